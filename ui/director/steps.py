"""Acts of race control: which there are, and why one is not free now. `decide` alone says no."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from racecontrol.choices import MAKES
from racecontrol.meeting.acts import AnyAct, ShowFlag
from racecontrol.meeting.model import Correction, Flag, Person, Phase
from racecontrol.meeting.state import Session, State
from ui.tr import NO_WORDS, Words, in_english, later, tr
from ui.widgets.act_button import ActLabel


class Step(Struct, frozen=True):
    """One step in the life of a session."""

    label: ActLabel
    make: Callable[[State, Session], AnyAct]
    cancellable: bool  # goes out 5 s later, unless it is taken back

    @property
    def name(self) -> str:
        """By which the program knows it, in every language."""
        return in_english(self.label.name)


STEPS: Final = (
    Step(
        ActLabel(later("Form grid"), ("F",), later("form the grid"), NO_WORDS, held=False),
        MAKES["form grid"],
        False,
    ),
    Step(
        ActLabel(
            later("Start"),
            ("Ctrl", "S"),
            later("start without lights"),
            NO_WORDS,
            how=Words("Ctrl S"),
        ),
        MAKES["start"],
        False,
    ),
    Step(
        ActLabel(later("End session"), ("E",), later("end the session"), NO_WORDS),
        MAKES["end"],
        True,
    ),
    Step(
        ActLabel(
            later("Publish result"), ("B",), later("publish the provisional result"), NO_WORDS
        ),
        MAKES["publish"],
        True,
    ),
    Step(
        ActLabel(later("Declare final"), ("D",), later("declare the result final"), NO_WORDS),
        MAKES["final"],
        True,
    ),
)


def last_correction(session: Session | None, who: Person) -> Correction | None:
    """The newest correction in force that this person made in the session."""
    made = session.corrections.values() if session else ()
    own = [
        one
        for one in made
        if session and one.correction not in session.undone and one.made_by == who.name
    ]
    return max(own, key=lambda one: one.correction, default=None)


def flag_act(session: Session | None, flag: Flag, sector: int = 0) -> ShowFlag | None:
    """To show a flag in the running session; None when there is no session."""
    return ShowFlag(session.plan.key, flag, sector) if session else None


def short_reason(session: Session | None, flag: Flag) -> str:
    """The reason in two or three words, for the place where the keys were."""
    if session is None or not session.running:
        return tr("not running")
    if session.phase is Phase.CHEQUERED:
        return tr("flag is out")
    if session.flow.taken and flag is Flag.GREEN:
        return tr("after restart")
    if session.red and flag in (Flag.YELLOW, Flag.DOUBLE_YELLOW):
        return tr("under red")
    if flag is Flag.CHEQUERED:
        return tr("from lap {laps}", laps=session.plan.laps)
    return tr("not now")
