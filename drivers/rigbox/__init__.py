"""The control box on each rig: e-stop, seat, power, buttons in, relay and lamp out, over RS-485.

    registers.py  the map: which bit is what
    budget.py     how long a question takes on the wire, and so a round
    ports.py      the serial port of a USB adapter, by its ids and never by its name
    line.py       the open port: one question, one answer, and what can become of it
    bus.py        the thread that owns a port: reads all boxes, writes what was ordered

All boxes of a bus hang on one pair of wires and speak Modbus RTU. The e-stop is hard-wired to the
base's power; this only reads it. A box that does not answer is to be taken for one whose e-stop is
open. A box itself puts its lamps out when nobody asks it for two seconds, and keeps its relay.
"""
