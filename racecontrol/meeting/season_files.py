"""Where the online season of an event is: the table `[season]` of its file."""

from collections.abc import Iterator

from racecontrol.meeting.noun import Noun
from racecontrol.rulebooks.lines import Place


class SeasonFiles(Noun, frozen=True):
    """A folder, or files one by one; paths are from the event file, wildcards are allowed."""

    folder: str = ""  # with drivers, results and struck, each .parquet, .csv or .jsonl
    drivers: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    rulebook: str = ""  # "": that of the event
    desk: str = ""  # seeds, withdrawals and numbers, as TOML


def season_mistakes(files: SeasonFiles) -> Iterator[tuple[Place, str]]:
    """All of them, a place and a sentence each."""
    if not files.folder and not (files.drivers and files.results):
        yield ("season",), "say a folder, or drivers and results."
    for name in ("drivers", "results", "struck"):
        for index, path in enumerate(getattr(files, name)):
            if not path.strip():
                yield ("season", name, index), "a path is not empty."
