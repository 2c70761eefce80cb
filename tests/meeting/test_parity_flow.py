"""Rigs are proved equal, signed for by two, sealed; a change breaks the seal; a driver moves."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_acts import (
    CreditTime,
    IssueCertificate,
    LoadGolden,
    MoveDriver,
    ParityAct,
    RecordCheck,
    SealEqual,
    SignCertificate,
    TakeGolden,
    TickValue,
    WriteGolden,
)
from racecontrol.meeting.parity_facts import RigRead, SettingsOrdered
from racecontrol.meeting.rig_checks import CHECKS
from racecontrol.sessions import classify
from tests.story import GAME_MS, START_NS, STEWARD, Story, meeting
from ui.parity_sentences import parity_sentence

TECHNICIAN = Person("Technician", Role.TECHNICIAN)
FF, RIM = Value("tuning.FF", "70 %"), Value("rim", "GT Extreme")
ASSISTS = Value("game.assists", "off")


def read(story: Story, rig: int, *values: Value, at_ns: int = START_NS) -> None:
    story.add(RigRead(rig, values, at_ns))


@pytest.fixture
def story() -> Story:
    """Two rigs with drivers and a spare one, all read, rig 1 golden."""
    story = Story(7, 12)
    plain = meeting(7, 12)
    story.add(MeetingOpened(replace(plain, rigs=(*plain.rigs, Rig(13, "127.0.2.13")))))
    for rig in (1, 2, 13):
        read(story, rig, FF, RIM)
    story.act(TakeGolden(1), TECHNICIAN)
    return story


def check_all(story: Story, *rigs: int) -> None:
    for rig in rigs:
        for check in CHECKS:
            story.act(RecordCheck(rig, check.key, True, "fine"), TECHNICIAN)


def seal(story: Story) -> None:
    check_all(story, 1, 2)
    story.act(IssueCertificate(), TECHNICIAN)
    story.act(SignCertificate(), TECHNICIAN)
    story.act(SignCertificate(), STEWARD)
    story.act(SealEqual(), TECHNICIAN, 1000)


def test_a_certificate_says_by_hashes_that_the_rigs_with_drivers_are_equal(story: Story) -> None:
    seal(story)
    parity = story.state.parity
    assert parity.certificate is not None and set(parity.certificate.rigs) == {1, 2}
    assert set(parity.certificate.rigs.values()) == {parity.certificate.golden}
    assert parity.holds and parity.seal is not None and parity.seal.by == "Technician"


def test_no_certificate_while_a_value_differs_or_a_check_is_missing(story: Story) -> None:
    check_all(story, 1)
    refusal = story.refused(IssueCertificate(), TECHNICIAN)
    assert refusal == "Rig 2 has passed 0 of 20 checks. Next: One base at its port."
    read(story, 2, Value("tuning.FF", "65 %"))
    refusal = story.refused(IssueCertificate(), TECHNICIAN)
    assert refusal == ("Rig 2 differs from the golden rig in 1 of 2 values: FF 65 %, golden 70 %.")


def test_a_failed_check_holds_the_certificate_until_it_is_passed(story: Story) -> None:
    check_all(story, 1, 2)
    story.act(RecordCheck(2, "heat", False, "fan loud"), TECHNICIAN)
    assert "Next: Fan and case." in story.refused(IssueCertificate(), TECHNICIAN)
    story.act(RecordCheck(2, "heat", True), TECHNICIAN)
    story.act(IssueCertificate(), TECHNICIAN)


def test_two_persons_have_to_sign_what_is_still_true(story: Story) -> None:
    assert story.refused(SignCertificate(), STEWARD).startswith("There is no certificate")
    check_all(story, 1, 2)
    story.act(IssueCertificate(), TECHNICIAN)
    story.act(SignCertificate(), TECHNICIAN)
    assert "signed this certificate already" in story.refused(SignCertificate(), TECHNICIAN)
    assert story.refused(SealEqual(), TECHNICIAN) == "The certificate lacks 1 of 2 signatures."
    read(story, 2, Value("rim", "another"))
    changed = "Rig 2 has changed since the certificate. Issue a new one."
    assert story.refused(SignCertificate(), STEWARD) == changed


def test_a_change_breaks_the_seal_for_good_and_says_what_it_was(story: Story) -> None:
    seal(story)
    read(story, 2, RIM, FF, at_ns=START_NS + 5)
    assert story.state.parity.holds
    read(story, 2, Value("tuning.FF", "65 %"), at_ns=START_NS + 9)
    words = parity_sentence(story.facts[-1], story.state)  # type: ignore[arg-type]
    assert words.startswith("Rig 2: Seal broken. FF was 70 % when sealed at ")
    assert words.endswith(" and is 65 % now.")
    read(story, 2, FF, at_ns=START_NS + 20)
    parity = story.state.parity
    assert not parity.holds and [one.line.found for one in parity.broken[2]] == ["65 %"]
    story.act(IssueCertificate(), TECHNICIAN)
    assert story.state.parity.seal is None and story.state.parity.broken == {}


def test_a_spare_rig_may_change_without_breaking_the_seal(story: Story) -> None:
    seal(story)
    read(story, 13, Value("tuning.FF", "10 %"))
    assert story.state.parity.holds


@pytest.mark.parametrize(
    ("act", "who", "refusal"),
    [
        (TakeGolden(9), TECHNICIAN, "There is no rig 9."),
        (TakeGolden(1), STEWARD, "Only the rig technician or the race director can do that."),
        (LoadGolden((), "golden.toml"), TECHNICIAN, "golden.toml has no values."),
        (TickValue(1, FF), TECHNICIAN, "FF is read by the program, not ticked."),
        (TickValue(1, Value("x", "y")), TECHNICIAN, "There is no value 'x'."),
        (TickValue(1, Value("game.assists", " ")), TECHNICIAN, "Say what assists is."),
        (RecordCheck(1, "x", True), TECHNICIAN, "There is no check 'x'."),
        (WriteGolden(()), TECHNICIAN, "Say to which rigs."),
        (MoveDriver(7, 2, "dead"), TECHNICIAN, "Car 12 sits at rig 2."),
        (MoveDriver(7, 13, " "), TECHNICIAN, "Say in a few words why."),
        (CreditTime("race-1", 7, 0, "x"), STEWARD, "Say how much time it cost."),
        (CreditTime("race-1", 7, 9, "x"), TECHNICIAN,
         "Only the stewards or the race director can credit time."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_a_sentence(
    story: Story, act: ParityAct, who: Person, refusal: str
) -> None:
    assert story.refused(act, who) == refusal


def test_golden_values_come_from_a_rig_or_a_file_and_ticks_count_like_readings(
    story: Story,
) -> None:
    story.act(LoadGolden((FF, RIM, ASSISTS), "golden.toml"), TECHNICIAN)
    lines = story.state.parity.differences(1)
    assert [str(line) for line in lines] == ["Assists not read, golden off"]
    story.act(TickValue(1, ASSISTS), TECHNICIAN)
    assert story.state.parity.differences(1) == ()
    assert parity_sentence(story.facts[-1], story.state) == (  # type: ignore[arg-type]
        "Rig 1: Assists off, ticked by Technician."
    )


def test_the_golden_tuning_is_never_written_while_a_session_runs(story: Story) -> None:
    story.act(WriteGolden((2, 13)), TECHNICIAN)
    (ordered,) = [fact for fact in story.facts if isinstance(fact, SettingsOrdered)]
    assert ordered.rigs == (2, 13) and ordered.values == (FF,)
    story.start("race-1", 7, 12)
    refusal = story.refused(WriteGolden((2,)), TECHNICIAN)
    assert refusal == ("No writing to rigs while Race 1 runs. The director can release rig 2.")


def test_a_driver_moves_to_the_spare_rig_and_keeps_the_laps(story: Story) -> None:
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    story.lap(7, 60_000)
    story.act(MoveDriver(7, 13, "the base died"), TECHNICIAN, 130_000)
    assert story.state.meeting is not None
    assert story.state.meeting.entry(7).rig == 13
    session = story.session
    assert session.lap_of(7, 1) == 3 and [lap.lap for lap in session.run(7).laps] == [1, 2]
    assert story.refused(MoveDriver(12, 13, "x"), TECHNICIAN) == "Car 07 sits at rig 13."
    story.act(CreditTime("race-1", 7, 42_500, "moved to rig 13"), STEWARD)
    assert story.state.parity.credits[0].ms == 42_500


def test_nobody_is_moved_to_a_rig_that_is_not_like_the_others(story: Story) -> None:
    read(story, 13, Value("tuning.FF", "65 %"))
    assert story.refused(MoveDriver(7, 13, "dead"), TECHNICIAN) == (
        "Rig 13 is not like the golden rig: FF 65 %, golden 70 %. Write the settings first."
    )


def test_the_time_between_two_rigs_is_part_of_a_race(story: Story) -> None:
    story.start("race-1", 7, 12)
    for number, laps_ms in ((7, 60_000), (12, 70_000)):
        story.lap(number, laps_ms)
    story.act(MoveDriver(7, 13, "the base died"), TECHNICIAN, 70_000)
    assert story.state.parity.moved_ns("race-1", 7) == START_NS + 70_000 * GAME_MS
    assert (
        story.state.parity.moved_ns("race-2", 7) == story.state.parity.moved_ns("race-1", 12) == 0
    )
    story.wait(7, 35_000)
    story.lap(7, 60_000)
    story.lap(12, 70_000)
    rows = {row.entry: row for row in classify(story.state, story.session)}
    assert (rows[12].place, rows[12].total_ms) == (1, 140_000)
    assert (rows[7].place, rows[7].total_ms) == (2, 155_000)
