"""The flow of an event: who may do what, when, and in which words it is refused."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    DeletePassing,
    EndSession,
    FormGrid,
    GiveDecision,
    MovePassing,
    PublishResult,
    ShowFlag,
    StartSession,
    UndoCorrection,
)
from racecontrol.meeting.deciding.sequencing import StepKind, next_step, starts_at
from racecontrol.meeting.deciding.starting import board, hold_of, lights_on, not_ready
from racecontrol.meeting.deciding.suspending import alternative, proposal
from racecontrol.meeting.deciding.taking_part import parc_ferme
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.flow_acts import (
    AbortStart,
    ArmStart,
    BeginFormation,
    CancelSession,
    DeclareAbsent,
    DeclarePresent,
    DelaySession,
    EndNeutralisation,
    MarkReady,
    MoveStep,
    NameSubstitute,
    Neutralise,
    ReinstateEntry,
    ReleaseRig,
    RerunSession,
    SealRig,
    SetAdvance,
    SetPitLane,
    ShortenSession,
    StartLights,
    TakeOrder,
    WithdrawEntry,
)
from racecontrol.meeting.flow_facts import (
    CarStationary,
    LightsBegun,
    MovedEarly,
    ReactionMeasured,
    StartArmed,
)
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import TIMING, Flag, Person, Phase, Role
from racecontrol.meeting.procedures import (
    Countback,
    Neutral,
    NeutralRules,
    PitEnd,
    Procedures,
    StartKind,
)
from racecontrol.meeting.state import State
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story, meeting

CARS = (7, 12, 31)
S = 1_000_000_000
TECHNICIAN = Person("Tech", Role.TECHNICIAN)


@pytest.fixture
def grid() -> Story:
    """Race 1 on the grid."""
    story = Story(*CARS, laps=4)
    story.key = "race-1"
    story.act(FormGrid("race-1", CARS), DIRECTOR)
    return story


@pytest.fixture
def race() -> Story:
    story = Story(*CARS, laps=4)
    story.start("race-1", *CARS)
    return story


def ruled(procedures: Procedures) -> Story:
    story = Story(*CARS, laps=4)
    plain = meeting(*CARS, laps=4)
    book = replace(plain.rulebook, procedures=procedures)
    story.state = State()
    story.add(MeetingOpened(replace(plain, rulebook=book)))
    return story


RACE = "race-1"


@pytest.mark.parametrize(
    ("act", "who", "reason"),
    [
        (CancelSession(RACE, "late"), STEWARD, "Only the race director can run a session."),
        (MarkReady(RACE, 7, True), STEWARD, "Only the race director and the technician can say"),
        (ArmStart(RACE), TIMING, "A machine may only note. People decide."),
        (ArmStart(RACE), DIRECTOR, "0 of 3 are ready: car 07 is not."),
        (ArmStart("qualifying"), DIRECTOR, "Qualifying has no grid yet. Form the grid first."),
        (StartLights(RACE), DIRECTOR, "The start is not armed. Arm it first."),
        (AbortStart(RACE, "stalled"), DIRECTOR, "No start is under way."),
        (MarkReady(RACE, 45, True), DIRECTOR, "Car 45 is not on the grid of Race 1."),
        (MarkReady(RACE, 7, True, False), TECHNICIAN, "Driver of car 07 is marked so already."),
        (TakeOrder(RACE), DIRECTOR, "Race 1 is not suspended."),
        (Neutralise(RACE, Neutral.VSC), DIRECTOR, "Race 1 is not running: there is nothing to"),
        (EndNeutralisation(RACE), DIRECTOR, "The track is not neutralised."),
        (SetPitLane(RACE, PitEnd.EXIT, True), DIRECTOR, "Pit exit is open already."),
        (DelaySession(RACE, 0, "late"), DIRECTOR, "Say a delay between one second and one day."),
        (DelaySession(RACE, 60, " "), DIRECTOR, "Say in a few words why."),
        (ShortenSession(RACE, "late", 4), DIRECTOR, "Race 1 has 4 laps. Say fewer, and at least"),
        (
            ShortenSession("qualifying", "late", duration_s=120),
            DIRECTOR,
            "Qualifying has 120 s. Say less, and at least one second.",
        ),
        (RerunSession(RACE, "tyres"), DIRECTOR, "Race 1 has not ended: there is nothing to run"),
        (DeclareAbsent(RACE, 45, "ill"), DIRECTOR, "Car 45 is not entered."),
        (DeclarePresent(RACE, 7), DIRECTOR, "Car 07 is not out of Race 1."),
        (WithdrawEntry(45, "ill"), DIRECTOR, "Car 45 is not entered."),
        (ReinstateEntry(7, "well"), DIRECTOR, "Car 07 is not withdrawn."),
        (
            NameSubstitute(RACE, 7, " ", "SUB", "ITA", "ill"),
            DIRECTOR,
            "Say the name of the substitute.",
        ),
        (
            NameSubstitute(RACE, 7, "S. Ub", "sub", "ITA", "ill"),
            DIRECTOR,
            "The code 'sub' must be three capital letters or digits.",
        ),
        (SetAdvance(False), DIRECTOR, "The event does not advance by itself."),
        (MoveStep(5), DIRECTOR, "The event does not advance by itself: there is no step to move."),
        (ReleaseRig(9, "motor"), DIRECTOR, "There is no rig 9."),
        (SealRig(1), TECHNICIAN, "Rig 1 is not released."),
        (CancelSession("race-9", "late"), DIRECTOR, "There is no session 'race-9' in this event."),
    ],
)
def test_no_is_said_in_one_sentence(grid: Story, act: AnyAct, who: Person, reason: str) -> None:
    assert grid.refused(act, who).startswith(reason)


# ---- the start ----


def test_the_board_fills_and_the_hold_is_drawn_so_that_it_can_be_proved(grid: Story) -> None:
    for car in CARS:
        grid.act(MarkReady(RACE, car, driver=False), TECHNICIAN)
        grid.act(MarkReady(RACE, car, driver=True), DIRECTOR)
        assert car not in not_ready(grid.session)
    grid.act(ArmStart(RACE), DIRECTOR, 5_000)
    armed = grid.session.flow.start.armed
    assert armed is not None and 200 <= armed.hold_ms <= 3_000
    assert armed.hold_ms == hold_of(armed.seed, armed.at_ns, armed.least_ms, armed.most_ms)
    grid.act(StartLights(RACE), DIRECTOR, 8_000)
    lights = grid.session.flow.start.lights
    assert lights is not None and grid.session.phase is Phase.STARTED
    assert lights.out_ns - lights.at_ns == (4_000 + armed.hold_ms) * 1_000_000
    assert grid.session.started_ns == lights.out_ns


def test_the_board_shows_what_was_measured_at_the_start(grid: Story) -> None:
    grid.act(MarkReady(RACE, 12, driver=True), DIRECTOR)
    assert [(box.entry, box.rig, box.driver) for box in board(grid.session)] == [
        (7, False, False),
        (12, False, True),
        (31, False, False),
    ]
    grid.add(
        MovedEarly(RACE, 7, 810, 300, 240, 17, START_NS),
        ReactionMeasured(RACE, 12, 210, 260, 17, START_NS),
        CarStationary(RACE, 31, 1_500, START_NS),
    )
    boxes = board(grid.session)
    assert [box.moved_early_mm for box in boxes] == [810, 0, 0]
    assert [box.reaction_ms for box in boxes] == [None, 260, None]
    assert [box.stands for box in boxes] == [False, False, True]
    grid.add(ReactionMeasured(RACE, 31, None, 4_000, 17, START_NS))  # it got away after all
    assert not board(grid.session)[2].stands


def test_holds_are_spread_over_their_range_and_depend_on_seed_and_moment() -> None:
    holds = [hold_of(f"seed {i}", START_NS, 200, 3_000) for i in range(400)]
    assert min(holds) < 300 and max(holds) > 2_900 and 1_400 < sum(holds) / 400 < 1_800
    assert hold_of("a", 1, 200, 3_000) == hold_of("a", 1, 200, 3_000)
    assert len({hold_of("a", i, 200, 3_000) for i in range(20)}) > 15
    assert hold_of("a", 1, 500, 500) == 500


def test_every_arming_draws_anew(grid: Story) -> None:
    for at_ms in (1_000, 2_000, 3_000):
        grid.act(ArmStart(RACE, anyway=True), DIRECTOR, at_ms)
        grid.act(AbortStart(RACE, "again", laps_removed=0), DIRECTOR, at_ms)
    armed = [fact for fact in grid.facts if isinstance(fact, StartArmed)]
    assert len({fact.seed for fact in armed}) == 3


def test_lights_come_on_step_by_step_and_go_out_together() -> None:
    lights = LightsBegun(RACE, 5, 1_000, 700, START_NS + 4_700_000_000, START_NS)
    at = {-1: 0, 0: 1, 999: 1, 1_000: 2, 3_999: 4, 4_000: 5, 4_699: 5, 4_700: 0}
    assert {ms: lights_on(lights, START_NS + ms * 1_000_000) for ms in at} == at


def test_an_armed_start_is_not_started_in_another_way(grid: Story) -> None:
    grid.act(ArmStart(RACE, anyway=True), DIRECTOR)
    assert grid.refused(StartSession(RACE), DIRECTOR).startswith("The start is armed.")
    assert grid.refused(BeginFormation(RACE), DIRECTOR) == "The start is armed. Abort it first."
    grid.act(FormGrid(RACE, (12, 7, 31)), DIRECTOR)  # a new grid is armed anew
    assert grid.session.flow.start.armed is None


def test_a_rolling_start_has_no_lights(grid: Story) -> None:
    grid.act(BeginFormation(RACE, StartKind.ROLLING), DIRECTOR)
    assert grid.refused(ArmStart(RACE, True), DIRECTOR).startswith("A rolling start has no lights.")
    grid.act(StartSession(RACE), DIRECTOR)
    assert grid.session.running


def test_a_start_is_aborted_until_somebody_has_done_a_lap(race: Story) -> None:
    race.sector(7, 1, 20_000)
    race.act(AbortStart(RACE, "car 31 stalled"), DIRECTOR, 30_000)
    assert (race.session.phase, race.session.plan.laps) == (Phase.GRID, 3)
    assert race.session.runs == {} and race.session.flow.attempts[0].runs[7].passings
    race.act(StartSession(RACE, START_NS), DIRECTOR)
    race.lap(7, 60_000)
    assert race.refused(AbortStart(RACE, "x"), DIRECTOR).startswith("A lap is done")


def test_an_abort_leaves_at_least_one_lap(race: Story) -> None:
    refused = race.refused(AbortStart(RACE, "x", laps_removed=4), DIRECTOR)
    assert refused == "Race 1 has 4 laps: at least one must stay."
    race.act(AbortStart(RACE, "x", laps_removed=0), DIRECTOR)
    assert race.session.plan.laps == 4


# ---- neutralisation ----


def test_a_safety_car_has_its_phases_and_green_ends_it(race: Story) -> None:
    race.act(Neutralise(RACE, Neutral.SAFETY_CAR), DIRECTOR, 1_000)
    assert race.refused(Neutralise(RACE, Neutral.SAFETY_CAR), DIRECTOR).endswith("out already.")
    race.act(SetPitLane(RACE, PitEnd.ENTRY, False), DIRECTOR, 2_000)
    race.act(EndNeutralisation(RACE), DIRECTOR, 3_000)
    now = race.session.flow.neutral
    assert now is not None and now.ending_ns == START_NS + 3_000 * GAME_MS
    race.act(ShowFlag(RACE, Flag.GREEN), DIRECTOR, 4_000)
    assert race.session.flow.neutral is None and not race.session.flow.pit_entry_open
    assert race.session.flow.neutralised[0].to_ns == START_NS + 4_000 * GAME_MS


def test_green_in_a_sector_does_not_end_a_neutralisation_and_another_kind_takes_over(
    race: Story,
) -> None:
    race.act(Neutralise(RACE, Neutral.VSC), DIRECTOR)
    race.act(ShowFlag(RACE, Flag.GREEN, 2), DIRECTOR)
    race.act(Neutralise(RACE, Neutral.SAFETY_CAR), DIRECTOR, 5_000)
    kinds = [(one.kind, bool(one.to_ns)) for one in race.session.flow.neutralised]
    assert kinds == [(Neutral.VSC, True), (Neutral.SAFETY_CAR, False)]
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 6_000)
    assert race.session.flow.neutral is None


def test_the_machine_waves_blue_only_where_the_rulebook_says_so() -> None:
    blue = ShowFlag(RACE, Flag.BLUE, entry=31)
    for allowed in (False, True):
        story = ruled(Procedures(neutral=NeutralRules(blue_automatic=allowed)))
        story.start(RACE, *CARS)
        if allowed:
            story.act(blue, TIMING)
            assert story.refused(ShowFlag(RACE, Flag.BLACK, entry=31), TIMING)
        else:
            assert story.refused(blue, TIMING) == "A machine may only note. People decide."


@pytest.mark.parametrize("flag", [Flag.BLACK, Flag.BLACK_ORANGE])
def test_black_flags_go_to_one_car(race: Story, flag: Flag) -> None:
    assert race.refused(ShowFlag(RACE, flag), DIRECTOR).endswith("Choose the car first.")
    race.act(ShowFlag(RACE, flag, entry=31), DIRECTOR)
    assert race.session.flags == () and race.session.car_flags[-1].flag is flag


# ---- the red flag ----


def under_red(race: Story) -> Story:
    for car, ms in ((7, 60_000), (12, 60_500), (31, 61_000)):
        race.lap(car, ms)
    for car, ms in ((7, 60_000), (12, 60_100)):
        race.lap(car, ms)
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 120_700)
    return race


def test_the_proposal_comes_with_its_alternative_and_says_who_is_unsure(race: Story) -> None:
    story = under_red(race)
    first, other = proposal(story.state, story.session), alternative(story.state, story.session)
    assert not isinstance(first, str) and not isinstance(other, str)
    assert (first.countback, first.lap, first.unsure) == (Countback.LAST_CROSSING, 2, (31,))
    assert [(row.entry, row.laps, row.behind_ms) for row in first.rows] == [
        (7, 2, 0),
        (12, 2, 600),
        (31, 1, None),
    ]
    assert (first.laps_left, first.distance) == (2, 4)
    assert (other.countback, other.lap, other.unsure) == (Countback.PENULTIMATE_LAP, 1, ())
    assert [(row.entry, row.behind_ms) for row in other.rows] == [(7, 0), (12, 500), (31, 1_000)]
    story.lap(31, 61_000)  # it comes round under red
    sure = proposal(story.state, story.session)
    assert not isinstance(sure, str) and sure.unsure == ()


def test_a_car_that_was_silent_at_the_line_is_not_given_the_lap_after_it_as_well(
    race: Story,
) -> None:
    story = under_red(race)
    story.lost_lap(31, 61_000)
    story.lap(31, 61_000)  # the end of lap 3 is heard, under red
    first, other = proposal(story.state, story.session), alternative(story.state, story.session)
    assert not isinstance(first, str) and not isinstance(other, str)
    assert [(row.entry, row.laps, row.behind_ms) for row in first.rows] == [
        (7, 2, 0),
        (12, 2, 600),
        (31, 2, 2_000),  # halfway between what was heard
    ]
    assert (first.unsure, other.unsure) == ((31,), ())
    story.act(TakeOrder(RACE), DIRECTOR)
    assert story.session.flow.taken.laps == {7: 2, 12: 2, 31: 2}


def test_the_board_keeps_the_restart_order_while_its_lights_come_and_the_race_goes_on(
    race: Story,
) -> None:
    for car, ms in ((12, 60_000), (7, 60_500), (31, 61_000)):
        race.lap(car, ms)
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 61_500)
    assert [box.entry for box in board(race.session)] == [7, 12, 31]  # no order yet: the grid
    race.act(TakeOrder(RACE, leave_out=(31,)), DIRECTOR)
    assert [box.entry for box in board(race.session)] == [12, 7]
    race.act(StartSession(RACE), DIRECTOR, 600_000)
    assert race.session.flow.taken is None
    assert [box.entry for box in board(race.session)] == [12, 7]


def test_the_order_can_be_taken_again_by_the_other_line_until_the_restart(race: Story) -> None:
    story = under_red(race)
    story.act(TakeOrder(RACE, Countback.PENULTIMATE_LAP), DIRECTOR)
    assert [len(story.session.run(car).laps) for car in CARS] == [1, 1, 1]
    assert story.session.run(7).progress == 64
    story.act(TakeOrder(RACE), DIRECTOR)
    assert [len(story.session.run(car).laps) for car in CARS] == [2, 2, 1]
    story.act(StartSession(RACE), DIRECTOR, 600_000)
    assert story.session.lap_of(7, 1) == 3 and story.session.lap_of(31, 1) == 2
    assert story.refused(TakeOrder(RACE), DIRECTOR) == "Race 1 is not suspended."


def test_cars_that_go_on_in_the_same_race_of_the_game_keep_their_counters(race: Story) -> None:
    story = under_red(race)
    story.act(TakeOrder(RACE, Countback.PENULTIMATE_LAP, new_race=False), DIRECTOR)
    story.act(StartSession(RACE), DIRECTOR, 600_000)
    assert story.session.lap_of(7, 3) == 2  # two laps of the console, one of the session
    assert story.session.lap_of(31, 2) == 2


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (TakeOrder(RACE, distance=2), "2 laps are done: nothing is left of 2. End the session."),
        (TakeOrder(RACE, leave_out=(45,)), "Car 45 is not in the restart order."),
        (TakeOrder(RACE, leave_out=CARS), "No car is left to start again. End the session."),
        (ShowFlag(RACE, Flag.RED), "The session is under red already."),
        (Neutralise(RACE, Neutral.VSC), "The session is under red."),
        (StartSession(RACE), "Race 1 has started already."),
        (ArmStart(RACE), "The session is under red. Take the order first."),
    ],
)
def test_under_red_no_is_said_in_one_sentence(race: Story, act: AnyAct, reason: str) -> None:
    assert under_red(race).refused(act, DIRECTOR) == reason


def test_red_taken_back_by_green_counts_nothing_back(race: Story) -> None:
    story = under_red(race)
    story.act(ShowFlag(RACE, Flag.GREEN), DIRECTOR, 130_700)
    assert [len(story.session.run(car).laps) for car in CARS] == [2, 2, 1]
    assert story.session.elapsed_ns(START_NS + 140_700 * GAME_MS) == 130_700 * GAME_MS


def test_decisions_before_the_red_flag_are_carried_over(race: Story) -> None:
    race.act(GiveDecision(RACE, 12, "drive-through", "too fast in the pit lane"), STEWARD)
    story = under_red(race)
    proposed = proposal(story.state, story.session)
    assert not isinstance(proposed, str) and proposed.carried == (1,)
    story.act(TakeOrder(RACE), DIRECTOR)
    story.act(StartSession(RACE), DIRECTOR, 600_000)
    assert [d.penalty for d in story.state.in_force(RACE, 12)] == ["drive-through"]


def test_where_a_lap_is_missing_the_red_flag_is_still_no_race_time(race: Story) -> None:
    """Lap 1, red on lap 2, eight minutes; of the restart one car's first lap was not heard."""
    for car, ms in ((7, 60_000), (12, 60_500), (31, 61_000)):
        race.lap(car, ms)
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 100_000)
    race.act(TakeOrder(RACE), DIRECTOR)
    race.act(StartSession(RACE, START_NS + 580_000 * GAME_MS), DIRECTOR, 580_000)
    race.restart_at(580_000)
    for car, heard in ((7, True), (12, False)):
        race.lap(car, 62_000, live=heard)
        race.lap(car, 60_000)
    rows = {row.entry: row for row in classify(race.state, race.session)}
    assert (rows[7].total_ms, rows[7].estimated) == (182_000, False)
    assert (rows[12].total_ms, rows[12].estimated) == (182_500, True)


