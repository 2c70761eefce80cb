"""The rules: what a meeting is, what may happen to it, and what follows. No Qt, no cable."""

__version__ = "0.1.0"
