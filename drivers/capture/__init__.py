"""Record what came over a cable, and play it back as a cable.

writer.py       every datagram of a meeting into one MCAP file, laid out as layout.py says
capture_file.py the same back, a second of all rigs at a time
recordings.py   our captures, other people's packet files and pcap, read alike
player.py       a recording sent over UDP as a console would
motec.py        logs for MoTeC i2
"""
