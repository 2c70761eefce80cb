"""The circuits: centre line, timing lines, turns and pit lane; learning and recognising them.

circuit.py      the nouns: Circuit, TimingLine, Turn
centre_line.py  the centre line as a smooth curve by distance
beside.py       where points lie relative to it, many at once
laying.py       from the facts of a file and a centre line to timing lines
library.py      the circuits that are known, one TOML and one CSV file each; load and save
editing.py      lines moved by hand or onto a measured finish line
driven.py       laps cut from samples, or refused with a reason
closing.py      a driven path as a closed line
finish_line.py  the finish line from steps of the lap counter
pit_lane.py     the pit lane from somebody who drove it
learning.py     all of that together: a track from driven laps
recognition.py  which of the known circuits is a car driving?
watch.py        the same for twelve rigs while they drive
imported.py     circuits from files of other projects; survey.py, gates.py
sketch.py       a circuit as a picture
"""