def test_a_correction_of_a_lap_that_was_counted_back_is_not_taken_back(race: Story) -> None:
    race.lap(7, 60_000)
    race.act(MovePassing(RACE, 7, 1, START_NS + 60_100 * GAME_MS, "video"), DIRECTOR, 61_000)
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 62_000)
    race.act(TakeOrder(RACE, Countback.PENULTIMATE_LAP), DIRECTOR, 63_000)
    refused = race.refused(UndoCorrection(RACE, 1, "wrong video"), DIRECTOR)
    assert refused == "Correction 1 stands since the order was taken, or counts no more."
    race.act(TakeOrder(RACE, Countback.LAST_CROSSING), DIRECTOR, 64_000)
    assert [lap.at_ns for lap in race.session.run(7).laps] == [START_NS + 60_100 * GAME_MS]
    refused = race.refused(MovePassing(RACE, 7, 1, START_NS, "again"), DIRECTOR)
    assert refused.startswith("The order is taken.")


def test_laps_are_counted_back_as_corrected_not_as_recorded(race: Story) -> None:
    """Car 7 was recorded with three laps, but one of them was none: it has done two."""
    for ms in (20_000, 40_000, 60_000):
        race.lap(7, ms)
    for ms in (60_500, 60_500):
        race.lap(12, ms)
    race.act(DeletePassing(RACE, 7, 1, "it stood on the line"), DIRECTOR, 125_000)
    race.act(ShowFlag(RACE, Flag.RED), DIRECTOR, 130_000)
    race.act(TakeOrder(RACE), DIRECTOR, 140_000)
    taken = race.session.flow.taken
    assert taken is not None and taken.laps == {7: 2, 12: 2, 31: 0}
    assert [lap.official_ms for lap in race.session.run(7).laps] == [60_000, 60_000]
    race.act(StartSession(RACE), DIRECTOR, 600_000)
    assert race.session.lap_of(7, 1) == 3


