"""The cables: bytes in, bytes out.

One folder per device or feed. A driver knows its cable and the nouns of the meeting, the samples
and the tracks; it decides nothing. What goes wrong with a cable is one of `drivers.errors`.
"""
