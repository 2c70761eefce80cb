"""Reasons that stewards give, in the words of the sport (FIA messages of real races)."""

from typing import Final

REASONS: Final = (
    "Causing a collision",
    "Forcing another driver off the track",
    "Leaving the track and gaining an advantage",
    "Track limits",
    "False start",
    "Starting procedure infringement",
    "Speeding in the pit lane",
    "Unsafe release",
    "Unsafe condition",
    "Impeding",
    "Moving under braking",
    "Driving unnecessarily slowly",
    "Yellow flag infringement",
    "Leaving pit exit on red light",
    "Failing to follow race director's instructions",
)