# ---- the sequence ----


def test_parc_ferme_holds_from_qualifying_on_and_a_rig_can_be_released() -> None:
    story = Story(*CARS)
    assert story.refused(ReleaseRig(1, "motor"), DIRECTOR).startswith("Parc ferme is not in force")
    story.start("qualifying", *CARS)
    assert parc_ferme(story.state)
    story.act(ReleaseRig(1, "dead motor"), DIRECTOR)
    assert story.state.event.released == {1: "dead motor"}
    story.act(SealRig(1), TECHNICIAN)
    assert story.state.event.released == {}


def test_a_withdrawn_car_stands_on_no_grid() -> None:
    story = Story(*CARS)
    story.act(WithdrawEntry(12, "ill"), DIRECTOR)
    assert story.refused(FormGrid(RACE, CARS), DIRECTOR) == "Car 12 is withdrawn."
    assert story.state.eligible(story.state.sessions[RACE]) == (7, 31)
    story.act(ReinstateEntry(12, "well again"), DIRECTOR)
    story.act(FormGrid(RACE, CARS), DIRECTOR)


def test_a_cancelled_session_can_be_run_after_all() -> None:
    story = Story(*CARS)
    story.act(CancelSession(RACE, "power cut"), DIRECTOR)
    assert story.refused(FormGrid(RACE, CARS), DIRECTOR).startswith("Race 1 is cancelled.")
    story.act(RerunSession(RACE, "power is back"), DIRECTOR)
    story.act(FormGrid(RACE, CARS), DIRECTOR)


