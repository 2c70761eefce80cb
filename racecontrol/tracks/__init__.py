"""The circuits: centre line, timing lines, turns and pit lane.

circuit.py      the nouns: Circuit, TimingLine, Turn
centre_line.py  the centre line as a smooth curve by distance
library.py      the circuits that are known, one TOML and one CSV file each
"""
