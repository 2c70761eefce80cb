"""Faults on demand: each is found by its name while it lasts, and is over when it is mended."""

import pytest

from drivers.fanatec.mishaps import BaseMishap, happen
from racecontrol.frontdoor.seeds import BASES
from tests.drivers.fanatec.bench import Bench


@pytest.mark.parametrize("seed", BASES, ids=lambda seed: seed.base.name)
def test_what_happens_to_a_base_is_found_at_its_rig_and_is_over_when_it_is_mended(seed):
    bench = Bench(4, rate_hz=125).ready()
    happen(bench.bases[2], seed.base)
    picture = bench.until(lambda now: {fault.kind for fault in now.faults} == set(seed.kinds))
    assert {fault.rig for fault in picture.faults} == {3}
    happen(bench.bases[2], seed.base, on=False)
    bench.until(lambda now: not now.faults)
    assert bench.run(1).faults == ()


def test_each_can_be_seeded():
    assert {seed.base for seed in BASES} == set(BaseMishap)
