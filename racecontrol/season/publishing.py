"""The announcement as files: CSV of every driver, JSON, a page of HTML and a PDF."""

import csv
from collections.abc import Callable, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from racecontrol.results.printing.page import OTHER_SCRIPTS, fonts
from racecontrol.season.announcement import Announcement, Ranking, Row
from racecontrol.season.errors import SeasonError
from racecontrol.season.plots import points_plot
from racecontrol.season.season import ORDER, Standings

Told = Callable[[int, int], None]  # rows written, of all

STYLE: Final = """
:root { color-scheme: light dark; --ink: #111417; --grey: #5b646e; --rule: #c9ced4; --back: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff2; --grey: #9aa4ae; --rule: #3a424a; --back: #14181c }
}
body { font: 16px/1.45 Inter, system-ui, sans-serif; color: var(--ink); background: var(--back);
  max-width: 1080px; margin: 2rem auto; padding: 0 1rem }
h1 { margin-bottom: 0 } h2 { margin-top: 2.4rem; border-bottom: 2px solid var(--ink) }
p.about { color: var(--grey); margin-top: .3rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th { text-align: left; color: var(--grey); font-weight: 500; border-bottom: 1px solid var(--ink) }
td, th { padding: .25rem .5rem } td { border-bottom: 1px solid var(--rule) }
td.n, th.n { text-align: right } td.dropped { color: var(--grey); text-decoration: line-through }
svg { width: 100%; height: auto } svg text { font: 12px Inter, sans-serif; fill: currentColor }
svg .grid { stroke: var(--rule); stroke-width: 1 }
"""


def write_all(
    standings: Standings, about: Announcement, folder: Path, told: Told = lambda *_: None
) -> tuple[Path, ...]:
    """`standings.csv`, `.json`, `.html` and `.pdf`. Raises SeasonError."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [write_csv(standings, folder / "standings.csv", told)]
    for name, content in (
        ("standings.json", as_json(about)),
        ("standings.html", as_html(about)),
        ("standings.pdf", as_pdf(about)),
    ):
        path = folder / name
        path.write_bytes(content)
        made.append(path)
    return tuple(made)


def write_csv(standings: Standings, path: Path, told: Told = lambda *_: None) -> Path:
    """Every driver, in the order of the rankings; written as it comes from the engine."""
    rows, every = 0, standings.drivers
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(standings.columns)
        for batch in standings.season.engine.batches(standings.named, *ORDER):
            columns = [column.to_pylist() for column in batch.columns]
            sheet.writerows(zip(*columns, strict=True))
            rows += batch.num_rows
            told(rows, every)
    return path


def as_json(about: Announcement) -> bytes:
    """The announcement as indented JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n"


def as_html(about: Announcement) -> bytes:
    """One page with its pictures in it: it needs no network."""
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(about.title)}</title>",
        "<meta name=viewport content='width=device-width'>",
        f"<style>{STYLE}</style><h1>{escape(about.title)}</h1>",
        f"<p class=about>{escape(state_of(about))}</p>",
    ]
    if about.board:
        parts.append("<h2>The live event</h2>" + _board_table(about))
    for ranking in about.rankings:
        parts.append(f"<h2>{escape(ranking.league)}, {escape(ranking.region)}</h2>")
        parts.append(f"<p class=about>The first {len(ranking.rows)} of {ranking.drivers:,}.</p>")
        if ranking.lines:
            title = f"Points after each round, {ranking.league}, {ranking.region}"
            parts.append(points_plot(title, ranking.lines, ranking.cut))
        parts.append(_ranking_table(ranking, about.rounds))
    if about.rewards:
        parts.append("<h2>Rewards</h2>" + _table(REWARD_HEADS, reward_cells(about), figures=3))
    parts.append(f"<p class=about>{escape(rejects_text(about))}</p></html>")
    return "\n".join(parts).encode()


REWARD_HEADS: Final = ("League", "Tier", "Level", "Drivers", "Credits")


def state_of(about: Announcement) -> str:
    """After round 4 of 6, running; 1,234 drivers ..."""
    word = "final order" if about.final else "running: equal points share a rank"
    when = f"After round {about.rounds} of {about.of_rounds}, {word}"
    return f"{when}. {about.drivers:,} drivers ranked. Rulebook {about.rulebook}."


def rejects_text(about: Announcement) -> str:
    """How many rows are not counted, and why."""
    if not about.rejects.total:
        return "Every row that was handed in is counted."
    reasons = "; ".join(f"{file}: {reason}: {n:,}" for file, reason, n in about.rejects.counts)
    return f"{about.rejects.total:,} rows are not counted. {reasons}."


