"""The season page on a real season: what it shows is what the engine says."""

import random
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from racecontrol.meeting.online import Tier
from racecontrol.season.season import Files
from racecontrol.season.windows import Order, Wanted
from tests.season import a_season
from ui import keymap
from ui.season.board_lines import Kind
from ui.season.chance_words import chance_words
from ui.season.model import BLOCK, KEPT, WAITING
from ui.season.window import BOARD, RANKINGS, REWARDS, Window

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG_MS = 30_000


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Files:
    return a_season.files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def stands(qapp, files, tmp_path_factory):
    """One window on one season for all tests of this file."""
    del qapp
    folder = tmp_path_factory.mktemp("page")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    window = Window(a_season.request(folder, files))
    window.resize(1920, 1080)
    window.show()
    window.read()
    yield window
    window.close()


@pytest.fixture
def page(qtbot, stands):
    """The window, with everything listed and nothing on the way."""
    qtbot.waitUntil(lambda: stands.source.opened is not None, timeout=LONG_MS)
    rest(qtbot, stands)
    while stands.board._before:
        stands.board.undo()
        rest(qtbot, stands)
    stands.activateWindow()
    qtbot.waitUntil(stands.isActiveWindow, timeout=LONG_MS)
    stands.turn(RANKINGS)
    stands.rankings.filters.want(Wanted())
    rest(qtbot, stands)
    stands.rankings.table.go(0)
    rest(qtbot, stands)
    return stands


def rest(qtbot, page) -> None:
    """Until every lane is idle and the rows in sight are here."""

    def idle() -> bool:
        model, table = page.rankings.model, page.rankings.table
        table.viewport().repaint()
        first = max(table.rowAt(0), 0)
        return (
            not page.source.busy
            and not page.rankings._rest.isActive()
            and not page.rankings.filters._typing.isActive()
            and (not table.isVisible() or not model.rowCount() or model.held(first) is not None)
        )

    qtbot.waitUntil(idle, timeout=LONG_MS)


def want(qtbot, page, **wanted) -> None:
    page.rankings.filters.want(Wanted(**wanted))
    qtbot.waitUntil(lambda: page.rankings.model.listing.wanted == Wanted(**wanted), timeout=LONG_MS)
    rest(qtbot, page)


def in_sight(page) -> list[int]:
    """The accounts of the rows that can be seen."""
    model, table = page.rankings.model, page.rankings.table
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    last = model.rowCount() - 1 if last < 0 else last
    return [model.held(row).row.account for row in range(first, last + 1)]


def engines(page, first: int, rows: int) -> list[int]:
    """What a reader of its own has there."""
    opened = page.source.opened
    reader = opened.windows.reader()
    try:
        listing = reader.list(page.rankings.model.listing.wanted)
        return [row.account for row in reader.rows(listing, first, rows)]
    finally:
        reader.close()


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize("seed", range(6))
def test_wherever_one_scrolls_the_rows_are_those_of_the_engine(qtbot, page, seed) -> None:
    draw = random.Random(seed)
    order = draw.choice([Order.RANKING, Order.POINTS, Order.NAME])
    want(qtbot, page, tier=draw.choice(list(Tier)), order=order, turned=draw.random() < 0.5)
    table, model = page.rankings.table, page.rankings.model
    for _ in range(4):
        table.verticalScrollBar().setValue(draw.randrange(model.rowCount()))
        rest(qtbot, page)
        shown = in_sight(page)
        assert shown == engines(page, table.rowAt(0), len(shown))
    assert model.rows_held <= KEPT * BLOCK


def test_a_row_that_is_not_here_yet_is_a_placeholder_and_then_comes(qtbot, page) -> None:
    model = page.rankings.model
    want(qtbot, page, league="GT2")
    row = model.rowCount() - 1
    assert model.held(row) is None
    assert model.index(row, 0).data() == WAITING
    qtbot.waitUntil(lambda: model.index(row, 0).data() != WAITING, timeout=LONG_MS)
    assert model.index(row, 2).data() == model.held(row).row.name


