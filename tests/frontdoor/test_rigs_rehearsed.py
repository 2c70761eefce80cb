"""The technician of a rehearsal: simulated rigs are checked, certified and sealed, by the rules."""

from pathlib import Path

import pytest

from racecontrol.frontdoor.rigs_bench import Bench, Hall, bench, simulated_hall
from racecontrol.frontdoor.rigs_rehearsed import TICKS, RigTechnician
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.parity import PARAMETERS, Known
from racecontrol.meeting.rig_checks import CHECKS, Judge
from racecontrol.results.documents import editions
from racecontrol.results.result_state import Result
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

pytestmark = pytest.mark.xdist_group("rigs")
DEMO = Path(__file__).parents[2] / "assets/events/demo.toml"


def prove(hall: Hall, found: Bench, golden: int = 1) -> str:
    return RigTechnician(found, hall.boxes, golden).prove()


@pytest.fixture(scope="module")
def meeting():
    return load_event(DEMO, FORMATS, PENALTIES)


def test_every_check_of_every_rig_is_passed_and_the_rigs_are_sealed(meeting) -> None:
    with simulated_hall(meeting, 4, None) as hall, bench(hall) as found:
        assert prove(hall, found) == "Rigs: 4 checked, certificate signed and sealed."
        parity = found.state.parity
        assert parity.holds and parity.certificate is not None
        assert parity.certificate.rigs == dict.fromkeys((1, 2, 3, 4), parity.certificate.golden)
        assert [one.role.value for one in parity.signatures] == ["rig technician", "race director"]
        done = [parity.checks[rig][check.key] for rig in (1, 4) for check in CHECKS]
        assert all(one.passed for one in done)
        by_program = [c.key for c in CHECKS if c.judge is Judge.PROGRAM]
        assert all(parity.checks[4][key].figures for key in by_program)
        assert parity.sheets[1]["range"] != parity.sheets[2]["range"]
        assert found.state.rigs.estops == {}
        (document,) = [e for e in editions(found.state) if e.kind.key == "parity-certificate"]
        assert document.result is Result.FINAL
        assert prove(hall, found) == ""


def test_a_rig_that_is_set_otherwise_is_not_sealed_and_it_is_said_why(
    meeting, caplog: pytest.LogCaptureFixture
) -> None:
    with simulated_hall(meeting, 2, 2) as hall, bench(hall) as found:
        said = prove(hall, found)
        assert said.startswith("Rigs: not sealed. Rig 2 differs from the golden rig in 1 of")
        assert found.state.parity.seal is None
        assert not found.state.parity.checks[2]["tuning"].passed
        assert "not sealed" in caplog.text
    caplog.clear()


def test_all_that_no_program_can_read_is_ticked() -> None:
    assert set(TICKS) == {one.key for one in PARAMETERS if one.known is Known.TICKED}
