"""Detectors that suggest, and the penalties that people may give."""