def test_a_cancelled_session_is_never_the_current_one() -> None:
    story = Story(*CARS, laps=1)
    story.start(RACE, *CARS)
    story.end()
    story.act(CancelSession("race-2", "late"), DIRECTOR)
    assert story.state.current is not None and story.state.current.plan.key == RACE


def test_a_session_is_not_run_again_once_another_took_its_grid_from_it() -> None:
    story = Story(*CARS, laps=1)
    story.start(RACE, *CARS)
    story.end()
    story.start("race-2", *CARS)
    refused = story.refused(RerunSession(RACE, "tyres"), DIRECTOR)
    assert refused == "Race 2 took its grid from Race 1 and has started."


def test_steps_come_by_themselves_in_order_and_a_race_is_never_started() -> None:
    story = Story(*CARS, laps=1)
    rules = Procedures().advance
    assert next_step(story.state, START_NS) is None  # no timetable: a person begins
    story.start("qualifying", *CARS)
    assert next_step(story.state, START_NS) is None
    story.end(200_000)
    ended_ns = START_NS + 200_000 * GAME_MS
    step = next_step(story.state, ended_ns)
    assert step is not None
    assert (step.kind, step.at_ns) == (StepKind.PUBLISH, ended_ns + rules.publish_s * S)
    act = PublishResult("qualifying", "x")
    assert story.refused(act, TIMING, 300_000) == "A machine may only note. People decide."
    story.act(SetAdvance(True), DIRECTOR)
    assert story.refused(act, TIMING, 210_000)  # not due
    story.act(act, TIMING, 300_000)
    step = next_step(story.state, START_NS)
    assert step is not None and (step.kind, step.session) == (StepKind.FORM_GRID, RACE)
    due_ms = 300_000 + rules.grid_s * 1_000
    story.act(FormGrid(RACE, CARS), TIMING, due_ms)
    step = next_step(story.state, START_NS)
    assert step is not None and step.kind is StepKind.FINAL  # never the start of a race
    assert story.refused(StartSession(RACE), TIMING, 10_000_000)
    final = DeclareFinal("qualifying", "x")
    assert "steward has to sign" in story.refused(final, TIMING, 10_000_000)
    story.act(SignResult("qualifying", "x"), STEWARD, 9_000_000)
    assert "Two persons have to sign" in story.refused(final, TIMING, 10_000_000)
    story.act(SignResult("qualifying", "x"), DIRECTOR, 9_500_000)
    story.act(final, TIMING, 10_000_000)


