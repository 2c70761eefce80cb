"""What the commands print: tables and progress for a person, plain text for a pipe."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from racecontrol.frontdoor.tables import titled
from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.rehearsal import Progress as Step
from racecontrol.results.checking import Found
from racecontrol.results.classification import Status
from racecontrol.results.documents import Edition
from racecontrol.results.points import points_text
from racecontrol.results.printing.words import edition as edition_words
from racecontrol.results.standings import standings
from racecontrol.results.times import gap_text, lap_time, race_time
from racecontrol.sessions import classify
from racecontrol.timing.laps import LapReport
from racecontrol.timing.telemetry import LapStep
from racecontrol.verify import Verification


def classification_table(state: State, session: Session) -> Table:
    """A session's classification as the facts give it."""
    assert state.meeting is not None
    table = titled(f"{session.plan.name}: {session.phase.value}")
    for head in ("Pos", "No"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("Driver", "Nat"):
        table.add_column(head, no_wrap=True)
    for head in ("Laps", "Time", "Gap", "Best", "Pen", "Pts"):
        table.add_column(head, justify="right", no_wrap=True)
    for row in classify(state, session):
        entry = state.meeting.entry(row.entry)
        table.add_row(
            str(row.place or row.status.value),
            f"{row.entry:02d}",
            entry.driver,
            entry.nation,
            str(row.laps),
            race_time(row.total_ms),
            gap_text(row.gap),
            lap_time(row.best_ms),
            f"+{row.penalty_ms // 1000} s" if row.penalty_ms else "",
            (points_text(row.points) if row.points else "")
            + (f" {row.status.value}" if row.status is Status.DNF else ""),
        )
    return table


def standings_table(state: State, meeting: Meeting) -> Table:
    """Points of all sessions so far."""
    table = titled("Points")
    for head in ("Rank", "No", "Driver", "Points"):
        table.add_column(head, justify="left" if head == "Driver" else "right")
    for line in standings(state):
        entry = meeting.entry(line.entry)
        points = points_text(line.points)
        table.add_row(str(line.rank), f"{entry.number:02d}", entry.driver, points)
    return table


def _open_ties(state: State, meeting: Meeting) -> Iterable[str]:
    """A sentence for each tie in points that the rulebook leaves open."""
    for line in standings(state):
        if line.points and line.tied_with and line.entry < min(line.tied_with):
            names = [meeting.entry(n).driver for n in sorted((line.entry, *line.tied_with))]
            points = points_text(line.points)
            yield f"{', '.join(names)} have {points} points each: the rulebook leaves it open."


def print_results(console: Console, state: State, sessions: Sequence[Session]) -> None:
    """The classifications of these sessions, and the points when there are any."""
    assert state.meeting is not None
    for session in sessions:
        console.print(classification_table(state, session))
    if any(line.points for line in standings(state)):
        console.print(standings_table(state, state.meeting))
        for sentence in _open_ties(state, state.meeting):
            console.print(sentence, soft_wrap=True)


def laps_table(reports: Iterable[LapReport]) -> Table:
    """Laps of a recording, official against derived."""
    table = titled("Laps")
    for head in ("Lap", "Official", "Derived", "Difference", "Live", "Missing", "Doubled"):
        table.add_column(head, justify="right")
    for lap in reports:
        table.add_row(
            str(lap.lap),
            lap_time(lap.official_ms),
            "" if lap.derived_ms is None else f"{lap.derived_ms:.1f} ms",
            "" if lap.difference_ms is None else f"{lap.difference_ms:+.1f} ms",
            "yes" if lap.live else "no",
            str(lap.missing_ids),
            str(lap.doubled_ids),
        )
    return table


def rig_laps_table(laps: Sequence[LapStep], rigs: Sequence[str]) -> Table:
    """Laps of all rigs in the order in which they ended, official against derived."""
    table = titled("Laps")
    for head in ("Rig", "Lap", "Official", "Derived", "Difference", "Live", "Missing"):
        table.add_column(head, justify="left" if head == "Rig" else "right")
    for lap in laps:
        derived = lap.derived_ms
        table.add_row(
            rigs[lap.rig] or str(lap.rig),
            str(lap.lap),
            lap_time(lap.official_ms),
            "" if derived is None else f"{derived:.1f} ms",
            "" if derived is None else f"{derived - lap.official_ms:+.1f} ms",
            "yes" if lap.live else "no",
            str(lap.missing),
        )
    return table


def print_verification(console: Console, verification: Verification) -> None:
    """One line for the chain, one for each publication."""
    console.print(f"Chain: {verification.facts} facts, unbroken.")
    for proof in verification.proofs:
        word = "holds" if proof.holds else "DOES NOT HOLD"
        console.print(
            f"Fact {proof.seq}: {proof.session}, {proof.what}: {word} ({proof.recomputed[:16]})"
        )
    if not verification.proofs:
        console.print("No result was published.")


def documents_table(state: State, documents: Sequence[Edition]) -> Table:
    """Every document with its number, what it is worth, and why it cannot be printed yet."""
    table = titled("Documents")
    for head in ("No", "Rev"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("Document", "Session", "State"):
        table.add_column(head)
    for one in documents:
        session = state.sessions.get(one.session)
        name = session.plan.name if session else ""
        words = one.why_not or one.result.value
        table.add_row(one.number_text, str(one.revision or ""), one.kind.title, name, words)
    return table


def print_found(console: Console, found: Sequence[Found]) -> None:
    """Which document a hash belongs to, and whether the facts still give it."""
    for one in found:
        sheet = one.sheet
        of = f" of {sheet.session.name}" if sheet.session else ""
        console.print(
            f"Document {sheet.number_text}: {sheet.title}{of}, {sheet.event.name}.", soft_wrap=True
        )
        standing = "still what the facts give" if one.in_force else "no longer in force"
        console.print(
            f"{edition_words(sheet)}, {sheet.result.value}, issued with fact {one.after}: "
            f"{standing}.",
            soft_wrap=True,
        )
        console.print(f"SHA-256 of {sheet.digest_of}: {sheet.digest}", soft_wrap=True)


class RehearsalProgress:
    """One bar a session, on the terminal; plain lines where there is none."""

    def __init__(self, console: Console, meeting: Meeting) -> None:
        self._console = console
        self._names = {plan.key: plan.name for plan in meeting.sessions}
        self._bars = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            TextColumn("{task.fields[what]:<16}"),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._said: dict[str, str] = {}

    def __enter__(self) -> "RehearsalProgress":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def show(self, step: Step) -> None:
        """Bring the bar of a session up to date; on a pipe, say each new phase once."""
        if not self._console.is_terminal:
            if self._said.get(step.session) != step.what:
                self._said[step.session] = step.what
                self._console.print(f"{self._names[step.session]}: {step.what}")
            return
        if step.session not in self._tasks:
            self._tasks[step.session] = self._bars.add_task(
                self._names[step.session], total=1.0, what=step.what
            )
        self._bars.update(self._tasks[step.session], completed=step.done, what=step.what)
