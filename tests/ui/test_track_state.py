"""The word of the band."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import FlagShown, GridFormed, SessionEnded
from racecontrol.meeting.flow_facts import (
    FormationBegun,
    NeutralisationSet,
    SessionResumed,
    SessionSuspended,
    StartAborted,
    StartArmed,
)
from racecontrol.meeting.model import Flag
from racecontrol.meeting.procedures import Neutral, NeutralStep, StartKind
from racecontrol.meeting.state import State, apply
from tests.ui import halfrace
from ui.theme import load
from ui.track_state import figures, sector_flag, track_state
from ui.widgets.band import band_colours


def shown(*flags: tuple[Flag, int]) -> State:
    state = halfrace.state()
    for flag, sector in flags:
        state = apply(state, FlagShown("race-1", flag, halfrace.NOW_NS, sector))
    return state


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        ([], "GREEN"),
        ([(Flag.YELLOW, 2)], "YELLOW, SECTOR 2"),
        ([(Flag.YELLOW, 1), (Flag.YELLOW, 3)], "YELLOW, SECTORS 1, 3"),
        ([(Flag.YELLOW, 0)], "YELLOW"),
        ([(Flag.YELLOW, 1), (Flag.DOUBLE_YELLOW, 2)], "DOUBLE YELLOW, SECTOR 2"),
        ([(Flag.RED, 0)], "RED FLAG"),
        ([(Flag.CHEQUERED, 0)], "CHEQUERED FLAG"),
        ([(Flag.CHEQUERED, 0), (Flag.RED, 0)], "RED FLAG"),
        ([(Flag.YELLOW, 2), (Flag.GREEN, 2)], "GREEN"),
    ],
)
def test_flags_make_the_word(flags, word):
    assert track_state(shown(*flags).current).word == word


def test_a_flag_to_one_car_never_takes_the_band():
    fact = FlagShown("race-1", Flag.BLACK_WHITE, halfrace.NOW_NS, entry=23)
    assert track_state(apply(halfrace.state(), fact).current).word == "GREEN"


def test_no_session_grid_and_end():
    assert track_state(None).word == "NO SESSION"
    ended = apply(halfrace.state(), SessionEnded("race-1", halfrace.NOW_NS))
    assert track_state(ended.current).word == "FINISHED, PROVISIONAL"


def test_a_start_that_is_still_to_come_is_armed():
    session = replace(halfrace.state().sessions["race-1"], started_ns=halfrace.NOW_NS + 5_000)
    assert track_state(session, halfrace.NOW_NS).word == "ARMED"
    assert track_state(session, halfrace.NOW_NS + 5_000).word == "GREEN"


def test_sector_two_is_clear_under_a_yellow_in_sector_one():
    session = shown((Flag.YELLOW, 1)).current
    assert sector_flag(session, 1) is Flag.YELLOW
    assert sector_flag(session, 2) is None


def test_red_lies_over_every_sector():
    session = shown((Flag.RED, 0)).current
    assert {sector_flag(session, sector) for sector in (1, 2, 3)} == {Flag.RED}


def test_laps_to_go_count_the_lap_being_driven():
    state = halfrace.state()
    now = figures(state, state.current, halfrace.NOW_NS)
    assert (now.phase, now.to_go) == ("Racing, leader on lap 10", "5")


def test_the_fourth_figure_under_red_is_how_long():
    state = shown((Flag.RED, 0))
    now = figures(state, state.current, halfrace.NOW_NS)
    assert (now.fourth_label, now.fourth_from_ns) == ("Suspended for", halfrace.NOW_NS)


def test_green_is_calm_and_yellow_is_not():
    theme = load()
    calm, _ = band_colours(track_state(halfrace.state().current), theme)
    loud, ink = band_colours(track_state(shown((Flag.YELLOW, 1)).current), theme)
    assert calm == theme.colours.band_green
    assert (loud, ink) == (theme.flags["yellow"].fill, theme.flags["yellow"].text)


@pytest.mark.parametrize(
    ("kind", "word", "key"),
    [
        (Neutral.VSC, "VIRTUAL SAFETY CAR", "vsc"),
        (Neutral.SAFETY_CAR, "SAFETY CAR", "sc"),
        (Neutral.FCY, "FULL-COURSE YELLOW", "fcy"),
    ],
)
def test_a_neutralised_track_says_so(kind, word, key):
    fact = NeutralisationSet("race-1", kind, NeutralStep.DEPLOYED, halfrace.NOW_NS)
    state = apply(shown((Flag.YELLOW, 2)), fact)
    assert (track_state(state.current).word, track_state(state.current).key) == (word, key)
    red = apply(state, FlagShown("race-1", Flag.RED, halfrace.NOW_NS))
    assert track_state(red.current).word == "RED FLAG"


def test_the_clock_of_the_session_stands_under_red_and_goes_on_from_there():
    state = apply(halfrace.state(), SessionSuspended("race-1", halfrace.NOW_NS))
    red = figures(state, state.current, halfrace.NOW_NS)
    assert red.stopped_ns == halfrace.NOW_NS
    on = apply(state, SessionResumed("race-1", {}, halfrace.NOW_NS + 60_000_000_000))
    green = figures(on, on.current, halfrace.NOW_NS + 90_000_000_000)
    assert green.stopped_ns == 0
    assert green.started_ns == red.started_ns + 60_000_000_000


def on_the_grid(*facts: object) -> State:
    state = apply(halfrace.state(), SessionEnded("race-1", halfrace.NOW_NS))
    state = apply(state, GridFormed("race-2", halfrace.grid(), halfrace.NOW_NS))
    for fact in facts:
        state = apply(state, fact)
    return state


def test_a_start_that_is_armed_on_the_grid_says_so():
    armed = StartArmed("race-2", "seed", 200, 3000, 900, halfrace.NOW_NS)
    session = on_the_grid(armed).current
    assert track_state(session, halfrace.NOW_NS).word == "ARMED"
    aborted = apply(on_the_grid(armed), StartAborted("race-2", 0, "A car stands", halfrace.NOW_NS))
    assert track_state(aborted.current, halfrace.NOW_NS).word == "READY"


def test_a_formation_lap_takes_the_band_and_counts():
    begun = FormationBegun("race-2", StartKind.STANDING, halfrace.NOW_NS)
    state = on_the_grid(begun)
    assert track_state(state.current, halfrace.NOW_NS).word == "FORMATION LAP"
    now = figures(state, state.current, halfrace.NOW_NS)
    assert (now.fourth_label, now.fourth_from_ns) == ("Formation for", halfrace.NOW_NS)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Neutral.SAFETY_CAR, "SAFETY CAR, IN THIS LAP"),
        (Neutral.VSC, "VIRTUAL SAFETY CAR, ENDING"),
    ],
)
def test_an_end_that_was_announced_is_in_the_word(kind, word):
    state = halfrace.state()
    for step in (NeutralStep.DEPLOYED, NeutralStep.ENDING):
        state = apply(state, NeutralisationSet("race-1", kind, step, halfrace.NOW_NS))
    assert track_state(state.current).word == word


def test_a_restart_is_armed_until_its_lights_go_out_and_its_clock_stands():
    red = apply(shown((Flag.RED, 0)), SessionSuspended("race-1", halfrace.NOW_NS))
    stands = figures(red, red.current, halfrace.NOW_NS)
    go_ns = halfrace.NOW_NS + 60_000_000_000
    on = apply(red, SessionResumed("race-1", {}, go_ns))
    assert track_state(on.current, go_ns - 1).word == "ARMED"
    assert track_state(on.current, go_ns).word == "GREEN"
    waiting = figures(on, on.current, go_ns - 5_000_000_000)
    shown_ns = waiting.stopped_ns - waiting.started_ns
    assert shown_ns == stands.stopped_ns - stands.started_ns
    running = figures(on, on.current, go_ns + 1)
    assert (running.stopped_ns, go_ns - running.started_ns) == (0, shown_ns)
