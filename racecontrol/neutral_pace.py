"""How fast the cars of a rehearsal go on a neutralised track: as good drivers would."""

from typing import Final

from racecontrol.meeting.procedures import Neutral, NeutralRules

SAFETY_CAR_KMH: Final = 80.0
BELOW: Final = 1.06  # good drivers stay so much below a limit


def pace_under(kind: Neutral, rules: NeutralRules) -> tuple[float, float, bool]:
    """How good drivers go: km/h (0: no such limit), share of their pace, whether in a queue."""
    if kind is Neutral.SAFETY_CAR:
        return SAFETY_CAR_KMH, 1.0, True
    limit = rules.vsc if kind is Neutral.VSC else rules.fcy
    share = 1 / (limit.lap_factor * BELOW) if limit.lap_factor else 1.0
    return limit.kmh / BELOW, share, False
