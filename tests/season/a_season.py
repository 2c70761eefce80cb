"""One simulated season that the tests of windows and of the season page share."""

from pathlib import Path

from racecontrol.rulebooks.reading import find, load
from racecontrol.season.driven import Cut
from racecontrol.season.opening import Request
from racecontrol.season.season import Files, Season
from racecontrol.season.simulate import simulate
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

BOOK = load(find("nations-cup-2025"), FORMATS, PENALTIES)
DRIVERS = 3_000


def online():
    assert BOOK.online is not None
    return BOOK.online


def files(folder: Path, drivers: int = DRIVERS) -> Files:
    """A season of so many drivers, the same each time."""
    who, what, _ = simulate(online(), folder, drivers=drivers, seed=5)
    return Files((str(who),), (str(what),))


def request(folder: Path, found: Files, rounds: int | None = None, **more) -> Request:
    """The season as it was after so many rounds; None: to its end."""

    def cut(season: Season) -> Cut:
        held = rounds or season.held()
        return Cut(held, final=held == season.online.rounds)

    return Request(BOOK.name, BOOK.key, online(), found, cut, rejects=folder / "no.csv", **more)
