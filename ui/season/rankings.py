"""The rankings: filters, the table, and what of it is copied."""

from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent

from racecontrol.meeting.online import Tier
from racecontrol.season.chances import Chances
from racecontrol.season.windows import Listing, Ranked, Reader, Wanted
from ui.nouns import noun
from ui.season.columns import TIERS, Column, columns
from ui.season.filters import Filters
from ui.season.model import NOTHING, Line, RankingModel
from ui.season.source import Source
from ui.season.standing import ranked_words
from ui.season.table import RankingTable
from ui.tr import counted, later, tr, worded
from ui.widgets.panel import Panel

TITLE: Final = later("Rankings")
NONE_FOUND: Final = later(
    "No driver is like this. Esc in the search gives it up; 0 takes all filters away."
)
NO_SEASON: Final = later("No season is open yet.")
MOST_COPIED: Final = 100_000  # rows
REST_MS: Final = 60  # after which the driver of the current row is shown
Say = Callable[[str], None]


class Rankings(Panel):
    """Says `chosen` with the driver of the current row."""

    chosen = Signal(object)  # Ranked
    opened = Signal()

    def __init__(self, source: Source, say: Say) -> None:
        super().__init__(worded(TITLE))
        self._source, self._say = source, say
        self._chances: Chances | None = None
        self._account: int | None = None  # whom `chosen` told of
        self._kept_on: int | None = None  # who stays the current one in another list
        self.filters = Filters()
        self.model = RankingModel(source.fetch)
        self.table = RankingTable(self.model)
        self.table.say_empty(worded(NO_SEASON))
        self.set_body(self.filters, 0)
        self.set_body(self.table)
        self.filters.setEnabled(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tell)
        self.filters.changed.connect(self._list)
        self.filters.done.connect(self.table.setFocus)
        self.table.current_row.connect(lambda _: self._rest.start())
        self.table.sorted_by.connect(self._sort)
        self.table.opened.connect(self.opened)
        self.table.copied.connect(self.copy)
        self.model.dataChanged.connect(self._came)
        source.failed.connect(lambda _: self.model.ask_again())

    # ------------------------------------------------------------ what it shows

    def show_season(self, chances: Chances) -> None:
        """Another season is open, or another board: the same drivers are wanted of it."""
        opened = self._source.opened
        assert opened is not None
        self._chances = chances
        self.model.listing = NOTHING  # of another season
        self.filters.setEnabled(True)
        self.filters.show_season(opened.windows.leagues, opened.windows.regions)
        self.filters.want(self._kept(opened.windows.leagues, opened.windows.regions))

    def show_chances(self, chances: Chances) -> None:
        """The places were allotted anew: the same rows, other words."""
        self._chances = chances
        self._put_in(self.model.listing, self.table.row)

    def go_to(self, account: int) -> None:
        """Bring a driver into sight; filters that hide him or her are given up."""
        listing = self.model.listing
        self._source.ask_rows("go", partial(_found, account, listing), partial(self._go, listing))

    @property
    def line(self) -> Line | None:
        """The current row; None: there is none, or it is not here yet."""
        return self.model.held(self.table.row) if self.table.row >= 0 else None

    def themed(self) -> None:
        super().themed()
        self.table.themed()
        self._fit()

    def keep(self) -> None:
        """What is listed is listed again at the next start."""
        wanted = self.filters.wanted
        QSettings().setValue("season/league", wanted.league)
        QSettings().setValue("season/region", wanted.region)
        QSettings().setValue("season/tier", wanted.tier.value)

    def _kept(self, leagues: tuple[str, ...], regions: tuple[str, ...]) -> Wanted:
        """What was listed, as far as this season has it."""
        now = self.filters.wanted
        if now != Wanted():
            return now
        settings = QSettings()
        league, region = (str(settings.value(f"season/{k}", "")) for k in ("league", "region"))
        tier = str(settings.value("season/tier", ""))
        return Wanted(
            league=league if league in leagues else "",
            region=region if region in regions else "",
            tier=Tier(tier) if tier in {t.value for t in TIERS} else Tier.REGIONAL,
        )

    # ------------------------------------------------------------ what is listed

    def _list(self, wanted: Wanted) -> None:
        self.head.show_words(worded(TITLE), _words(wanted), tr("looking …"))
        self._source.list(wanted, self._kept_on, self._listed)

    def _listed(self, found: tuple[Listing, int | None]) -> None:
        """The driver that was looked at stays the current one where the list has him or her."""
        before = self.model.listing
        listing, place = found
        self._put_in(listing, place or 0)
        if before is not NOTHING:
            self._source.drop(before)
        self._offer(listing.wanted)

    def _put_in(self, listing: Listing, row: int) -> None:
        opened, chances = self._source.opened, self._chances
        assert opened is not None and chances is not None
        levels = opened.online.rewards is not None
        self.table.say_empty(worded(NONE_FOUND))
        self.model.show(listing, columns(opened.cut.rounds, levels, chances), chances)
        right = ranked_words(opened.windows.drivers)
        if not listing.wanted.is_all:
            right = tr("{rows} of {drivers}", rows=f"{listing.rows:,}", drivers=right)
        self.head.show_words(worded(TITLE), _words(listing.wanted), right)
        self._fit()
        if listing.rows:
            self.table.go(row)

    def _go(self, listing: Listing, found: tuple[Ranked | None, int | None]) -> None:
        row, place = found
        if row is None:
            self._say(tr("That driver is not ranked."))
        elif place is None or listing is not self.model.listing:
            self._kept_on = row.account
            self.filters.want(Wanted(league=row.league, region=row.region))
        else:
            self.table.go(place)

    def _offer(self, wanted: Wanted) -> None:
        """The countries and areas of what is listed."""
        among = Wanted(league=wanted.league, region=wanted.region)
        self._source.values("country", among, partial(self.filters.offer, "country"))
        if wanted.country:
            among = replace(among, country=wanted.country)
            self._source.values("main_area", among, partial(self.filters.offer, "main_area"))
            among = replace(among, main_area=wanted.main_area)
        else:
            self.filters.offer("main_area", ())
        if wanted.main_area:
            self._source.values(
                "secondary_area", among, partial(self.filters.offer, "secondary_area")
            )
        else:
            self.filters.offer("secondary_area", ())

    def _sort(self, column: Column) -> None:
        now = self.filters.wanted
        same = column.order is now.order and column.round == now.round
        assert column.order is not None
        self.filters.want(
            replace(
                now,
                order=column.order,
                round=column.round,
                turned=not now.turned if same else False,
            )
        )

    # ------------------------------------------------------------ the current driver

    def _came(self) -> None:
        """Rows are here: the current one may be among them."""
        if self.line is not None and not self._rest.isActive():
            self._tell()

    def _tell(self) -> None:
        line = self.line
        if line is None:
            return
        self._kept_on = line.row.account
        if line.row.account != self._account:
            self._account = line.row.account
            self.chosen.emit(line.row)

    # ------------------------------------------------------------ copies

    def copy(self) -> None:
        """The selected rows as TSV with heads; they come from the engine, in its thread."""
        spans = self.table.chosen_spans(MOST_COPIED)
        if spans is None:
            self._say(
                tr("That is more than {rows} rows. Ctrl S writes all of them as CSV.",
                   rows=f"{MOST_COPIED:,}")
            )  # fmt: skip
            return
        if not spans:
            self._say(tr("Nothing is selected. Arrows with Shift select rows, Ctrl A all."))
            return
        shown = [c for n, c in enumerate(self.model.columns) if not self.table.isColumnHidden(n)]
        assert self._chances is not None
        work = partial(_as_tsv, self.model.listing, spans, shown, self._chances, self.model.tier)
        self._source.ask_lists("copy", work, self._copied)

    def _copied(self, found: tuple[str, int]) -> None:
        text, rows = found
        QGuiApplication.clipboard().setText(text)
        number = f"{rows:,}"
        self._say(counted("{number} row is copied.", "{number} rows are copied.", rows,
                          number=number))  # fmt: skip

    # ------------------------------------------------------------ how it stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.model.listing.wanted
        hidden = {"league"} if wanted.league else set()
        hidden |= {"region"} if wanted.region else set()
        hidden |= {"area"} if wanted.tier in (Tier.REGIONAL, Tier.DOMESTIC) else set()
        hidden |= {"needs"} if self._no_places(wanted) else set()
        hidden |= {"last", "out"} if self._no_places(wanted) else set()
        self.table.fit_columns(frozenset(hidden))

    def _no_places(self, wanted: Wanted) -> bool:
        """Whether nobody in sight can qualify: the columns about it would be empty."""
        rule = self._chances.online.qualification if self._chances else None
        return bool(rule and wanted.league and wanted.league != rule.league)