def test_only_some_blocks_stay_in_memory(qtbot, page) -> None:
    model = page.rankings.model
    for block in range(model.rowCount() // BLOCK):
        qtbot.waitUntil(lambda row=block * BLOCK: model.line(row) is not None, timeout=LONG_MS)
    assert model.rows_held <= KEPT * BLOCK


def test_end_goes_to_the_last_driver_and_home_to_the_first(qtbot, page) -> None:
    table = page.rankings.table
    QTest.keyClick(table, K.Key_End)
    assert table.row == page.rankings.model.rowCount() - 1
    rest(qtbot, page)
    assert in_sight(page)[-1] == engines(page, table.row, 1)[0]
    QTest.keyClick(table, K.Key_Home)
    assert table.row == 0


def test_dropped_rounds_are_struck_through_and_counted_ones_are_not(page) -> None:
    model = page.rankings.model
    line = next(
        line for row in range(40) if (line := model.held(row)) and line.row.counted != 0b111111
        and None not in line.row.rounds
    )  # fmt: skip
    dropped = [
        column.round
        for column, cell in zip(model.columns, line.cells, strict=True)
        if cell.ink.value == "dropped"
    ]
    assert dropped == [n for n in range(1, 7) if not line.row.counts(n)]


def test_a_search_lists_as_one_types_and_escape_gives_it_up(qtbot, page) -> None:
    every = page.rankings.model.rowCount()
    name = page.rankings.model.held(3).row.name
    QTest.keyClick(page.rankings.table, K.Key_Slash)
    assert page.rankings.filters.search.hasFocus()
    QTest.keyClicks(page.rankings.filters.search, name.upper())
    qtbot.waitUntil(
        lambda: page.rankings.model.listing.wanted.search == name.upper(), timeout=LONG_MS
    )
    rest(qtbot, page)
    model = page.rankings.model
    assert 0 < model.rowCount() < every
    assert {model.held(row).row.name for row in range(model.rowCount())} == {name}
    QTest.keyClick(page.rankings.filters.search, K.Key_Escape)
    qtbot.waitUntil(lambda: model.rowCount() == every, timeout=LONG_MS)
    assert page.rankings.table.hasFocus()


def test_where_nobody_is_found_a_sentence_stands(qtbot, page) -> None:
    want(qtbot, page, search="nobody is called so")
    assert page.rankings.model.rowCount() == 0
    assert "No driver" in page.rankings.table.accessibleDescription()
    assert page.rankings.line is None


def test_filters_narrow_and_the_driver_that_was_looked_at_stays(qtbot, page) -> None:
    page.rankings.table.go(12)
    rest(qtbot, page)
    row = page.driver.row
    page.rankings.filters._choose("region", row.region)
    rest(qtbot, page)
    model = page.rankings.model
    opened = page.source.opened
    reader = opened.windows.reader()
    listed = dict(reader.values("country", Wanted(region=row.region)))
    reader.close()
    assert model.rowCount() == sum(listed.values())
    assert page.rankings.line.row.account == row.account
    countries = page.rankings.filters.choices["country"]
    assert countries.findData(row.country) > 0


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it(qtbot, page) -> None:
    columns = page.rankings.model.columns
    number = next(n for n, column in enumerate(columns) if column.key == "points")
    for turned in (False, True):
        page.rankings.table._sort(number)
        rest(qtbot, page)
        wanted = page.rankings.model.listing.wanted
        assert (wanted.order, wanted.turned) == (Order.POINTS, turned)


def test_a_digit_turns_the_tier(qtbot, page) -> None:
    QTest.keyClick(page.rankings.table, K.Key_2)
    rest(qtbot, page)
    page.rankings.table.go(0)
    rest(qtbot, page)
    model = page.rankings.model
    assert model.listing.wanted.tier is Tier.DOMESTIC
    row = model.held(0).row
    assert model.index(0, 0).data() == f"{row.ranks[1]:,}"


def test_selected_rows_are_copied_as_tsv(qtbot, page) -> None:
    table = page.rankings.table
    table.go(2)
    for _ in range(3):
        QTest.keyClick(table, K.Key_Down, SHIFT)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, K.Key_C, CTRL)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "", timeout=LONG_MS)
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:2] == ["Account", "Rank"]
    assert [int(line.split("\t")[0]) for line in lines] == engines(page, 2, 4)


