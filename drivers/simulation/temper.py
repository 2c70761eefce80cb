"""How drivers differ and err. Everything here comes from the seed, nothing from the clock."""

import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np

from drivers.simulation.plan import CarPlan

LAPS_KNOWN: Final = 128  # after so many laps a driver's days repeat
_LAP_SPREAD: Final = 0.0022
_CORNER_SPREAD: Final = 0.0045
_MISTAKE: Final = 0.035  # of the corners of a driver with steadiness 0
_MISTAKE_PACE: Final = 0.90


@dataclass(frozen=True, slots=True)
class Temper:
    """One driver in one session."""

    name: str
    skill: float
    boldness: float
    reaction_s: float  # from lights out to the first movement
    launch: float  # share of the thrust that the start makes use of
    habit_m: float  # to the right of the driving line
    release: float  # 0 to 1, when to leave the garage
    form: list[list[float]]  # by lap and corner: factor on the pace
    draw: list[list[float]]  # by lap and corner: a chance to pass is tried when below boldness

    def pace(self, lap: int, corner: int) -> float:
        """Share of the allowed speed that this driver drives there, on that lap."""
        return self.skill * self.form[lap % LAPS_KNOWN][corner]

    def dares(self, lap: int, corner: int) -> bool:
        """Whether a chance to pass is tried there, on that lap."""
        return self.draw[lap % LAPS_KNOWN][corner] < self.boldness


def temper(plan: CarPlan, index: int, seed: int, session: str, corners: int) -> Temper:
    """The driver of car `index`; character from the seed alone, form from the session too."""
    skill, steadiness, boldness = np.random.default_rng([seed, index]).uniform(size=3).tolist()
    if plan.steadiness is not None:
        steadiness = plan.steadiness
    rng = np.random.default_rng([seed, index, zlib.crc32(session.encode())])
    shape = (LAPS_KNOWN, corners)
    form = 1 + _LAP_SPREAD * rng.standard_normal((LAPS_KNOWN, 1)).clip(-2.5, 2.5)
    form = form + _CORNER_SPREAD * rng.standard_normal(shape).clip(-2.5, 2.5)
    slips = rng.uniform(size=shape) < _MISTAKE * (1.05 - steadiness)
    form = np.where(slips, form * _MISTAKE_PACE, form)
    return Temper(
        name=plan.name,
        skill=plan.skill if plan.skill is not None else 0.970 + 0.014 * skill,
        boldness=plan.boldness if plan.boldness is not None else 0.45 + 0.4 * boldness,
        reaction_s=float(0.19 + 0.16 * rng.uniform()),
        launch=float(0.90 + 0.10 * rng.uniform()),
        habit_m=float(rng.normal(0, 0.25)),
        release=float(rng.uniform()),
        form=form.tolist(),
        draw=rng.uniform(size=shape).tolist(),
    )
