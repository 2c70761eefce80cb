"""Which document a printed hash belongs to, by the facts of the journal alone.

Documents are computed again at every moment at which they were issued: with each publication,
each grid, each change of entries. A draft that was printed in between is not found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.state import State, apply
from racecontrol.meeting.told import TOLD
from racecontrol.results.documents import DOCUMENTS, Edition, editions, sheet_of
from racecontrol.results.printing.sheet import DocumentError, Sheet

HASH: Final = re.compile(r"[0-9a-f]{8,64}")
LEAST: Final = 8  # signs of a hash that a person types
ISSUING: Final = frozenset[type]().union(*(kind.issued_by for kind in DOCUMENTS))


class Found(Struct, frozen=True):
    """A document with that hash; `after` is the number of the fact with which it was issued."""

    sheet: Sheet
    after: int
    in_force: bool  # the facts of today still give it


def hash_of(words: str) -> str:
    """The hash in what a person typed, or in what a QR code says. DocumentError when there is none.

    At least the first eight signs.
    """
    last = words.strip().lower().rsplit(":", 1)[-1].replace(" ", "")
    if not HASH.fullmatch(last):
        raise DocumentError(
            f"{words.strip()[:80]!r} is no hash. Type at least its first {LEAST} signs, 0 to 9 and "
            "a to f, or all that the QR code says."
        )
    return last


def find(facts: Iterable[AnyFact], words: str) -> tuple[Found, ...]:
    """Every document of the event whose hash begins so, as it was last issued; oldest first.

    DocumentError when the words hold no hash.
    """
    begins = hash_of(words)
    found: dict[str, Found] = {}
    state, count = State(), 0
    for fact in facts:
        state, count = apply(state, fact), count + 1
        for sheet in _issued(state, fact):
            if sheet.digest.startswith(begins):
                found[f"{sheet.number} {sheet.digest}"] = Found(sheet, count, False)
    now = {f"{s.number} {s.digest}": s for s in _all(state) if s.digest.startswith(begins)}
    found |= {key: Found(sheet, count, False) for key, sheet in now.items() if key not in found}
    return tuple(
        Found(now.get(key, one.sheet), one.after, key in now) for key, one in found.items()
    )


def _issued(state: State, fact: AnyFact) -> Iterator[Sheet]:
    """The documents that are printed anew with this fact."""
    if type(fact) not in ISSUING:
        return
    session = state.told[-1].session if type(fact) in TOLD else ""
    for edition in editions(state):
        if type(fact) in edition.kind.issued_by and edition.session in ("", session):
            yield from _made(state, edition)


def _all(state: State) -> Iterator[Sheet]:
    for edition in editions(state):
        yield from _made(state, edition)


def _made(state: State, edition: Edition) -> Iterator[Sheet]:
    if not edition.why_not:
        yield sheet_of(state, edition)
