"""Is any rig slower, drivers held equal? A mixed model of the lap times of practice.

    lap = rig + session + laps driven so far + lap of the stint + (driver) + (spell) + rest

A *spell* is what one driver drives on one rig in one go. Rigs are fixed effects, each against the
mean of all; drivers and spells are random, so that ten laps in a row count as one comparison of two
rigs, not as ten. Intervals hold for all rigs together (the largest |t| of them, from its joint
distribution): with equal rigs, one report in twenty names any rig at all.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from racecontrol.rigs.mixed_model import Floats, fit

DRAWS: Final = 100_000  # of the largest |t|: its quantile is good to a hundredth
SEED: Final = 12  # the same laps give the same report
LEVEL: Final = 0.95
FEWEST_SPARE: Final = 3  # spells beyond what the effects take, to see how much spells differ
FEWEST_LAPS: Final = 3  # of a spell, to count
LEAST_DF: Final = 1.0
UNSEEN: Final = 1e-10  # of the greatest eigenvalue


class RigLap(Struct, frozen=True):
    """A lap that counts in the comparison."""

    session: str
    rig: int
    driver: str
    spell: int  # one number for each stretch of one driver on one rig
    driven: int  # valid laps of this driver before it, in this session
    of_stint: int  # lap of the stint, from 1: tyres and fuel
    ms: int


class RigBias(Struct, frozen=True):
    """A rig against the mean of the rigs, ms a lap; above 0: slower. `low` to `high`: for all."""

    rig: int
    laps: int
    drivers: int
    ms: float
    error_ms: float  # standard error
    low_ms: float
    high_ms: float
    p: float  # of so large a difference among equal rigs, all looked at together

    @property
    def stands_out(self) -> bool:
        return self.low_ms > 0 or self.high_ms < 0


class Comparison(Struct, frozen=True):
    """What the laps say. `rigs` are those that they can compare; the `apart` they cannot."""

    rigs: tuple[RigBias, ...]
    apart: tuple[int, ...]
    laps: int
    drivers: int
    spells: int
    spare: int  # spells beyond what the effects take
    driver_ms: float  # how much drivers differ, as a standard deviation
    spell_ms: float | None  # spells of one driver; None: too few to see
    lap_ms: float  # laps of a spell
    df: float  # degrees of freedom behind the intervals

    @property
    def firm(self) -> bool:
        """Whether spells could be told from rigs; else the intervals are too narrow."""
        return self.spell_ms is not None


def compare(laps: Sequence[RigLap]) -> Comparison:
    """The rigs that these laps can compare; where they can compare none, `rigs` is empty."""
    kept = _long_enough(laps)
    rigs = tuple(sorted({lap.rig for lap in kept}))
    together = max(comparable(kept), key=len, default=())
    apart = tuple(rig for rig in rigs if rig not in together)
    kept = [lap for lap in kept if lap.rig in together]
    if len(together) < 2:
        drivers, spells = len({lap.driver for lap in laps}), len({lap.spell for lap in laps})
        return Comparison((), rigs, len(laps), drivers, spells, 0, 0.0, None, 0.0, 0.0)
    return _fitted(kept, together, apart)


def _long_enough(laps: Sequence[RigLap]) -> list[RigLap]:
    spells = defaultdict(list)
    for lap in laps:
        spells[lap.spell].append(lap)
    return [lap for spell in spells.values() if len(spell) >= FEWEST_LAPS for lap in spell]


def comparable(laps: Sequence[RigLap]) -> tuple[tuple[int, ...], ...]:
    """Groups of rigs whose difference the laps show, whatever drivers and sessions are like.

    Two rigs are in one group where no change of drivers, sessions and trends can make up for a
    change of one against the other: their rows of the null space of the design are the same.
    """
    rigs = sorted({lap.rig for lap in laps})
    if not rigs:
        return ()
    design = np.column_stack(
        [_members([lap.rig for lap in laps]), _members([lap.driver for lap in laps]), _around(laps)]
    )
    values, axes = np.linalg.eigh(design.T @ design)
    free = axes[:, values < UNSEEN * values[-1]]  # changes of effects that no lap shows
    groups: list[list[int]] = []
    for at, rig in enumerate(rigs):
        for group in groups:
            if np.allclose(free[at], free[rigs.index(group[0])], atol=1e-6):
                group.append(rig)
                break
        else:
            groups.append([rig])
    return tuple(tuple(group) for group in groups)


def _members(names: Sequence[int | str]) -> Floats:
    """A column to the name."""
    every = sorted(set(names), key=str)
    return np.array([[float(name == one) for one in every] for name in names])


def _around(laps: Sequence[RigLap]) -> Floats:
    """Sessions (the first is the measure), laps driven so far (they teach less and less), tyres."""
    sessions = _members([lap.session for lap in laps])[:, 1:]
    driven = np.log1p([float(lap.driven) for lap in laps])
    stint = np.array([float(lap.of_stint) for lap in laps])
    return np.column_stack([sessions, _standard(driven), _standard(stint)])


def _standard(figures: Floats) -> Floats:
    """With mean 0 and deviation 1, or all 0."""
    centred = figures - figures.mean()
    return np.asarray(centred / (centred.std() or 1.0))


def _fixed(laps: Sequence[RigLap], rigs: Sequence[int]) -> Floats:
    """The mean, each rig but the last against it, and what lies around; nothing twice."""
    member = _members([lap.rig for lap in laps])
    order = sorted(rigs, key=str)
    member = member[:, [order.index(rig) for rig in rigs]]
    columns = [np.ones(len(laps)), *(member[:, :-1] - member[:, -1:]).T]
    for column in _around(laps).T:
        if np.linalg.matrix_rank(np.column_stack([*columns, column])) > len(columns):
            columns.append(column)
    return np.column_stack(columns)


def _numbers(names: Sequence[int | str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    every = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([every[name] for name in names], dtype=np.int64)


def _spare(laps: Sequence[RigLap]) -> int:
    """How many spells there are beyond drivers, rigs and sessions: what shows their own spread."""
    first = {lap.spell: lap for lap in laps}.values()
    design = np.column_stack(
        [
            _members([lap.rig for lap in first]),
            _members([lap.driver for lap in first]),
            _members([lap.session for lap in first]),
        ]
    )
    return len(first) - int(np.linalg.matrix_rank(design))


def _fitted(laps: list[RigLap], rigs: tuple[int, ...], apart: tuple[int, ...]) -> Comparison:
    x, spare = _fixed(laps, rigs), _spare(laps)
    terms = [_numbers([lap.driver for lap in laps])]
    if spare >= FEWEST_SPARE:
        terms.append(_numbers([lap.spell for lap in laps]))
    model = fit(np.array([float(lap.ms) for lap in laps]), x, terms)
    weights = np.zeros((len(rigs), x.shape[1]))
    weights[:, 1 : len(rigs)] = np.vstack([np.eye(len(rigs) - 1), -np.ones(len(rigs) - 1)])
    ms, covariance = weights @ model.effects, weights @ model.covariance @ weights.T
    df = max(min(model.df(row) for row in weights), LEAST_DF)
    errors = np.sqrt(np.diag(covariance))
    largest = _largest(covariance / np.outer(errors, errors), df)
    reach = float(np.quantile(largest, LEVEL)) * errors
    found = tuple(
        RigBias(
            rig,
            sum(lap.rig == rig for lap in laps),
            len({lap.driver for lap in laps if lap.rig == rig}),
            float(ms[at]),
            float(errors[at]),
            float(ms[at] - reach[at]),
            float(ms[at] + reach[at]),
            float((largest >= abs(ms[at]) / errors[at]).mean()),
        )
        for at, rig in enumerate(rigs)
    )
    return Comparison(
        found, apart, len(laps), len({lap.driver for lap in laps}),
        len({lap.spell for lap in laps}), spare, model.spread[0],
        model.spread[1] if len(terms) > 1 else None, model.spread[-1], df,
    )  # fmt: skip


def _largest(correlation: Floats, df: float) -> Floats:
    """Draws of the largest |t| of the rigs, when all are equal: multivariate t, from a seed."""
    draw = np.random.default_rng(SEED)
    values, axes = np.linalg.eigh(correlation)
    root = axes * np.sqrt(values.clip(0))
    normal = draw.standard_normal((DRAWS, len(values))) @ root.T
    scale = np.sqrt(draw.chisquare(df, DRAWS) / df)
    largest: Floats = np.abs(normal).max(axis=1) / scale
    return largest
