"""What a result waits for, with its clock: protests, appeals, signatures, requests for review."""

from collections.abc import Iterator

from racecontrol.meeting.deciding.publishing import (
    lodging_until_ns,
    not_final,
    protests_until_ns,
    review_until_ns,
)
from racecontrol.meeting.judged import Protest
from racecontrol.meeting.model import Person, Phase
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.director.waiting import Item
from ui.justice_sentences import protest_words
from ui.nouns import noun
from ui.tr import first_up, ruled, tr


def deadline_items(state: State, who: Person, now_ns: int) -> Iterator[Item]:
    """For the queue: open protests, provisional results, and the time to ask for a review."""
    for session in state.sessions.values():
        for protest in state.justice.open_protests(session.plan.key):
            yield _protest(state, session, protest, now_ns)
        if session.phase is Phase.PROVISIONAL and session.published:
            yield _result(state, session, who, now_ns)
    until_ns = review_until_ns(state)
    if until_ns is not None and now_ns < until_ns:
        until = text.day_and_time(until_ns)
        detail = tr("A review of a final result may be asked for until {until}.", until=until)
        ended_ns = max(session.ended_ns for session in state.sessions.values())
        yield Item("review", (), tr("Time to ask for a review"), detail, ended_ns, False, until_ns)


def _protest(state: State, session: Session, protest: Protest, now_ns: int) -> Item:
    until_ns = lodging_until_ns(state, protest) or 0
    detail = tr(
        "{protest}. It holds the result of {session}. The stewards rule on it.",
        protest=protest_words(state, protest),
        session=session.plan.name,
    )
    if until_ns:
        until = text.day_and_time(until_ns)
        detail += " " + (
            tr("It is to be lodged by {until}.", until=until)
            if now_ns < until_ns
            else tr("The time to lodge it ended {until}.", until=until)
        )
    title = tr(
        "{kind} {number}, {session}",
        kind=first_up(noun(protest.kind)),
        number=protest.number,
        session=session.plan.name,
    )
    counting = until_ns if now_ns < until_ns else 0
    key = f"protest {protest.number}"
    return Item(key, (protest.entry,), title, detail, protest.at_ns, False, counting)


def _result(state: State, session: Session, who: Person, now_ns: int) -> Item:
    """While one may protest the clock; then what is still missing, or that it can be final."""
    key, name = session.plan.key, session.plan.name
    published_ns = session.published[-1].at_ns
    until_ns = protests_until_ns(state, session) or 0
    if now_ns < until_ns:
        until = text.time_of_day(until_ns)
        detail = tr("The result is provisional. Protests until {until}.", until=until)
        title = tr("Protest time, {session}", session=name)
        return Item(f"protests {key}", (), title, detail, published_ns, False, until_ns)
    lacking = ruled(not_final(state, session, who, now_ns))
    detail = lacking or tr("Nothing holds the result. D declares it final.")
    title = tr("{session} is provisional", session=name)
    return Item(f"provisional {key}", (), title, detail, max(until_ns, published_ns))
