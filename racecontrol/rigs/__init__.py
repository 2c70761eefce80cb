"""The rigs: what is known of their wheelbases, boxes and consoles, and which faults that shows.

Nouns that cables fill in, and pure functions that screens, certificates and tests read. Nothing
here opens a device.
"""
