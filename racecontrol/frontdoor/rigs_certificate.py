"""`racecontrol rigs certificate`: the parity certificate of a journal, as files."""

from contextlib import closing
from pathlib import Path

import click
from rich.console import Console

from racecontrol.control import replay
from racecontrol.frontdoor.journals import journal_in
from racecontrol.frontdoor.results import formats_option
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.parity import letters
from racecontrol.meeting.state import State
from racecontrol.results.documents import DocumentError, editions, sheet_of
from racecontrol.results.printing.files import Format, write

KEY = "parity-certificate"


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder for the files, which is made.",
)
@formats_option
def certificate(journal: Path, folder: Path, formats: tuple[Format, ...]) -> None:
    """Write the certificate that the rigs are equal: hashes, tests with figures, names, seal.

    It is computed from the journal, so that the same journal gives the same bytes. JOURNAL may be
    the folder that it lies in.

    \b
    Examples:
        racecontrol rigs certificate event.journal --out papers
        racecontrol rigs certificate racecontrol-demo --out papers --format pdf
    """
    with closing(SqliteJournal(journal_in(journal), read_only=True)) as opened:
        state = replay(opened)
    found = next((one for one in editions(state) if one.kind.key == KEY), None)
    if found is None:
        raise DocumentError("No event is open in this journal.")
    paths = write((sheet_of(state, found),), folder, formats)
    terminal = Console(highlight=False, markup=False)
    terminal.print(_summary(state), soft_wrap=True)
    files = f"{len(paths)} files" if len(paths) > 1 else "1 file"
    terminal.print(f"Document {found.number_text}, {found.result.value}, {files}: {folder}")


def _summary(state: State) -> str:
    parity = state.parity
    assert parity.certificate is not None  # or there was no document
    issued = parity.certificate
    equal = sum(hashed == issued.golden for hashed in issued.rigs.values())
    signed = " and ".join(one.by for one in parity.signatures) or "nobody"
    seal = "not sealed"
    if parity.seal is not None:
        seal = "the seal holds" if parity.holds else "THE SEAL IS BROKEN"
    head = f"Certificate {issued.number}: {equal}/{len(issued.rigs)} equal"
    return f"{head} ({letters(issued.golden)}), signed by {signed}, {seal}."