def test_a_step_can_be_moved_and_waits_while_the_advance_is_paused() -> None:
    story = Story(*CARS, laps=1)
    story.start("qualifying", *CARS)
    story.act(EndSession("qualifying"), DIRECTOR)
    story.act(SetAdvance(True), DIRECTOR)
    first = next_step(story.state, START_NS)
    story.act(MoveStep(90), DIRECTOR)
    moved = next_step(story.state, START_NS)
    assert first and moved and moved.at_ns == first.at_ns + 90 * S
    story.act(SetAdvance(True, paused=True), DIRECTOR, 10_000)
    later = next_step(story.state, START_NS + 40_000 * GAME_MS)
    assert later and later.at_ns == moved.at_ns + 30_000 * GAME_MS
    assert story.refused(PublishResult("qualifying", "x"), TIMING, 10_000_000)
    story.act(SetAdvance(True), DIRECTOR, 40_000)
    assert next_step(story.state, START_NS) is not None
    story.act(PublishResult("qualifying", "x"), DIRECTOR, 41_000)  # a person need not wait
    assert story.state.event.moved_s == 0


def test_a_timetable_moves_with_the_delays_of_the_sessions_before() -> None:
    story = Story(*CARS)
    plain = meeting(*CARS)
    starts = datetime(2027, 1, 15, 8, 0, tzinfo=UTC)
    plans = tuple(replace(plan, starts=starts) for plan in plain.sessions)
    story.state = State()
    story.add(MeetingOpened(replace(plain, sessions=plans)))
    begin_ns = round(starts.timestamp()) * S
    story.act(DelaySession("qualifying", 600, "power cut"), DIRECTOR)
    story.act(DelaySession(RACE, -60, "made up"), DIRECTOR)
    at = [starts_at(story.state, session) for session in story.state.sessions.values()]
    assert at == [begin_ns + 600 * S, begin_ns + 540 * S, begin_ns + 540 * S]
    step = next_step(story.state, begin_ns)
    assert step is not None and step.kind is StepKind.FORM_GRID
    assert step.at_ns == begin_ns + (600 - Procedures().advance.start_s) * S


def test_a_car_that_cannot_start_is_listed_and_its_console_does_not_score(race: Story) -> None:
    race.act(DeclareAbsent(RACE, 31, "dead rig"), DIRECTOR)
    assert race.refused(DeclarePresent(RACE, 31), DIRECTOR) == "Race 1 has started without car 31."
    race.lap(7, 60_000)
    refused = race.refused(DeclareAbsent(RACE, 7, "x"), DIRECTOR)
    assert refused == "Car 07 has started in Race 1: it can only retire."
