"""A decision that is being written: what is chosen, what is missing, what it would do."""

from msgspec import Struct

from racecontrol.meeting.acts import GiveDecision
from racecontrol.meeting.model import Decision, Incident, Phase
from racecontrol.meeting.state import State
from racecontrol.results.effect import Move, effect_of
from racecontrol.results.grid import BACK_BEYOND
from racecontrol.stewarding.cases import FourParts, four_parts
from racecontrol.stewarding.infringements import allowed as allowed_for
from racecontrol.stewarding.infringements import choices, known, ordinal
from racecontrol.stewarding.ladders import licence_points, reprimands, warnings
from racecontrol.stewarding.penalties import PENALTIES, Penalty
from ui import format as text
from ui.tr import ruled, tr


class Draft(Struct, frozen=True):
    """The decision form. Kept per case, so that what was typed stays."""

    session: str
    incident: int = 0
    entry: int = -1
    penalty: str = ""
    reason: str = ""  # the infringement, from the list or in words of one's own
    lap: int = 0
    found: str = ""  # the fact: what the stewards found; "": what is known of the case
    because: str = ""  # the reason in words; "": the infringement says it all

    @classmethod
    def of(cls, incident: Incident) -> "Draft":
        """The form as it opens for a case: its first car, its reason, its lap."""
        return cls(
            incident.session,
            incident.incident,
            incident.entries[0],
            reason=incident.reason,
            lap=incident.lap,
        )

    @property
    def deletes_lap(self) -> bool:
        return self.penalty in PENALTIES and PENALTIES[self.penalty].deletes_lap

    def act(self, state: State) -> GiveDecision:
        """The wish that goes to the control; only a lap deletion names a lap."""
        lap = self.lap if self.deletes_lap else 0
        reason = self.because.strip() or self.reason
        known_here = {one.casefold() for one in choices(state)}
        listed = known(self.reason).casefold() in known_here
        infringement = known(self.reason) if listed or self.because.strip() else ""
        return GiveDecision(
            self.session, self.entry, self.penalty, reason, self.incident, lap,
            infringement, self.found.strip(),
        )  # fmt: skip


def allowed(state: State, infringement: str = "") -> tuple[Penalty, ...]:
    """What the rulebook lets the stewards give for an infringement, in its order."""
    return tuple(PENALTIES[code] for code in allowed_for(state, infringement))


def beside(state: State, draft: Draft) -> str:
    """`beside decision 2`, where this car has a penalty for this case already; else empty."""
    given = [
        str(one.decision)
        for one in state.in_force(draft.session, draft.entry)
        if draft.incident and one.incident == draft.incident
    ]
    if not given:
        return ""
    return tr("beside decision {decisions}", decisions=text.listed(given))


def missing(draft: Draft) -> str:
    """What must still be chosen, as one sentence; empty when nothing."""
    if draft.entry < 0:
        return tr("Choose the car.")
    if not draft.penalty:
        return tr("Choose a penalty.")
    if draft.deletes_lap and draft.lap < 1:
        return tr("Say which lap to delete.")
    return "" if draft.reason.strip() else tr("Give the reason.")


def effect(state: State, draft: Draft) -> tuple[Move, ...] | None:
    """Every car's place before and after, if the draft were given; None while it says nothing."""
    session = state.sessions.get(draft.session)
    if session is None or session.phase in (Phase.SCHEDULED, Phase.GRID):
        return None
    if draft.entry < 0 or draft.penalty not in PENALTIES:
        return None
    act = draft.act(state)
    supposed = Decision(
        0, act.session, 0, act.entry, act.penalty, act.reason, act.incident, act.lap
    )
    return effect_of(state, supposed)


def document(state: State, draft: Draft) -> FourParts | None:
    """The decision as its document would have it; None while something is missing."""
    if missing(draft) or draft.session not in state.sessions:
        return None
    act, number = draft.act(state), max(state.decisions, default=0) + 1
    supposed = Decision(
        number, act.session, 0, act.entry, act.penalty, act.reason.strip(), act.incident, act.lap,
        "", act.infringement, act.found,
    )  # fmt: skip
    return four_parts(state, supposed)


def how_often(state: State, draft: Draft) -> str:
    """How many of the kind the car then has, and what that brings; empty for other penalties."""
    penalty = PENALTIES[draft.penalty]
    if penalty.points:
        return tr(
            "Then {points} in this event.",
            points=licence_points(state, draft.entry) + penalty.points,
        )
    ladder = {"warning": warnings, "reprimand": reprimands}.get(penalty.code)
    if ladder is None:
        return ""
    rung = ladder(state, draft.entry)
    words = tr(
        "The {count} {penalty} of car {car}.",
        count=ordinal(rung.count + 1),
        penalty=ruled(penalty.name).lower(),
        car=f"{draft.entry:02d}",
    )
    brings = ruled(PENALTIES[rung.next_gives].name) if rung.next_in == 1 else ""
    return tr("{words} It brings {brings}.", words=words, brings=brings) if brings else words


def what_it_does(penalty: Penalty) -> str:
    """What the penalty does to a result, in a few words, for the line under `no change`."""
    if penalty.points:
        return tr("{points} on the licence; the result stays.", points=penalty.points)
    if penalty.suspends:
        return tr("From the next event on; the result stays.")
    if penalty.served_on_track:
        return tr(
            "To be served; if it is not, {added} s are added.", added=penalty.added_ms // 1000
        )
    if penalty.grid_places > BACK_BEYOND:
        return tr("It counts on the next grid: behind all others.")
    if penalty.grid_places:
        return tr(
            "It counts on the next grid: {grid_places} places.", grid_places=penalty.grid_places
        )
    if penalty.added_ms:
        return tr("{added} s are added to the race time.", added=penalty.added_ms // 1000)
    if penalty.deletes_lap:
        return tr("The lap stays in the count; its time does not count.")
    return "" if penalty.disqualifies else tr("It is recorded only.")
