"""With every translation marked, whatever the season page says in plain letters is a name."""

import pytest

from racecontrol.season.deciding import write_desk
from racecontrol.season.desk import Desk, Out, Seed
from racecontrol.season.season import Files
from racecontrol.season.simulate import COUNTRIES, FAMILY, GIVEN
from racecontrol.season.windows import Wanted
from tests.season import a_season
from tests.ui.season.test_season_page import LONG_MS, rest
from tests.ui.seen import Painted, plain_words, told
from tests.ui.test_every_text import KEYS
from tests.ui.test_every_text import pseudo as pseudo
from ui.pseudo import CLOSE, OPEN
from ui.season.board_page import CAPS, OUT, PLACES
from ui.season.otherwise import PARTS as OUTCOMES
from ui.season.rewards_page import PARTS as REWARDED
from ui.season.rounds_view import PARTS as ROUNDS
from ui.season.window import BOARD, RANKINGS, REWARDS, Window
from ui.tr import worded
from ui.widgets.hints import Hints

OURS = (
    "GT TOML TSV CSV EMEA season rejects csv entries toml no area town online rewards qualification"
)
NAMES = {
    word
    for text in (
        GIVEN, FAMILY, OURS, *COUNTRIES, *(countries for _, countries in COUNTRIES.values()),
        a_season.BOOK.name, a_season.BOOK.key, *(day.name for day in a_season.online().calendar),
    )
    for word in plain_words(text)
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Files:
    return a_season.files(tmp_path_factory.mktemp("texts"), 2_000)


def shown(qtbot, folder, files: Files, rounds: int | None, **more) -> Window:
    window = Window(a_season.request(folder, files, rounds, **more))
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    window.read()
    qtbot.waitUntil(lambda: window.source.opened is not None, timeout=LONG_MS)
    rest(qtbot, window)
    return window


def every_state(qtbot, window: Window) -> list[str]:
    """What it tells on each page, with everything that can stand there once."""
    found: list[str] = []

    def look() -> None:
        rest(qtbot, window)
        window.grab()
        found.extend(told(window))

    for wanted in (Wanted(), Wanted(league="GT1", region="EMEA"), Wanted(search="00000")):
        window.turn(RANKINGS)
        window.rankings.filters.want(wanted)
        rest(qtbot, window)
        for row in (0, 3, 40):
            window.rankings.table.go(row)
            look()
    window.turn(BOARD)
    look()
    window.turn(REWARDS)
    look()
    window._show_hints(True)
    window.findChild(Hints).grab()
    window._show_hints(False)
    return found


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("rounds", [4, None])
def test_every_text_of_the_season_page_is_translated(
    qtbot, tmp_path, monkeypatch, files, rounds
) -> None:
    painted = Painted(monkeypatch)
    window = shown(qtbot, tmp_path, files, rounds)
    seated = [p.candidate for p in window.source.opened.board.places if p.candidate]
    desk = tmp_path / "desk.toml"
    write_desk(
        Desk(
            seeds=(Seed(account=seated[0].account, why="2024"), Seed(account=99, why="2024")),
            withdrawn=(Out(account=seated[1].account, why="2025"),),
        ),
        desk,
    )
    window.close()
    window = shown(qtbot, tmp_path, files, rounds, desk=desk)
    texts = [*every_state(qtbot, window), *painted.texts]
    assert any(text.startswith(OPEN) and text.endswith(CLOSE) for text in painted.texts)
    names = {*NAMES, *KEYS, *plain_words(str(tmp_path))}
    left = sorted({text for text in texts if set(plain_words(text)) - names})
    assert left == [], "\n".join(left)
    heads = [worded(part.head) for part in (*PLACES, *OUT, *CAPS, *OUTCOMES, *ROUNDS, *REWARDED)]
    heads += [column.head for column in window.rankings.model.columns]
    assert not set(heads) & set(painted.cut)
    window.close()