def test_the_list_is_written_as_csv(qtbot, page) -> None:
    want(qtbot, page, league="GT1", region="Oceania")
    said = []
    page.say, kept = said.append, page.say
    try:
        QTest.keyClick(page, K.Key_S, CTRL)
        qtbot.waitUntil(lambda: len(said) == 2, timeout=LONG_MS)
    finally:
        page.say = kept
    path = Path(said[1].split(" has ")[0])
    assert len(path.read_text(encoding="utf-8").splitlines()) == (
        page.rankings.model.rowCount() + 1
    )


def test_light_and_dark_reach_the_room_between_the_panels(page) -> None:
    before = page.theme.name
    for _ in range(2):
        page._turn_light()
        ground = page.theme.colours.background0
        assert page.grab().toImage().pixelColor(4, 500) == ground
    assert page.theme.name == before


# ---------------------------------------------------------------- a driver


def test_the_driver_of_the_current_row_has_rounds_and_a_line_against_the_cut(qtbot, page) -> None:
    want(qtbot, page, league="GT1", region="EMEA")
    page.rankings.table.go(6)
    rest(qtbot, page)
    row = page.driver.row
    assert row.ranks[0] == 7
    words = [[cell.words for cell in line.cells] for line in page.driver.rounds.lines]
    assert len(words) == 6
    for number, cells in enumerate(words, 1):
        points = row.rounds[number - 1]
        assert cells[5] == ("" if points is None else f"{points:,}")
        assert cells[6] == (
            "not entered" if points is None else "counts" if row.counts(number) else "dropped"
        )
    mine, cut = page.driver.plot._ends
    assert mine[-1] == row.points
    emea = page.source.opened.board.cutoff("EMEA")
    assert cut[-1] == emea.last.points and None not in cut


def test_what_if_says_the_rank_that_a_win_gives(qtbot, page) -> None:
    want(qtbot, page, league="GT1", region="EMEA")
    page.rankings.table.go(30)
    rest(qtbot, page)
    before = page.driver.number
    lines = page.driver.otherwise.lines
    assert len(lines) == a_season.online().points.most_cars + 1
    win = lines[0].outcome
    assert f"rank {win.rank}" in page.driver.said.words
    ranks = [line.outcome.rank for line in lines]
    assert ranks == sorted(ranks)
    assert sum(line.outcome.now for line in lines) == (
        1 if page.driver.row.rounds[before - 1] is not None else 0
    )
    QTest.keyClick(page.rankings.table, K.Key_BracketLeft)
    rest(qtbot, page)
    assert page.driver.number == before - 1
    assert f"round {before - 1} " in page.driver.said.words


def test_enter_goes_to_the_driver_and_escape_back(page) -> None:
    QTest.keyClick(page.rankings.table, K.Key_Return)
    assert page.driver.rounds.view.hasFocus()
    QTest.keyClick(page.driver.rounds.view, K.Key_Escape)
    assert page.rankings.table.hasFocus()


def test_tab_goes_through_the_parts_of_the_page(page) -> None:
    page.rankings.table.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(page.focusWidget(), K.Key_Tab)
        seen.append(page.focusWidget())
    assert seen == [
        page.driver.rounds.view,
        page.driver.otherwise.view,
        page.rankings.filters.search,
        page.rankings.table,
    ]


