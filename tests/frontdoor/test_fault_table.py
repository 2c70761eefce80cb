"""Every fault that can be simulated, in one race: each is found at its rig and rightly named."""

import os

import pytest

from racecontrol.frontdoor.seeded import race
from racecontrol.frontdoor.seeds import BASES, BOXES, SEEDS, STREAMS, sown
from racecontrol.rigs.found import NO_RIG

pytestmark = pytest.mark.xdist_group("whole_program")


@pytest.mark.timeout(300)
@pytest.mark.skipif(os.name != "posix", reason="simulated rig boxes need pseudo-terminals")
def test_every_seeded_fault_is_found_and_rightly_named():
    with race(udp_port=44_860, every_s=4.5) as running:
        running.run(lambda _: None)
    busy = [fact.fault.sentence for fact in running.strange if fact.fault.rig == NO_RIG]
    wrong = {row.seed.name: row.found for row in running.rows if not row.right}
    if wrong and busy:  # the program itself says that this machine cannot keep up
        pytest.skip(f"this machine is too busy to tell: {busy[0]}")
    assert wrong == {}
    assert len(running.rows) == sum(map(len, SEEDS))
    assert running.signals_ms  # flags went out meanwhile, and were read back


def test_no_rig_has_two_faults_at_once_and_no_two_seeds_have_one_name():
    plan = sown(SEEDS, range(1, 13), 8.0, 3.0)
    for one in plan:
        beside = [other.rig for other in plan if abs(other.at_s - one.at_s) < 3.0]
        assert len(beside) == len(set(beside))
    names = [seed.name for seed in (*BOXES, *STREAMS, *BASES)]
    assert len(names) == len(set(names)) == len(plan)
