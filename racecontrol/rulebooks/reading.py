"""A rulebook from a TOML file, with every mistake said by file, line and key."""

import tomllib
from collections.abc import Collection, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct, inspect

from racecontrol.meeting.rulebook import Rulebook
from racecontrol.rulebooks.checking import Mistake, mistakes_of, nearest
from racecontrol.rulebooks.citing import uncited
from racecontrol.rulebooks.lines import Place, line_at, lines_of
from racecontrol.rulebooks.procedures import procedures_of

WORDS: Final = {  # what msgspec calls a kind of value, and what a person does
    "int": "a whole number",
    "float": "a number",
    "str": "a text in quotes",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "a table",
    "null": "nothing",
}


class RulebookError(Exception):
    """A rulebook cannot be used; the text says where and why."""


class Finding(Struct, frozen=True):
    """One thing that is wrong with a file."""

    file: str
    line: int
    key: str
    said: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}"
        return f"{where}: {self.key}: {self.said}" if self.key else f"{where}: {self.said}"


class Read(Struct, frozen=True):
    """A file as it was read: the rulebook where it has its shape, and what is wrong with it."""

    rulebook: Rulebook | None
    findings: tuple[Finding, ...]


def shipped() -> dict[str, Traversable]:
    """The rulebooks of `assets/rulebooks`, by key."""
    folder = sorted(files("assets.rulebooks").iterdir(), key=lambda path: path.name)
    return {p.name.removesuffix(".toml"): p for p in folder if p.name.endswith(".toml")}


def find(name: str, beside: Path | None = None) -> Path | Traversable:
    """The file of a rulebook: one of the shipped by its key, or a TOML file by its path.

    A path is taken from the folder `beside`, or from where the program was started.
    Raises RulebookError.
    """
    books = shipped()
    if name in books:
        return books[name]
    path = (beside or Path()) / name
    if name.endswith(".toml") or path.is_file():
        return path
    raise RulebookError(
        f"There is no rulebook {name!r}. Known: {', '.join(books)}; or the path of a TOML file."
    )


def load(
    path: Path | Traversable, formats: Collection[str], penalties: Collection[str]
) -> Rulebook:
    """The rulebook of a file. Raises RulebookError with the first thing that is wrong.

    `formats` and `penalties` are the session formats and penalty codes that this program knows.
    """
    done = read(path, formats, penalties)
    if done.findings or done.rulebook is None:
        raise RulebookError(str(done.findings[0]))
    return done.rulebook


def read(
    path: Path | Traversable,
    formats: Collection[str],
    penalties: Collection[str],
    *,
    with_sources: bool = False,
) -> Read:
    """The rulebook of a file and all that is wrong with it, in the order of its lines.

    `with_sources` asks for the origin of every number, too.
    """
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"{path.name} is not valid TOML: {error}.") from None
    except RecursionError:
        raise _too_deep(path) from None
    try:
        rulebook = msgspec.convert(table, Rulebook)
    except msgspec.ValidationError as error:
        return Read(None, (finding_of_shape(path.name, _lines(path, text), str(error)),))
    found: list[Mistake] = list(mistakes_of(rulebook, formats, penalties))
    if "procedures" in table:
        found.append((("procedures",), "they follow from the other tables and are not written."))
    try:
        rulebook = msgspec.structs.replace(rulebook, procedures=procedures_of(rulebook))
    except ValueError as error:
        found.append((("start",), f"{error}."))
    if with_sources:
        found += uncited(table, rulebook)
    lines = _lines(path, text) if found else {}  # looked for when there is something to say
    findings = [Finding(path.name, line_at(lines, at), dotted(at), said) for at, said in found]
    return Read(rulebook, tuple(sorted(findings, key=lambda finding: finding.line)))


def _lines(path: Path | Traversable, text: str) -> dict[Place, int]:
    try:
        return lines_of(text)
    except RecursionError:
        raise _too_deep(path) from None


def _too_deep(path: Path | Traversable) -> RulebookError:
    return RulebookError(f"{path.name}: its lists are nested too deeply.")


def _text(path: Path | Traversable) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # an editor of Windows may begin it with a mark
    except FileNotFoundError:
        raise RulebookError(f"There is no file {path}.") from None
    except UnicodeDecodeError:
        raise RulebookError(f"{path.name} is not a text file.") from None
    except OSError as error:
        raise RulebookError(f"{path} cannot be read: {error.strerror}.") from None


def dotted(place: Place) -> str:
    """events[0].sessions[1].laps"""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def finding_of_shape(
    file: str, lines: dict[Place, int], error: str, top: type[Struct] = Rulebook
) -> Finding:
    """A wrong key or a value of the wrong kind, as msgspec says it: `what - at `$.where``.

    `top`: what the whole file was to be.
    """
    what, _, where = error.partition(" - at ")
    place = tuple(_parts(where.strip("`").removeprefix("$")))
    quoted = what.split("`")
    if what.startswith("Object contains unknown field"):
        key = quoted[1]
        known = _keys_at(place, top)
        said = f"there is no such key. {nearest(key, known)}"
        return Finding(file, line_at(lines, (*place, key)), dotted((*place, key)), said)
    if what.startswith("Object missing required field"):
        said = f"the key {quoted[1]!r} is missing."
    elif what.startswith("Expected `") and len(quoted) > 3:
        said = f"{_words(quoted[1])} belongs here, not {_words(quoted[3])}."
    elif what.startswith("Invalid enum value"):
        value = what.removeprefix("Invalid enum value ").strip("'")
        said = f"{value!r} is none of the values. {nearest(value, _values_at(place, top))}"
    else:
        said = f"{what}."
    return Finding(file, line_at(lines, place), dotted(place), said)


def _parts(where: str) -> Iterator[str | int]:
    """`.events[0].name` -> events, 0, name; what msgspec calls [...] ends it."""
    for part in where.replace("[", ".[").split(".["):
        index, _, rest = part.rpartition("]") if "]" in part else ("", "", part)
        if index and not index.isdigit():
            return
        if index:
            yield int(index)
        yield from (name for name in rest.split(".") if name)


def _words(kinds: str) -> str:
    names = [kind.strip() for kind in kinds.split("|")]
    return " or ".join(
        WORDS.get(name, name) for name in names if name != "null" or names == ["null"]
    )


def _keys_at(place: Place, top: type[Struct]) -> list[str]:
    kind = _kind_at(place, top)
    return [field.name for field in kind.fields] if isinstance(kind, inspect.StructType) else []


def _values_at(place: Place, top: type[Struct]) -> list[str]:
    kind = _kind_at(place, top)
    return [str(value.value) for value in kind.cls] if isinstance(kind, inspect.EnumType) else []


def _kind_at(place: Place, top: type[Struct]) -> Any:
    """What the program expects at a place of a file."""
    kind: Any = inspect.type_info(top)
    for part in place:
        if isinstance(kind, inspect.StructType):
            kind = next((f.type for f in kind.fields if f.name == part), None)
        elif isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
        else:
            return None
        if isinstance(kind, inspect.UnionType):
            kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
    return kind