# ---------------------------------------------------------------- the board


def test_the_board_has_the_places_of_the_engine_with_their_reasons(page) -> None:
    page.turn(BOARD)
    board = page.source.opened.board
    lines = [line for line in page.board.places.lines if line.kind in (Kind.PLACE, Kind.OPEN)]
    assert [line.cells[-1].words for line in lines] == [place.reason for place in board.places]
    reserves = [line for line in page.board.places.lines if line.kind is Kind.RESERVE]
    assert len(reserves) == len(page.source.opened.reserves)


def withdraw(qtbot, page, row: int, why: str) -> int:
    """Withdraw the driver of a line of the board; answers with the account."""
    page.turn(BOARD)
    listed = page.board.places
    listed.view.setCurrentIndex(listed.view.model().index(row, 0))
    account = listed.current.account
    QTest.keyClick(listed.view, K.Key_W)
    QTest.keyClicks(page.board.why, why)
    QTest.keyClick(page.board.why, K.Key_Return)
    rest(qtbot, page)
    return account


def first_place(page) -> int:
    lines = page.board.places.lines
    return next(n for n, line in enumerate(lines) if line.kind is Kind.PLACE)


def test_a_withdrawal_lets_the_reserve_in_and_undo_puts_the_driver_back(qtbot, page) -> None:
    page.turn(BOARD)
    before = page.board.places.lines
    account = withdraw(qtbot, page, first_place(page), "injured")
    now = page.board.places.lines
    assert account not in [line.account for line in now]
    assert [line.cells[-1].words for line in page.board.out.lines] == ["withdrawn: injured"]
    assert any("stands in for" in line.cells[-1].words for line in now)
    assert page.driver._desk == page.board.desk
    QTest.keyClick(page.board.places.view, K.Key_Z, CTRL)
    rest(qtbot, page)
    assert page.board.places.lines == before


def test_a_reserve_who_withdraws_is_out_and_can_be_put_back(qtbot, page) -> None:
    page.turn(BOARD)
    before = page.board.places.lines
    row = next(n for n, line in enumerate(before) if line.kind is Kind.RESERVE)
    account = withdraw(qtbot, page, row, "no visa")
    out = page.board.out
    assert [(line.account, line.cells[0].words) for line in out.lines] == [
        (account, before[row].cells[1].words)
    ]
    out.view.setFocus()
    out.view.setCurrentIndex(out.view.model().index(0, 0))
    QTest.keyClick(out.view, K.Key_P)
    rest(qtbot, page)
    assert page.board.places.lines == before
    assert not out.lines


def test_the_entry_list_is_written_with_its_decisions(qtbot, page, tmp_path) -> None:
    page.turn(BOARD)
    withdraw(qtbot, page, first_place(page), 'a "wrist"')
    path = tmp_path / "live.toml"
    page.board.path.setText(str(path))
    QTest.keyClick(page.board.places.view, K.Key_S, CTRL)
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["entries"]
    seated = [p.candidate.name for p in page.board.board.places if p.candidate]
    assert [entry["driver"] for entry in entries] == seated
    desk = tomllib.loads((tmp_path / "live-desk.toml").read_text(encoding="utf-8"))
    assert desk["withdrawn"][0]["why"] == 'a "wrist"'
    path.write_text("kept = 1\n", encoding="utf-8")
    QTest.keyClick(page.board.places.view, K.Key_S, CTRL)
    assert path.read_text(encoding="utf-8") == "kept = 1\n"  # it is asked for twice
    assert "Ctrl S again" in page.foot.said


def test_enter_on_a_place_opens_its_driver(qtbot, page) -> None:
    page.turn(BOARD)
    row = first_place(page)
    listed = page.board.places
    listed.view.setCurrentIndex(listed.view.model().index(row, 0))
    account = listed.current.account
    QTest.keyClick(listed.view, K.Key_Return)
    rest(qtbot, page)
    assert page.pages.currentIndex() == RANKINGS
    assert page.driver.row.account == account


