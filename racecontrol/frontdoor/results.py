"""`racecontrol results`: what a journal says, its documents, and whether a print is one of them."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from racecontrol.control import replay
from racecontrol.frontdoor.journals import journal_in
from racecontrol.frontdoor.terminal import documents_table, print_found, print_results
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.state import Session, State
from racecontrol.results.checking import find
from racecontrol.results.documents import DOCUMENTS, Edition, editions, sheet_of
from racecontrol.results.printing.files import ALL, Format, write
from racecontrol.results.printing.index import write_index


def formats_of(_ctx: click.Context, _option: click.Parameter, words: str) -> tuple[Format, ...]:
    """`pdf,csv` as formats; each once, in the order given."""
    known = {form.value: form for form in Format}
    asked = [word.strip().lower() for word in words.split(",") if word.strip()]
    strange = [word for word in asked if word not in known]
    if strange or not asked:
        word = repr(strange[0]) if strange else "an empty list"
        raise click.BadParameter(f"{word} is none of {', '.join(known)}.")
    return tuple(dict.fromkeys(known[word] for word in asked))


formats_option = click.option(
    "--format",
    "formats",
    default=",".join(ALL),
    show_default=True,
    callback=formats_of,
    help="Which files, with commas between.",
)


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--session", "key", help="Only this session.")
@click.option(
    "--documents",
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    help="Write the documents into this folder, which is made.",
)
@click.option(
    "--document",
    "wanted",
    multiple=True,
    type=click.Choice([kind.key for kind in DOCUMENTS]),
    help="Only this document; may be given several times.",
)
@formats_option
@click.option("--list", "listed", is_flag=True, help="List the documents instead.")
@click.option("--check", "printed", metavar="HASH", help="Find the document of a printed hash.")
def results(
    journal: Path,
    key: str | None,
    folder: Path | None,
    wanted: tuple[str, ...],
    formats: tuple[Format, ...],
    listed: bool,
    printed: str | None,
) -> None:
    """Print the classifications that the facts of a journal give; write and check documents.

    Documents are entry list, timetable, grids, classifications, lap analysis, charts, messages and
    more, each as PDF, CSV, JSON and HTML. The same journal gives the same bytes. With --check,
    type the hash of a print (eight signs are enough) or what its QR code says. JOURNAL may be the
    folder that it lies in.

    \b
    Examples:
        racecontrol results event.journal
        racecontrol results racecontrol-demo --list
        racecontrol results event.journal --documents papers
        racecontrol results event.journal --documents papers --session race-1 --format pdf
        racecontrol results event.journal --documents papers --document lap-chart
        racecontrol results event.journal --check d411f5db2056e5b3
    """
    terminal, journal = Console(highlight=False, markup=False), journal_in(journal)
    if printed is not None:
        _check(terminal, journal, printed)
        return
    with closing(SqliteJournal(journal, read_only=True)) as opened:
        state = replay(opened)
    if key and key not in state.sessions:
        raise click.ClickException(f"There is no session {key!r}: {', '.join(state.sessions)}.")
    chosen = _chosen(state, key, wanted)
    if listed:
        terminal.print(documents_table(state, chosen))
        return
    _print(terminal, state, key, needed=folder is None)
    if folder is not None:
        _write(terminal, state, chosen, folder, formats)


def _print(terminal: Console, state: State, key: str | None, *, needed: bool) -> None:
    """The classifications; an event that has not begun has documents, but none of these."""
    started: list[Session] = [
        s for s in state.sessions.values() if s.started_ns and key in (None, s.plan.key)
    ]
    if not started and needed:
        raise click.ClickException("No session of this event has started yet.")
    if started:
        print_results(terminal, state, started)


def _chosen(state: State, key: str | None, wanted: Sequence[str]) -> list[Edition]:
    """The documents asked for; those of the event go with no single session."""
    return [
        edition
        for edition in editions(state)
        if key in (None, edition.session) and (not wanted or edition.kind.key in wanted)
    ]


def _write(
    terminal: Console,
    state: State,
    chosen: Sequence[Edition],
    folder: Path,
    formats: tuple[Format, ...],
) -> None:
    ready = [edition for edition in chosen if not edition.why_not]
    if not ready:
        why_not = chosen[0].why_not if chosen else "This journal has no such document."
        raise click.ClickException(why_not)
    count, sheets = 0, []
    for edition in track(ready, "Writing", console=terminal, disable=not terminal.is_terminal):
        sheets.append(sheet_of(state, edition))
        count += len(write(sheets[-1:], folder, formats))
    if len(sheets) > 1:
        count += len(write_index(sheets, folder, formats))
    documents = f"{len(ready)} documents" if len(ready) > 1 else "1 document"
    files = f"{count} files" if count > 1 else "1 file"
    terminal.print(f"{documents}, {files}: {folder}", soft_wrap=True)


def _check(terminal: Console, journal: Path, printed: str) -> None:
    with closing(SqliteJournal(journal, read_only=True)) as opened:
        recorded: Any = (row.fact for row in opened.read())
        found = find(recorded, printed)
    if not found:
        raise click.ClickException(
            "No document of this journal has that hash. It is of another event, a draft that was "
            "never published, or it was changed."
        )
    print_found(terminal, found)