def _found(account: int, listing: Listing, reader: Reader) -> tuple[Ranked | None, int | None]:
    row = reader.driver(account)
    return row, reader.place(listing, row.seat) if row else None


def _as_tsv(
    listing: Listing,
    spans: list[tuple[int, int]],
    shown: list[Column],
    chances: Chances,
    tier: int,
    reader: Reader,
) -> tuple[str, int]:
    """The text and how many rows it has; accounts stand first, since names are no keys."""
    lines = ["\t".join((tr("Account"), *(column.head for column in shown)))]
    for first, rows in spans:
        for row in reader.rows(listing, first, rows):
            chance = chances.of(row)
            cells = (column.of(row, chance, tier).words for column in shown)
            lines.append("\t".join((str(row.account), *map(_one_line, cells))))
    return "\n".join(lines) + "\n", len(lines) - 1


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _words(wanted: Wanted) -> str:
    """`GT1, EMEA, FRA, domestic, like "take"`."""
    areas = (wanted.country, wanted.main_area, wanted.secondary_area)
    parts = [wanted.league or tr("all leagues"), wanted.region or tr("all regions"), *areas]
    parts.append(tr("{tier} tier", tier=noun(wanted.tier)))
    if wanted.search:
        parts.append(tr("like “{words}”", words=wanted.search))
    return ", ".join(part for part in parts if part)
