"""The rigs: what is known of each wheelbase, and which faults that shows.

Nouns that cables fill in and screens, certificates and tests read. Nothing here opens a device.
"""
