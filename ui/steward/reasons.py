"""Reasons that stewards give: the closed list of infringements."""

from racecontrol.stewarding.infringements import INFRINGEMENTS as REASONS

__all__ = ["REASONS"]
