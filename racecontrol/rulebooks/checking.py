"""What is wrong in a rulebook that has the right shape: one sentence for each mistake."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from racecontrol.meeting.noun import Noun
from racecontrol.meeting.rulebook import (
    Cited,
    EventRule,
    GridBy,
    GridRule,
    Ladder,
    Rulebook,
    SessionRule,
    TieBy,
    TyreRule,
)
from racecontrol.rulebooks.lines import Place
from racecontrol.rulebooks.online import online_mistakes
from racecontrol.rulebooks.texts import text_mistakes
from racecontrol.rulebooks.words import nearest as nearest

LARGEST = 1_000_000_000  # no rule has a larger number
Mistake = tuple[Place, str]


def mistakes_of(
    rulebook: Rulebook, formats: Collection[str], penalties: Collection[str]
) -> Iterator[Mistake]:
    """All of them. `formats` and `penalties` are those that the program knows."""
    yield from text_mistakes(rulebook)
    yield from _penalties(rulebook, penalties)
    for key, places in rulebook.points.items():
        yield from _points(("points", key), places)
    yield from _twice(("events",), [event.key for event in rulebook.events])
    for index, event in enumerate(rulebook.events):
        yield from _event(("events", index), event, formats)
    yield from _chain(rulebook)
    yield from _participation(rulebook)
    yield from _windows_of_numbers(rulebook)
    if rulebook.online:
        yield from online_mistakes(rulebook.online)
    for index, column in enumerate(rulebook.red_flag.columns):
        yield from _points(("red_flag", "columns", index, "places"), column.places)
    yield from _numbers_and_sources(rulebook, rulebook.sources, ())


def _penalties(rulebook: Rulebook, known: Collection[str]) -> Iterator[Mistake]:
    for index, code in enumerate(rulebook.penalties):
        if code not in known:
            yield ("penalties", index), f"{code!r} is not a penalty. {nearest(code, known)}"
    for place, code in _codes(rulebook):
        if code not in known:
            yield place, f"{code!r} is not a penalty. {nearest(code, known)}"
        elif code not in rulebook.penalties:
            yield place, f"{code!r} is not among the penalties that this rulebook allows."
    for index, rule in enumerate(rulebook.infringements):
        if rule.usual and rule.usual not in rule.penalties:
            yield ("infringements", index, "usual"), f"{rule.usual!r} is not one of its penalties."
    yield from _twice(("infringements",), [r.reason for r in rulebook.infringements], "reason")


def _codes(rulebook: Rulebook) -> Iterator[tuple[Place, str]]:
    """Everywhere else where a penalty is named."""
    for index, rule in enumerate(rulebook.infringements):
        for nth, code in enumerate(rule.penalties):
            yield ("infringements", index, "penalties", nth), code
    for index, unserved in enumerate(rulebook.unserved):
        yield ("unserved", index, "penalty"), unserved.penalty
    for name, ladder in _ladders(rulebook):
        for index, step in enumerate(ladder.steps):
            yield (name, "steps", index, "gives"), step.gives


def _ladders(rulebook: Rulebook) -> tuple[tuple[str, Ladder], ...]:
    return (
        ("track_limits", rulebook.track_limits),
        ("warnings", rulebook.warnings),
        ("reprimands", rulebook.reprimands),
    )


def _points(place: Place, points: Sequence[int]) -> Iterator[Mistake]:
    for index, (before, after) in enumerate(pairwise(points), 1):
        if after > before:
            yield (*place, index), f"the points rise, from {before} to {after}. Lowest last."
            return


def _twice(place: Place, keys: Sequence[str], name: str = "key") -> Iterator[Mistake]:
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield (*place, index, name), f"{key!r} stands there twice."


def _event(place: Place, event: EventRule, formats: Collection[str]) -> Iterator[Mistake]:
    if not event.sessions:
        yield (*place, "sessions"), "an event has at least one session."
    yield from _twice((*place, "sessions"), [rule.key for rule in event.sessions])
    for index, rule in enumerate(event.sessions):
        here = (*place, "sessions", index)
        before = [other.key for other in event.sessions[:index]]
        yield from _session(here, rule, formats)
        if rule.grid:
            yield from _grid((*here, "grid"), rule.grid, before)


def _session(place: Place, rule: SessionRule, formats: Collection[str]) -> Iterator[Mistake]:
    if rule.format not in formats:
        said = f"there is no format {rule.format!r}. {nearest(rule.format, formats)}"
        yield (*place, "format"), said
    if rule.points:
        yield from _points((*place, "points", "places"), rule.points.places)
    if rule.tyres:
        yield from _tyres((*place, "tyres"), rule.tyres)


def _tyres(place: Place, rule: TyreRule) -> Iterator[Mistake]:
    if rule.laps_each and not rule.mandatory and not rule.different:
        yield (*place, "laps_each"), "laps on each of which compounds? Say mandatory or different."
    if rule.different and len(rule.mandatory) > rule.different:
        yield (*place, "different"), "more compounds are mandatory than have to be different."


def _grid(place: Place, rule: GridRule, before: Sequence[str]) -> Iterator[Mistake]:
    if rule.by is GridBy.RESULT and not rule.session:
        yield place, "of which session is it the result? Say session."
    if rule.by is not GridBy.RESULT and rule.session:
        yield (*place, "session"), f'a grid by {rule.by.value} takes no session; say by = "result".'
    elif rule.session and rule.session not in before:
        known = nearest(rule.session, before)
        yield (*place, "session"), f"{rule.session!r} is not a session before this one. {known}"
    if rule.reversed_top and rule.by not in (GridBy.RESULT, GridBy.POINTS):
        yield (*place, "reversed_top"), "only a grid by result or by points can be turned round."


def _chain(rulebook: Rulebook) -> Iterator[Mistake]:
    events = {event.key: event for event in rulebook.events}
    for index, step in enumerate(rulebook.ties.chain):
        place: Place = ("ties", "chain", index)
        if step.by is TieBy.COUNTBACK:
            continue
        if not step.session:
            yield place, "in which session? Say session."
        if step.event and step.event not in events:
            said = f"there is no event {step.event!r}. {nearest(step.event, events)}"
            yield (*place, "event"), said
            continue
        held = [events[step.event]] if step.event else rulebook.events
        keys = {rule.key for event in held for rule in event.sessions}
        if step.session and step.session not in keys:
            said = f"there is no session {step.session!r}. {nearest(step.session, keys)}"
            yield (*place, "session"), said


def _participation(rulebook: Rulebook) -> Iterator[Mistake]:
    known = {rule.key for event in rulebook.events for rule in event.sessions}
    rule = rulebook.participation
    named = (
        ("substitutes_until", rule.substitutes_until),
        ("parc_ferme_from", rule.parc_ferme_from),
    )
    for name, key in named:
        if key and key not in known:
            yield ("participation", name), f"there is no session {key!r}. {nearest(key, known)}"


def _windows_of_numbers(rulebook: Rulebook) -> Iterator[Mistake]:
    """Numbers that only make sense together."""
    shares: tuple[tuple[Place, float | None], ...] = (
        (("classification", "share"), rulebook.classification.share),
        (("classified_share",), rulebook.classified_share),
    )
    for place, share in shares:
        if share is not None and not 0 < share <= 1:
            yield place, "a share is above 0 and at most 1: 0.9 is 90 %."
    for name, ladder in _ladders(rulebook):
        counts = [step.count for step in ladder.steps]
        if counts != sorted(set(counts)) or (counts and counts[0] < 1):
            yield (name, "steps"), "the counts of the steps have to rise, from 1 at least."
    least, most = rulebook.start.hold_least_ms, rulebook.start.hold_most_ms
    if least is not None and most is not None and least > most:
        yield ("start", "hold_least_ms"), "the shortest hold is longer than the longest one."
    for index, column in enumerate(rulebook.red_flag.columns):
        if not column.from_percent < column.below_percent:
            yield ("red_flag", "columns", index), "from_percent has to be less than below_percent."
    for index, step in enumerate(rulebook.restarts.steps):
        if step.below_percent is not None and step.from_percent >= step.below_percent:
            yield ("restarts", "steps", index), "from_percent has to be less than below_percent."
        if step.dead_over and not _is_fraction(step.dead_over):
            said = f"{step.dead_over!r} is no fraction below one, such as 1/3."
            yield ("restarts", "steps", index, "dead_over"), said


def _is_fraction(text: str) -> bool:
    above, _, below = text.partition("/")
    plain = all(part.isascii() and part.isdigit() and len(part) < 4 for part in (above, below))
    return plain and 0 < int(above) < int(below)


def _numbers_and_sources(value: Any, sources: Collection[str], place: Place) -> Iterator[Mistake]:
    """No number is negative, no share over 100 %, and every source that is named is listed."""
    if isinstance(value, Cited) and value.source and value.source not in sources:
        said = f"there is no source {value.source!r}. {nearest(value.source, sources)}"
        yield (*place, "source"), said
    if isinstance(value, Noun):
        for name in value.__struct_fields__:
            yield from _numbers_and_sources(getattr(value, name), sources, (*place, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _numbers_and_sources(part, sources, (*place, key))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _numbers_and_sources(part, sources, (*place, index))
    elif isinstance(value, int | float) and value < 0:
        yield place, f"{value} is below 0."
    elif isinstance(value, int | float) and value > LARGEST:
        yield place, f"{value} is too large."
    elif isinstance(value, int) and value > 100 and str(place[-1]).endswith("percent"):
        yield place, f"{value} is more than 100 %."
