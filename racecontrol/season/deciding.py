"""The organiser's decisions changed one by one, and written as the file that `desk` reads."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from racecontrol.season.desk import Desk, Out
from racecontrol.season.errors import SeasonError


def withdraw(desk: Desk, account: int, why: str) -> Desk:
    """The driver does not take part. Raises SeasonError for one who is out already."""
    if any(out.account == account for out in (*desk.withdrawn, *desk.ineligible)):
        raise SeasonError("That driver is out already.")
    if not why.strip():
        raise SeasonError("Say why: the reason is printed with the entry list.")
    out = Out(account=account, why=why.strip())
    return msgspec.structs.replace(desk, withdrawn=(*desk.withdrawn, out))


def take_back(desk: Desk, account: int) -> Desk:
    """The driver takes part after all. Raises SeasonError for one who never withdrew."""
    kept = tuple(out for out in desk.withdrawn if out.account != account)
    if len(kept) == len(desk.withdrawn):
        raise SeasonError("That driver has not withdrawn.")
    return msgspec.structs.replace(desk, withdrawn=kept)


def as_toml(desk: Desk) -> str:
    """The decisions as `desk.load_desk` reads them."""
    return "\n".join(_lines(desk)) + "\n"


def write_desk(desk: Desk, path: Path) -> None:
    """The decisions to their file; the file before is kept beside it with the ending .before."""
    if path.exists():
        path.replace(path.with_name(f"{path.name}.before"))
    path.write_text(as_toml(desk), encoding="utf-8")


def _lines(desk: Desk) -> Iterator[str]:
    yield "# Decisions of the organiser; accounts, never names."
    if desk.on:
        yield f"on = {desk.on}"
    if desk.seeded_nations:
        yield f"seeded_nations = [{', '.join(map(_text, desk.seeded_nations))}]"
    for name in ("seeds", "withdrawn", "ineligible"):
        for one in getattr(desk, name):
            yield from ("", f"[[{name}]]", f"account = {one.account}", f"why = {_text(one.why)}")
    for plate in desk.plates:
        yield from ("", "[[plates]]", f"account = {plate.account}")
        if plate.number is not None:
            yield f"number = {plate.number}"
        if plate.code:
            yield f"code = {_text(plate.code)}"


def _text(value: str) -> str:
    """A TOML string: quotes, backslashes and control characters escaped."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
