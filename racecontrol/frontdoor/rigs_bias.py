"""`racecontrol rigs bias`: is any rig slower, drivers held equal?"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from racecontrol.control import replay
from racecontrol.frontdoor.journals import journal_in
from racecontrol.frontdoor.tables import titled
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.results.messages.words import offset_s
from racecontrol.results.printing.files import write
from racecontrol.rigs.bias import Comparison, compare
from racecontrol.rigs.bias_report import bias_sheet
from racecontrol.rigs.bias_words import rotation, verdict
from racecontrol.rigs.practice_laps import SLOW_PERCENT, Gathered

PRACTICE = "practice"  # the format


@click.command()
@click.argument("journals", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--session", "keys", multiple=True, help="Its key; else every practice session.")
@click.option(
    "--slow",
    "slow_percent",
    default=SLOW_PERCENT,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="Leave out laps so many percent over the driver's median.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the report as PDF, CSV, JSON and HTML into this folder, which is made.",
)
def bias(
    journals: tuple[Path, ...],
    keys: tuple[str, ...],
    slow_percent: float,
    as_json: bool,
    out: Path | None,
) -> None:
    """Say whether any rig is slower than the others, drivers held equal.

    Needs practice in which drivers changed rigs: a rig that only one driver ever drove cannot be
    told from that driver, and the report says so and names a rotation. Several journals count
    together. JOURNAL may be the folder that it lies in.

    \b
    Examples:
        racecontrol rigs bias event.journal
        racecontrol rigs bias friday.journal saturday.journal --out papers
        racecontrol rigs bias event.journal --session practice-1 --session practice-2
        racecontrol rigs bias event.journal --json
    """
    states = _states(journals)
    meeting = states[0][1].meeting
    if meeting is None:
        raise click.ClickException(f"No event was opened in {states[0][0]}.")
    gathered, as_of_ns = _gathered(states, keys, slow_percent)
    found = compare(gathered.laps)
    if out is not None:
        sheet = bias_sheet(meeting, gathered, found, as_of_ns, offset_s(meeting))
        written = write((sheet,), out)
    if as_json:
        click.echo(msgspec.json.format(_json(gathered, found), indent=2))
        return
    terminal = Console(highlight=False, markup=False)
    _print(terminal, meeting, gathered, found)
    if out is not None:
        terminal.print(f"{len(written)} files: {out}", soft_wrap=True)


def _states(journals: Sequence[Path]) -> list[tuple[Path, State]]:
    states = []
    for path in journals:
        journal = journal_in(path)
        with closing(SqliteJournal(journal, read_only=True)) as opened:
            states.append((journal, replay(opened)))
    return states


def _gathered(
    states: Sequence[tuple[Path, State]], keys: Sequence[str], slow_percent: float
) -> tuple[Gathered, int]:
    """The laps of the sessions asked for, and the event clock of the last of them."""
    chosen = list(_chosen(states, keys))
    if not chosen:
        raise click.ClickException(_no_session(states, keys))
    gathered, last_ns = Gathered(), 0
    seen: dict[tuple[str, str, int], Path] = {}
    for journal, state, session in chosen:
        key = (state.meeting.key if state.meeting else "", session.plan.key, session.started_ns)
        if key in seen:
            raise click.ClickException(
                f"{session.plan.name} of {journal} is in {seen[key]} as well: its laps would "
                "count twice. Name one of the two journals."
            )
        seen[key] = journal
        name = session.plan.name if len(states) == 1 else f"{session.plan.name} ({journal.stem})"
        name = f"{name} {len(seen)}" if name in gathered.sessions else name
        gathered = gathered.with_session(name, state, session, slow_percent)
        ends = (run.laps[-1].at_ns for run in session.runs.values() if run.laps)
        last_ns = max(last_ns, *ends, 0)
    return gathered, last_ns


def _chosen(
    states: Sequence[tuple[Path, State]], keys: Sequence[str]
) -> Iterator[tuple[Path, State, Session]]:
    known = {key for _, state in states for key in state.sessions}
    strange = [key for key in keys if key not in known]
    if strange:
        raise click.ClickException(
            f"There is no session {strange[0]!r}: {', '.join(sorted(known))}."
        )
    for journal, state in states:
        for session in state.sessions.values():
            wanted = session.plan.key in keys if keys else session.plan.format == PRACTICE
            if wanted and session.started_ns:
                yield journal, state, session


def _no_session(states: Sequence[tuple[Path, State]], keys: Sequence[str]) -> str:
    sessions = [session for _, state in states for session in state.sessions.values()]
    begun = sorted({session.plan.key for session in sessions if session.started_ns})
    which = " or ".join(keys) if keys else "practice session"
    others = f" Take one of these with --session: {', '.join(begun)}." if begun else ""
    return f"No {which} has started in {_names(states)}.{others}"


def _names(states: Sequence[tuple[Path, State]]) -> str:
    return ", ".join(journal.name for journal, _ in states)


def _json(gathered: Gathered, found: Comparison) -> bytes:
    left_out = {why.name.lower(): laps for why, laps in gathered.left_out.items() if laps}
    return msgspec.json.encode(
        {
            "schema": 1,
            "verdict": verdict(found),
            "sessions": gathered.sessions,
            "comparison": found,
            "rotation": rotation(found.apart) if len(found.apart) > 1 else (),
            "left_out": left_out,
        }
    )


def _print(terminal: Console, meeting: Meeting, gathered: Gathered, found: Comparison) -> None:
    title = f"{meeting.name}: rigs, {', '.join(gathered.sessions)}"
    if found.rigs:
        terminal.print(_table(title, found))
    for sentence in verdict(found):
        terminal.print(sentence, soft_wrap=True)
    left = ", ".join(f"{laps} {why.value}" for why, laps in gathered.left_out.items() if laps)
    terminal.print(f"{found.laps} laps. Left out: {left or 'none'}.", soft_wrap=True, style="dim")


def _table(title: str, found: Comparison) -> Table:
    table = titled(title)
    for head in ("Rig", "Laps", "Drivers", "ms a lap", "from", "to", "p"):
        table.add_column(head, justify="right", no_wrap=True)
    for rig in found.rigs:
        figures = (f"{ms:+.0f}" for ms in (rig.ms, rig.low_ms, rig.high_ms))
        cells = (str(rig.rig), str(rig.laps), str(rig.drivers), *figures, f"{rig.p:.3f}")
        table.add_row(*cells, style="bold" if rig.stands_out else None)
    return table
