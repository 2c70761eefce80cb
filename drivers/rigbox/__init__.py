"""The control box on each rig: e-stop, seat, power and two buttons, read over one RS-485 bus.

All boxes hang on one pair of wires and speak Modbus RTU. The e-stop is hard-wired to the base's
power; this only reads it. A box that does not answer is to be taken for one whose e-stop is open.
"""