def reward_cells(about: Announcement) -> list[tuple[str, ...]]:
    """The rewards as text."""
    return [
        (r.league, r.tier.value, r.level, f"{r.drivers:,}", f"{r.credits:,}") for r in about.rewards
    ]


def _board_table(about: Announcement) -> str:
    assert about.board is not None
    rows = []
    for number, place in enumerate(about.board.places, 1):
        who = place.candidate
        name, country = (who.name, who.country) if who else ("open", "")
        rows.append((str(number), name, country, place.route, place.reason))
    table = _table(("No", "Driver", "Nation", "Route", "Reason"), rows)
    return table + "".join(f"<p>{escape(tie)}</p>" for tie in about.board.open_ties)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], figures: int = 99) -> str:
    """Cells from the column `figures` on are numbers."""

    def cells(tag: str, values: tuple[str, ...]) -> str:
        return "".join(
            f"<{tag} class=n>{escape(v)}</{tag}>" if n >= figures else f"<{tag}>{escape(v)}</{tag}>"
            for n, v in enumerate(values)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells('th', heads)}</tr></thead><tbody>{body}</tbody></table>"


def _ranking_table(ranking: Ranking, rounds: int) -> str:
    gap = any(row.gap is not None for row in ranking.rows)
    heads = ["Rank", "Driver", "Nation", "Points", *(["Gap"] if gap else [])]
    heads += [f"R{n}" for n in range(1, rounds + 1)]
    head = "".join(
        f"<th{' class=n' if n != 1 and n != 2 else ''}>{h}</th>" for n, h in enumerate(heads)
    )
    body = "".join(_ranking_row(row, gap) for row in ranking.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _ranking_row(row: Row, gap: bool) -> str:
    between = f"<td class=n>{row.gap:+d}</td>" if gap and row.gap is not None else ""
    rounds = "".join(
        f"<td class='n{'' if counted or points is None else ' dropped'}'>"
        f"{'' if points is None else points}</td>"
        for points, counted in zip(row.rounds, row.counted, strict=True)
    )
    return (
        f"<tr><td class=n>{row.rank}</td><td>{escape(row.name)}</td><td>{escape(row.country)}</td>"
        f"<td class=n><b>{row.points}</b></td>{between}{rounds}</tr>"
    )


def as_pdf(about: Announcement) -> bytes:
    """The announcement on A4. Raises SeasonError when it cannot be set."""
    text = msgspec.json.encode(_page(about)).decode()
    template = resources.files("assets") / "documents" / "season.typ"
    try:
        return typst.compile(
            template.read_bytes(),
            format="pdf",
            sys_inputs={"page": text},
            font_paths=fonts(OTHER_SCRIPTS.search(text) is not None),
            timestamp=0,
        )
    except (typst.TypstError, OSError) as error:
        raise SeasonError(f"The announcement cannot be set as PDF: {error}") from error


def _page(about: Announcement) -> dict[str, Any]:
    """The text that the template lays out."""
    places = about.board.places if about.board else ()
    return {
        "title": about.title,
        "about": state_of(about),
        "places": [
            (str(n), p.candidate.name if p.candidate else "open",
             p.candidate.country if p.candidate else "", p.reason)
            for n, p in enumerate(places, 1)
        ],
        "ties": list(about.board.open_ties) if about.board else [],
        "rankings": [_sheet(ranking, about.rounds) for ranking in about.rankings],
        "rewards": [list(cells) for cells in reward_cells(about)],
        "rejects": rejects_text(about),
    }  # fmt: skip


def _sheet(ranking: Ranking, rounds: int) -> dict[str, Any]:
    lines, cut = ranking.lines, ranking.cut
    return {
        "name": f"{ranking.league}, {ranking.region}",
        "about": f"The first {len(ranking.rows)} of {ranking.drivers:,}.",
        "heads": ["Rank", "Driver", "Nat", "Points", *(f"R{n}" for n in range(1, rounds + 1))],
        "rows": [_cells(row) for row in ranking.rows],
        "plot": points_plot(ranking.region, lines, cut) if lines else "",
    }


def _cells(row: Row) -> list[str]:
    """A dropped round stands in brackets."""
    rounds = [
        "" if points is None else str(points) if counted else f"({points})"
        for points, counted in zip(row.rounds, row.counted, strict=True)
    ]
    return [str(row.rank), row.name, row.country, str(row.points), *rounds]
