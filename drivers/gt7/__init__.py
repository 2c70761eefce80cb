"""The telemetry feed of Gran Turismo 7: heartbeat, cipher, packet to sample.

    ports.py      where a console listens, and where it sends to
    packet.py     the wire: packet types, heartbeats, the clear packet as a NumPy record
    feed.py       one socket for every console, and the heartbeats that keep them sending
    _gt7          the same packets in C: decode, seal, unseal (salsa20.c, packet.c, _gt7.c)
    twin.py       the specification of _gt7 in Python; every decode test runs on both

Nothing of the protocol is official. The facts come from public implementations that agree
(Nenkai/PDTools, MacManley/gt7-udp, zetetos/gt-telemetry, snipem/gt7dashboard, profittlich/
gt7speedboard) and were checked on recorded packets.
"""
