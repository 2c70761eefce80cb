"""Traces over time that the consoles share."""
