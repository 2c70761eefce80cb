"""The announcement as files: CSV of every driver, JSON, a page of HTML and a PDF."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from racecontrol.results.printing.look import look
from racecontrol.results.printing.page import OTHER_SCRIPTS, fonts
from racecontrol.results.printing.plots import printable
from racecontrol.results.printing.web import style
from racecontrol.season.announcement import Announcement, Ranking, Row
from racecontrol.season.errors import SeasonError
from racecontrol.season.plots import points_plot
from racecontrol.season.season import ORDER, Standings
from racecontrol.season.sheet import write_batches

Told = Callable[[int, int], None]  # rows written, of all
DROPPED: Final = re.compile(r"\(-?\d+\)")


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
    every, season = standings.drivers, standings.season
    batches = season.engine.batches(standings.named, *ORDER)
    return write_batches(path, standings.columns, batches, lambda rows: told(rows, every))


def as_json(about: Announcement) -> bytes:
    """The announcement as indented JSON, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(about), indent=2) + b"\n"


def as_html(about: Announcement) -> bytes:
    """One page with its pictures in it, in the style of the event's documents; no network."""
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_words(about.title)}</title>\n<style>\n{style(sideways=False)}</style>",
        f"</head>\n<body>\n{_heading(about)}\n<main>",
    ]
    if about.board:
        parts.append("<h2>The live event</h2>" + _board_table(about))
    for ranking in about.rankings:
        parts += _ranking(ranking, about.rounds)
    if about.rewards:
        sides = ("words", "words", "words", "figure", "figure")
        parts.append("<h2>Rewards</h2>" + _table(REWARD_HEADS, reward_cells(about), sides))
    parts.append(f"</main>\n<footer><p>{_words(rejects_text(about))}</p></footer>")
    return "\n".join([*parts, "</body>\n</html>\n"]).encode()


def _heading(about: Announcement) -> str:
    """As `results/printing/web.py` heads a document."""
    state = "" if about.final else '<p class="state">RUNNING</p>'
    return (
        f'<header>\n<div><p class="event">{_words(about.title)}</p>'
        f'<p class="grey">{_words(about.rulebook)}</p></div>\n'
        f'<p class="number"><span class="label">Rounds</span> '
        f"{about.rounds} of {about.of_rounds}</p>\n{state}</header>\n"
        f'<h1>{_words(headline(about))}</h1>\n<p class="grey">{_words(state_of(about))}</p>'
    )


def _ranking(ranking: Ranking, rounds: int) -> Iterator[str]:
    yield f"<h2>{_words(ranking.league)}, {_words(ranking.region)}</h2>"
    yield f'<p class="grey">{first_of(ranking)}</p>'
    if ranking.lines:
        title = f"Points after each round, {ranking.league}, {ranking.region}"
        drawn = points_plot(title, ranking.lines, ranking.cut)
        yield f'<figure class="plot">{drawn}</figure>'
    heads, rows = ranking_cells(ranking, rounds)
    sides = ["words" if head in ("Driver", "Nat") else "figure" for head in heads]
    yield _table(heads, rows, sides)


def first_of(ranking: Ranking) -> str:
    """The first 20 of 1,234."""
    if len(ranking.rows) == ranking.drivers:
        return "All of them."
    return f"The first {len(ranking.rows)} of {ranking.drivers:,}."


def _words(text: str) -> str:
    return escape(printable(text))


def headline(about: Announcement) -> str:
    """What the announcement is of."""
    return "Final rankings" if about.final else f"Rankings after round {about.rounds}"


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
    """The rewards as text, and what they come to; a driver may have one of each tier."""
    cells = [
        (r.league, r.tier.value, r.level, f"{r.drivers:,}", f"{r.credits:,}") for r in about.rewards
    ]
    every = sum(r.credits for r in about.rewards)
    return [*cells, ("All", "all tiers", "", "", f"{every:,}")] if cells else []


def _board_table(about: Announcement) -> str:
    assert about.board is not None
    rows = []
    for number, place in enumerate(about.board.places, 1):
        who = place.candidate
        name, country = (who.name, who.country) if who else ("open", "")
        rows.append((str(number), name, country, place.reason))
    sides = ("figure", "words", "words", "words long")
    table = _table(("No", "Driver", "Nat", "Reason"), rows, sides)
    return table + "".join(f"<p>{_words(tie)}</p>" for tie in about.board.open_ties)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], sides: Sequence[str]) -> str:
    """With the classes of `page.css`; a round in brackets was dropped, and is struck through."""

    def cell(text: str, side: str) -> str:
        if DROPPED.fullmatch(text) and side == "figure":
            return f'<td class="{side} mark-struck"><s>{_words(text.strip("()"))}</s></td>'
        return f'<td class="{side}">{_words(text)}</td>'

    head = "".join(
        f'<th scope="col" class="{side}">{_words(text)}</th>'
        for text, side in zip(heads, sides, strict=True)
    )
    body = "".join("<tr>" + "".join(map(cell, row, sides)) + "</tr>\n" for row in rows)
    return (
        f'<div class="whole"><table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table></div>"
    )


def ranking_cells(ranking: Ranking, rounds: int) -> tuple[list[str], list[list[str]]]:
    """Heads and cells as text; a dropped round stands in brackets."""
    cut = any(row.gap is not None for row in ranking.rows)
    heads = ["Rank", "Driver", "Nat", "Points", *(["To the cut"] if cut else [])]
    heads += [f"R{n}" for n in range(1, rounds + 1)]
    return heads, [_cells(row, cut) for row in ranking.rows]


def _cells(row: Row, cut: bool) -> list[str]:
    rounds = [
        "" if points is None else str(points) if counted else f"({points})"
        for points, counted in zip(row.rounds, row.counted, strict=True)
    ]
    return [
        str(row.rank),
        row.name,
        row.country,
        str(row.points),
        *([gap_text(row.gap)] if cut else []),
        *rounds,
    ]


def gap_text(gap: int | None) -> str:
    """+12 to the last place that qualifies, -5 from it, 0 on it; empty: there is none."""
    return "" if gap is None else f"{gap:+d}" if gap else "0"


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
        "look": look(),
        "title": about.title,
        "rulebook": about.rulebook,
        "headline": headline(about),
        "running": not about.final,
        "held": f"{about.rounds} of {about.of_rounds}",
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
    heads, rows = ranking_cells(ranking, rounds)
    return {
        "name": f"{ranking.league}, {ranking.region}",
        "about": first_of(ranking),
        "heads": heads,
        "rows": rows,
        "plot": points_plot(ranking.region, lines, cut) if lines else "",
    }
