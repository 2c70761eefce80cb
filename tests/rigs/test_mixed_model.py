"""The mixed model against published figures, a closed form, and a second way to reckon it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.rigs.mixed_model import fit

# Yield of dyestuff, six batches of five: Davies and Goldsmith, Statistical Methods in Research
# and Production, 4th edition 1972, table 6.1.
DYESTUFF = (
    (1545, 1440, 1440, 1520, 1580),
    (1540, 1555, 1490, 1560, 1495),
    (1595, 1550, 1605, 1510, 1560),
    (1445, 1440, 1595, 1465, 1545),
    (1595, 1630, 1515, 1635, 1625),
    (1520, 1455, 1450, 1480, 1445),
)


def balanced(rows):
    y = np.array(rows, dtype=float)
    groups = np.repeat(np.arange(y.shape[0]), y.shape[1])
    return fit(y.ravel(), np.ones((y.size, 1)), [groups])


def test_the_spread_of_dyestuff_is_as_published():
    model = balanced(DYESTUFF)
    assert model.effects[0] == pytest.approx(1527.5, abs=1e-6)
    assert model.spread == pytest.approx((42.001, 49.510), abs=0.001)
    assert model.covariance[0, 0] ** 0.5 == pytest.approx(19.383, abs=0.001)
    assert model.df(np.array([1.0])) == pytest.approx(5.0, abs=0.01)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 8), st.integers(2, 6))
def test_balanced_groups_have_the_spread_of_their_mean_squares(seed, groups, each):
    rng = np.random.default_rng(seed)
    rows = rng.normal(0, 3, (groups, 1)) + rng.normal(0, 1, (groups, each))
    between = each * rows.mean(axis=1).var(ddof=1)
    within = rows.var(axis=1, ddof=1).mean()
    model = balanced(rows)
    if between > within * 1.01:
        assert model.spread[0] ** 2 == pytest.approx((between - within) / each, rel=1e-2)
        assert model.spread[1] ** 2 == pytest.approx(within, rel=1e-2)
        assert model.covariance[0, 0] == pytest.approx(between / rows.size, rel=1e-2)
    elif between < within * 0.99:
        assert model.spread[0] == 0.0


def crossed(seed):
    """Rows, columns and terms: cars by rigs, unevenly, with a trend."""
    rng = np.random.default_rng(seed)
    rows = 90
    one, two = rng.integers(0, 6, rows), rng.integers(0, 18, rows)
    x = np.column_stack([np.ones(rows), rng.normal(size=rows), rng.integers(0, 2, rows)])
    y = 90_000 + x @ [0, 20, 50] + 80 * rng.normal(size=6)[one]
    y = y + 50 * rng.normal(size=18)[two] + 60 * rng.normal(size=rows)
    return y, x, (one, two)


def dense(y, x, terms, spread):
    """The restricted deviance, effects and covariance with V written out: rows by rows."""
    v = spread[-1] ** 2 * np.eye(len(y))
    for term, one in zip(terms, spread, strict=False):
        v += one**2 * np.equal.outer(term, term)
    inverse = np.linalg.inv(v)
    covariance = np.linalg.inv(x.T @ inverse @ x)
    effects = covariance @ x.T @ inverse @ y
    rest = y - x @ effects
    deviance = np.linalg.slogdet(v)[1] - np.linalg.slogdet(covariance)[1] + rest @ inverse @ rest
    return deviance, effects, covariance


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_the_model_written_out(seed):
    y, x, terms = crossed(seed)
    model = fit(y, x, terms)
    best, effects, covariance = dense(y, x, terms, model.spread)
    assert model.effects == pytest.approx(effects, rel=1e-9)
    assert model.covariance == pytest.approx(covariance, rel=1e-6)
    for at in range(3):
        for share in (0.9, 0.98, 1.02, 1.1):
            moved = [s * share if i == at else s for i, s in enumerate(model.spread)]
            assert dense(y, x, terms, moved)[0] >= best - 1e-6


def test_groups_that_do_not_differ_have_no_spread():
    rows = np.tile([90_000.0, 90_100.0, 90_200.0], (5, 1))
    model = balanced(rows)
    assert model.spread[0] == 0.0
    assert model.df(np.array([1.0])) == pytest.approx(14, rel=0.01)


def test_too_few_rows_are_refused():
    with pytest.raises(ValueError, match="2 rows are too few for 2 effects"):
        fit(np.array([1.0, 2.0]), np.eye(2), [])
