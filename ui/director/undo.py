"""What Ctrl Z mends: the newest of what this desk did, by an act of its own."""

from collections.abc import Iterator, Sequence
from typing import Final

from racecontrol.meeting.acts import ShowFlag, UndoCorrection, WithdrawChequered
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.facts import ChequeredMoved, ChequeredWithdrawn
from racecontrol.meeting.model import Flag, Person, Phase
from racecontrol.meeting.state import Session, State
from ui.director.steps import last_correction
from ui.mending import TAKEN_BACK, Mend, of_bookmark
from ui.nouns import noun
from ui.sentences import correction_words
from ui.tr import NO_WORDS, later, tr, worded

TOO_SOON: Final = later("Shown too soon, taken back at the desk")
ON_THE_FLAG: Final = {
    ChequeredWithdrawn: later(", and the chequered flag is withdrawn"),
    ChequeredMoved: later(", and the chequered flag moves"),
}


def last_mend(state: State, shown: Sequence[ShowFlag], who: Person, now_ns: int) -> Mend | None:
    """The newest that can be mended now; `shown`: the yellow flags of this desk, oldest first."""
    session = state.current
    if session is None:
        return None
    mends = [
        *_of_correction(state, session, who, now_ns),
        *_of_chequered(state, session, who, now_ns),
        *_of_yellow(session, shown),
        *of_bookmark(state, who),
    ]
    return max(mends, key=lambda mend: mend.at_ns, default=None)


def _of_correction(state: State, session: Session, who: Person, now_ns: int) -> Iterator[Mend]:
    made = last_correction(session, who)
    if made is None:
        return
    act = UndoCorrection(session.plan.key, made.correction, TAKEN_BACK.english)
    verdict = decide(state, act, who, now_ns)
    facts = () if isinstance(verdict, Refused) else verdict
    flag = "".join(worded(ON_THE_FLAG.get(type(fact), NO_WORDS)) for fact in facts)
    yield Mend(
        act,
        tr("Undo: {correction}{flag}", correction=correction_words(state, made), flag=flag),
        made.made_ns,
    )


def _of_chequered(state: State, session: Session, who: Person, now_ns: int) -> Iterator[Mend]:
    """A flag that a person showed; one that fell by the count follows its passing."""
    act = WithdrawChequered(session.plan.key, TOO_SOON.english)
    out = session.phase is Phase.CHEQUERED
    if out and not isinstance(decide(state, act, who, now_ns), Refused):
        yield Mend(act, tr("Undo: withdraw the chequered flag"), session.chequered_ns)


def _of_yellow(session: Session, shown: Sequence[ShowFlag]) -> Iterator[Mend]:
    """Green where this desk showed yellow."""
    in_force = {(flag.flag, flag.sector): flag.at_ns for flag in session.flags}
    for act in shown:
        if (act.flag, act.sector) in in_force:
            where = tr("sector {sector}", sector=act.sector) if act.sector else tr("all sectors")
            green = ShowFlag(session.plan.key, Flag.GREEN, act.sector)
            at_ns = in_force[act.flag, act.sector]
            yield Mend(
                green, tr("Undo: clear {flag}, {where}", flag=noun(act.flag), where=where), at_ns
            )