# ---------------------------------------------------------------- rewards, looks, errors


def test_the_rewards_add_up(page) -> None:
    page.turn(REWARDS)
    totals = page.source.opened.rewards
    last = page.rewards.list.lines[-1]
    assert last.cells[-2].words == f"{sum(total.credits for total in totals):,}"
    page.rewards.list.view.setFocus()
    QTest.keyClick(page.rewards.list.view, K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[-1].startswith("All\tall tiers")


def test_every_key_of_the_page_is_in_the_overlay(page) -> None:
    told = " ".join(caps for caps, _ in page.keys.table())
    for cap in ("/", "Esc", "Tab", "F1", "F3", "Ctrl C", "Ctrl S", "[", "Enter", "1 - 4"):
        assert cap in told


def test_light_and_dark_are_painted(qtbot, page) -> None:
    before = page.theme.name
    pictures = []
    for _ in range(2):
        QTest.keyClick(page, K.Key_T, CTRL)
        rest(qtbot, page)
        pictures.append(page.grab().toImage())
    assert page.theme.name == before
    assert pictures[0] != pictures[1]


def test_the_page_filters_and_sizes_are_kept(qtbot, files, tmp_path) -> None:
    def open_one() -> Window:
        window = Window(a_season.request(tmp_path, files, rounds=1))
        window.resize(1800, 1000)
        window.show()
        window.read()
        qtbot.waitUntil(lambda: window.source.opened is not None, timeout=LONG_MS)
        rest(qtbot, window)
        return window

    first = open_one()
    want(qtbot, first, league="GT1", tier=Tier.DOMESTIC)
    splitter = first._splitters["rankings"]
    splitter.setSizes([splitter.sizes()[0] - 90, splitter.sizes()[1] + 90])
    sizes = splitter.sizes()
    first.turn(BOARD)
    first.close()
    second = open_one()
    assert second.pages.currentIndex() == BOARD
    assert second.rankings.model.listing.wanted == Wanted(league="GT1", tier=Tier.DOMESTIC)
    second.turn(RANKINGS)
    rest(qtbot, second)
    assert second._splitters["rankings"].sizes() == sizes
    second.close()


def test_a_wrong_file_is_one_sentence_and_the_page_stands(qtbot, tmp_path) -> None:
    wrong = tmp_path / "drivers.csv"
    wrong.write_text("who,what\n1,2\n", encoding="utf-8")
    window = Window(a_season.request(tmp_path, Files((str(wrong),), (str(wrong),))))
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    with qtbot.waitSignal(window.source.failed, timeout=LONG_MS):
        window.read()
    said = window.rankings.table.accessibleDescription()
    assert "drivers.csv has no column 'account'" in said
    assert "Ctrl R" in said
    window.close()


def test_a_running_season_says_what_is_needed_in_the_next_round(qtbot, files, tmp_path) -> None:
    window = Window(a_season.request(tmp_path, files, rounds=4))
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    window.read()
    qtbot.waitUntil(lambda: window.source.opened is not None, timeout=LONG_MS)
    want(qtbot, window, league="GT1", region="EMEA")
    window.rankings.table.go(8)
    rest(qtbot, window)
    assert window.driver.number == 5
    assert "in round 5" in chance_words(window.rankings.line.chance)
    assert "as the others stand now" in window.driver.said.words
    window.close()


def test_a_key_of_the_page_can_be_another_one(qtbot, files, tmp_path) -> None:
    keymap.keys_file().parent.mkdir(parents=True, exist_ok=True)
    keymap.keys_file().write_text('[season]\n"J" = "withdraw"\n', encoding="utf-8")
    window = Window(a_season.request(tmp_path, files))
    qtbot.addWidget(window)
    table = dict(window.keys.table())
    assert "W" not in table
    assert table["J"] == "the driver on the board has withdrawn"
    window.close()
