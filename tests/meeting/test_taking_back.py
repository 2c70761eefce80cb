"""Every act has its row: how it goes out, and what takes it back or why nothing does."""

from typing import get_args

import pytest

from racecontrol.meeting.act import Act
from racecontrol.meeting.acts import AnyAct, ShowFlag
from racecontrol.meeting.model import Flag
from racecontrol.meeting.taking_back import FLAGS, ROWS, Row, Way, row_of

EVERY_ROW = [
    *[(kind.__name__, row) for kind, row in ROWS.items()],
    *[(flag.value, row) for flag, row in FLAGS.items()],
]


def test_every_act_has_a_row_and_no_row_is_of_another_thing() -> None:
    assert set(ROWS) == set(get_args(AnyAct))
    assert set(FLAGS) == set(Flag)


@pytest.mark.parametrize(("name", "row"), EVERY_ROW)
def test_an_act_is_offered_back_or_says_how_or_why_not(name: str, row: Row) -> None:
    assert row.back or row.says, f"{name} neither is taken back nor says why not"
    assert all(issubclass(kind, Act) and kind in ROWS for kind in row.back)
    if row.says:
        assert row.says[0].isupper() and row.says.endswith(".")
        assert len(row.says) <= 80  # a line of the last-act place


def test_what_drivers_see_waits_or_is_held() -> None:
    quick = {flag for flag, row in FLAGS.items() if row.way is Way.AT_ONCE}
    assert quick == {Flag.BLUE}  # to one car, out of the gaps, and soon over


def test_safety_and_the_start_have_no_cancel_bar() -> None:
    assert row_of(ShowFlag("race", Flag.RED)).way is Way.HELD
    assert row_of(ShowFlag("race", Flag.YELLOW, 2)).way is Way.HELD
    assert row_of(ShowFlag("race", Flag.CHEQUERED)).way is Way.BAR
