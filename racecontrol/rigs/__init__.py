"""The rigs: what is known of each one's devices and stream, and which faults that shows.

Nouns that cables fill in and screens and tests read. Nothing here opens a device.
"""
