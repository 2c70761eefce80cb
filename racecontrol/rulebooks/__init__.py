"""Rulebooks: read from TOML, checked, explained as prose. The nouns are `meeting.rulebook`.

Whatever is wrong in a file becomes one sentence with file, line and key.
"""
