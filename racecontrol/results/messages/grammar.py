"""The grammar of the messages: one line to the form, which both prints it and reads it.

In a line, `{turn}` is the field of that name, `{step:lap_step}` the field `step` written as the
atom `lap_step`, and what stands in brackets is there only where a field in it has a value.

The wording is that of race control in Formula 1; sessions, entries and results, which are not told
there, have lines of the same kind.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from msgspec.structs import fields

from racecontrol.results.messages import forms
from racecontrol.results.messages.atoms import ATOMS, Atom
from racecontrol.results.messages.forms import Message

LINES: Final[tuple[tuple[type[Message], str], ...]] = (
    (forms.SectorSignal, "{signal} IN TRACK SECTOR {sector}"),
    (forms.WholeTrack, "{signal:track}"),
    (forms.Slippery, "TRACK SURFACE SLIPPERY IN TRACK SECTOR {sector}"),
    (forms.BlueFlag, "WAVED BLUE FLAG FOR {car} TIMED AT {at_s}"),
    (forms.CarFlag, "{signal:flag} FLAG FOR {car}[ - {reason}]"),
    (forms.PitLaneState, "{state:pit}"),
    (forms.Neutralisation, "{kind:slowing} {step:slowing_step}"),
    (forms.Drs, "DRS {enabled:on}[ IN ZONE {zone}]"),
    (forms.RiskOfRain, "RISK OF RAIN FOR {session} IS {percent}%"),
    (
        forms.IncidentTold,
        "[{amends}: ][{speaker}: ][TURN {turn} ][{pit_lane} ]INCIDENT INVOLVING {cars}"
        " {step:incident_step}[ - {reason}]",
    ),
    (
        forms.PenaltyTold,
        "[{amends}: ][{speaker}: ][{step:penalty_step} - ][{amount} ]{sanction} FOR {car}"
        "[ - {reason}][ ({offence} OFFENCE)]",
    ),
    (
        forms.LapTimeTold,
        "{car} TIME {time_ms} {step:lap_step}[ - {reason}][ AT TURN {turn}][ LAP {lap}][ {at_s}]",
    ),
    (
        forms.LapTimeTold,
        "{car} LAP {step:lap_step}[ - {reason}][ AT TURN {turn}][ LAP {lap}][ {at_s}]",
    ),
    (forms.MissedApex, "{car} MISSED THE APEX OF TURN {turn}"),
    (forms.OffTrack, "{car} OFF TRACK AND CONTINUED AT TURN {turn}"),
    (forms.SessionTold, "{step:session_step} - {session}[ - {reason}]"),
    (forms.SessionDelay, "SESSION DELAYED BY {by_s} SECONDS - {session}[ - {reason}]"),
    (
        forms.SessionLength,
        "SESSION SHORTENED TO[ {laps} LAPS][ {duration_s} SECONDS] - {session}[ - {reason}]",
    ),
    (forms.RestartOrder, "RESTART ORDER - {cars}[ - {laps} LAPS IN ALL]"),
    (forms.EntryTold, "{car} {step:entry_step}[ IN {session}][ - {reason}]"),
    (forms.Substitute, "{car} DRIVEN BY {driver} FROM {session}[ - {reason}]"),
    (forms.ResultTold, "{step:result_step} - {session}[ - REVISION {revision}][ - {reason}]"),
    (
        forms.ProtestTold,
        "[{speaker}: ]{asked} {number} OF {car} {step:protest_step}[ - {reason}]",
    ),
)


class MessageError(ValueError):
    """A text that is no message; the sentence says how far it was understood."""


class _Part:
    """A piece of a line: fixed words, or a field."""

    def __init__(self, text: str) -> None:
        self.literal = "" if text.startswith("{") else text
        self.field, _, atom = text.strip("{}").partition(":")
        self.atom: Atom | None = None if self.literal else ATOMS[atom or self.field]

    @property
    def pattern(self) -> str:
        return f"(?P<{self.field}>{self.atom.pattern})" if self.atom else re.escape(self.literal)

    def written(self, message: Message) -> str:
        if self.atom is None:
            return self.literal
        return self.atom.write(getattr(message, self.field))


class _Segment:
    """Parts that stand together; optional ones only where a field of theirs has a value."""

    def __init__(self, text: str, *, optional: bool) -> None:
        self.optional = optional
        self.parts = tuple(_Part(piece) for piece in re.findall(r"{[^}]+}|[^{]+", text))
        self.pattern = "".join(part.pattern for part in self.parts)

    @property
    def fields(self) -> Iterator[str]:
        return (part.field for part in self.parts if part.atom)

    def written(self, message: Message, silent: dict[str, Any]) -> str:
        """The words; "" where it is optional and says nothing."""
        if self.optional and all(getattr(message, name) == silent[name] for name in self.fields):
            return ""
        return "".join(part.written(message) for part in self.parts)


class _Line:
    """One line of the grammar."""

    def __init__(self, form: type[Message], text: str) -> None:
        self.form = form
        pieces = re.findall(r"\[([^\]]*)\]|([^\[]+)", text)
        self.segments = tuple(_Segment(opt or always, optional=bool(opt)) for opt, always in pieces)
        self.silent = {field.name: field.default for field in fields(form)}
        self.needed = [n for s in self.segments if not s.optional for n in s.fields]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        return re.compile("".join(self._steps()))

    def _steps(self) -> list[str]:
        """Patterns in order: optional segments whole, the others part by part."""
        steps: list[str] = []
        for segment in self.segments:
            if segment.optional:
                steps.append(f"(?:{segment.pattern})?")
            else:
                steps += [part.pattern for part in segment.parts]
        return steps

    def read(self, text: str) -> Message | None:
        found = self.whole.fullmatch(text)
        if found is None:
            return None
        atoms = {part.field: part.atom for s in self.segments for part in s.parts if part.atom}
        said = {name: value for name, value in found.groupdict().items() if value is not None}
        return self.form(**{name: atoms[name].read(value) for name, value in said.items()})

    def write(self, message: Message) -> str | None:
        """The text; None where this line needs something that the message does not say."""
        if any(getattr(message, name) is None for name in self.needed):
            return None
        return "".join(segment.written(message, self.silent) for segment in self.segments)

    def reached(self, text: str) -> tuple[int, str]:
        """How many letters were understood, and what is expected after them."""
        steps = self._steps()
        for count in range(len(steps) - 1, 0, -1):
            found = re.match("".join(steps[:count]).removesuffix("\\ "), text)
            if found and found.end():
                return found.end(), self._expected(count)
        return 0, ""

    def _expected(self, done: int) -> str:
        """What comes after so many steps."""
        step = 0
        for segment in self.segments:
            for part in segment.parts[:1] if segment.optional else segment.parts:
                if step >= done and not segment.optional:
                    return part.atom.expected if part.atom else part.literal.strip()
                step += 1
        return "the end"


_LINES: Final = tuple(_Line(form, line) for form, line in LINES)


def text(message: Message) -> str:
    """The message as it is printed."""
    for line in _LINES:
        if line.form is type(message) and (written := line.write(message)) is not None:
            return written
    raise AssertionError(f"no line of the grammar writes {message!r}")


def parse(words: str) -> Message:
    """The message that is printed so. MessageError says how far the words were understood."""
    for line in _LINES:
        message = line.read(words)
        if message is not None and (canonical := text(message)) != words:
            raise MessageError(f"Not as race control writes it: {words!r}. Write {canonical!r}.")
        if message is not None:
            return message
    raise MessageError(_not_understood(words))


def _not_understood(words: str) -> str:
    """One sentence: what was read, what should follow it, and what stands there."""
    if not words.strip():
        return "There is no message in an empty line."
    end, expected = max((line.reached(words) for line in _LINES), key=lambda found: found[0])
    if not end:
        return f"No message of race control begins like {_short(words)}."
    rest = words[end:].strip()
    there = f"there is {_short(rest)}" if rest else "the message ends"
    return f"After {words[:end].strip()!r} comes {expected}, but {there}."


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:37] + "...")
