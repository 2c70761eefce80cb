"""A linear mixed model by REML: fixed effects, beside groups that each have a form of their own.

y = X b + a term for each group + rest. The spread of the groups is found where the restricted
likelihood (Patterson and Thompson 1971) is highest; the degrees of freedom of a difference are
Satterthwaite's (1946; Giesbrecht and Burns 1985). A few dozen groups and some thousand rows are
what it is made for: one fit takes some tens of milliseconds, and needs numpy alone.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]
GOLDEN: Final = (5**0.5 - 1) / 2
ROUNDS: Final = 40  # of the search over all ratios
NARROW: Final = 1e-5  # of a ratio, as a share of its whole range
NO_SPREAD: Final = 1e-3  # a ratio below it is none
STEP: Final = 1e-2  # of log variances, for derivatives
MOST_DF: Final = 1e6


class Products(Struct, frozen=True):
    """What the likelihood needs of the rows; `of` says to which term each group belongs."""

    rows: int
    of: NDArray[np.int64]
    zz: Floats
    zw: Floats  # of groups and [X y]
    ww: Floats  # of [X y] and [X y]


class Solved(Struct, frozen=True):
    """The best fixed effects where the ratios are given. `inverse`: of X'V^-1 X, for spread 1."""

    effects: Floats
    inverse: Floats
    rest: float  # weighted sum of squares
    log_dets: float  # log |V| + log |X'V^-1 X|


class Fit(Struct, frozen=True):
    """`effects` and their `covariance`; `spread` of each term and of the rest, as deviations."""

    effects: Floats
    covariance: Floats
    spread: tuple[float, ...]
    _products: Products

    def df(self, weights: Floats) -> float:
        """Satterthwaite's degrees of freedom of the weighted sum of effects."""
        return _df(self._products, self.spread, weights)


def fit(y: Floats, x: Floats, terms: Sequence[NDArray[np.int64]]) -> Fit:
    """The model of rows `y` with columns `x`, and for each term the number of each row's group.

    ValueError when there are not more rows than columns.
    """
    if len(y) <= x.shape[1]:
        raise ValueError(f"{len(y)} rows are too few for {x.shape[1]} effects.")
    products = _products(y - y.mean(), x, terms)
    ratios = _best(products, len(terms))
    solved = _solved(products, ratios)
    variance = solved.rest / (len(y) - x.shape[1])
    effects = solved.effects + np.linalg.lstsq(x, np.full(len(y), y.mean()), rcond=None)[0]
    deviations = (*(ratio * variance**0.5 for ratio in ratios), variance**0.5)
    return Fit(effects, solved.inverse * variance, deviations, products)


def _products(y: Floats, x: Floats, terms: Sequence[NDArray[np.int64]]) -> Products:
    wide = [np.equal.outer(term, np.unique(term)).astype(float) for term in terms]
    z = np.hstack([np.zeros((len(y), 0)), *wide])
    w = np.column_stack([x, y])
    of = np.repeat(np.arange(len(terms)), [each.shape[1] for each in wide])
    return Products(len(y), of, z.T @ z, z.T @ w, w.T @ w)


def _solved(products: Products, ratios: Sequence[float]) -> Solved:
    """`ratios`: of each term's deviation to that of the rest."""
    scale = np.array([*ratios, 0.0])[products.of]
    inner = np.eye(len(scale)) + scale[:, None] * products.zz * scale
    root = np.linalg.cholesky(inner)
    shrunk = np.linalg.solve(root, scale[:, None] * products.zw)
    left = products.ww - shrunk.T @ shrunk
    xx, xy = left[:-1, :-1], left[:-1, -1]
    inverse: Floats = np.asarray(np.linalg.inv(xx), dtype=np.float64)
    effects = inverse @ xy
    rest = float(left[-1, -1] - xy @ effects)
    log_dets = 2 * float(np.log(np.diag(root)).sum()) + float(np.linalg.slogdet(xx)[1])
    return Solved(effects, inverse, max(rest, 1e-12), log_dets)


def _deviance(products: Products, ratios: Sequence[float]) -> float:
    """-2 times the restricted log likelihood at the best variance, but for a constant."""
    solved = _solved(products, ratios)
    return (products.rows - len(solved.effects)) * float(np.log(solved.rest)) + solved.log_dets


def _best(products: Products, terms: int) -> tuple[float, ...]:
    """One ratio after the other to its best, until none moves any more."""
    shares = [0.5] * terms  # ratio / (1 + ratio), from 0 to below 1
    for _ in range(ROUNDS):
        before = list(shares)
        for at in range(terms):
            shares[at] = _best_share(products, shares, at)
        if all(abs(a - b) < 10 * NARROW for a, b in zip(before, shares, strict=True)):
            break
    return tuple(_ratio(share) for share in shares)


def _ratio(share: float) -> float:
    ratio = share / (1 - share)
    return ratio if ratio > NO_SPREAD else 0.0


def _best_share(products: Products, shares: Sequence[float], at: int) -> float:
    """By golden section."""

    def height(share: float) -> float:
        return _deviance(products, [_ratio(share if i == at else s) for i, s in enumerate(shares)])

    low, high = 0.0, 0.999
    one, two = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    of_one, of_two = height(one), height(two)
    while high - low > NARROW:
        if of_one < of_two:
            high, two, of_two = two, one, of_one
            one = high - GOLDEN * (high - low)
            of_one = height(one)
        else:
            low, one, of_one = one, two, of_two
            two = low + GOLDEN * (high - low)
            of_two = height(two)
    middle = (low + high) / 2
    return 0.0 if height(0.0) <= height(middle) else middle


def _df(products: Products, spread: Sequence[float], weights: Floats) -> float:
    """2 v^2 / (g' A g): `v` the variance of the sum, `g` its slope, `A` how far variances vary."""
    there = [at for at, each in enumerate(spread) if each > 0]
    logs = np.log(np.square([spread[at] for at in there]))

    def of(moved: Floats) -> tuple[float, float]:
        variances = np.zeros(len(spread))
        variances[there] = np.exp(moved)
        rest = float(variances[-1])
        solved = _solved(products, np.sqrt(variances[:-1] / rest).tolist())
        degrees = products.rows - len(solved.effects)
        deviance = degrees * np.log(rest) + solved.log_dets + solved.rest / rest
        return float(deviance), float(rest * weights @ solved.inverse @ weights)

    steps = np.eye(len(logs)) * STEP
    slope = np.array([(of(logs + s)[1] - of(logs - s)[1]) / (2 * STEP) for s in steps])
    bend = np.array([[_bend(of, logs, a, b) for b in steps] for a in steps])
    varies = float(slope @ np.linalg.pinv(bend / 2, hermitian=True) @ slope)
    variance = of(logs)[1]
    return min(2 * variance**2 / varies, MOST_DF) if varies > 0 else MOST_DF


def _bend(of: Callable[[Floats], tuple[float, float]], logs: Floats, a: Floats, b: Floats) -> float:
    """The second derivative of the deviance."""
    return float(
        (of(logs + a + b)[0] - of(logs + a - b)[0] - of(logs - a + b)[0] + of(logs - a - b)[0])
        / (4 * STEP**2)
    )
