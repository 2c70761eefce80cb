"""Datagrams to passings to laps.

The hot loop is C: `core.c` (what a datagram means), `crossing.c` (when a line was crossed), `lap.c`
(which lap that was), `ring.c` (the way out), `loop.c` (the receiving thread), behind the module
`_timing`. `twin.py` and `twin_laps.py` say the same in Python and are the specification. The
program uses `telemetry.Telemetry`, recordings `laps.laps_of`.

Times are ticks, 60 to the game second, until `clock.py` brings them to the event clock.
"""
