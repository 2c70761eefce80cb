"""The user's keys: a TOML file that gives acts other keys, console by console.

    [director]
    "J" = "green"
    "Ctrl U" = "undo"

A key stands left, the act that it does stands right. An act that is not named keeps its key; one
that is named has only the keys given here. Where something is wrong for a console,
nothing of the file is taken there: a desk is never half the one and half the other.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import platformdirs
from msgspec import Struct
from PySide6.QtCore import QSettings, Qt

from racecontrol.opening import CONSOLES
from racecontrol.rulebooks.lines import line_at, lines_of
from ui.tr import later, tr

FILE: Final = "keys.toml"
EVERYWHERE: Final = "everywhere"  # a table for all consoles
SEASON: Final = "season"  # its page has a table too
CTRL: Final = "Ctrl "
NAMED: Final = {
    "Esc": Qt.Key.Key_Escape,
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Insert": Qt.Key.Key_Insert,
    "Delete": Qt.Key.Key_Delete,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "Page Up": Qt.Key.Key_PageUp,
    "Page Down": Qt.Key.Key_PageDown,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    **{f"F{number}": Qt.Key(int(Qt.Key.Key_F1) + number - 1) for number in range(1, 13)},
}
TAKEN: Final = {
    "Esc": later("cancels and clears"),
    "Enter": later("confirms"),
    "Tab": later("moves the focus"),
    "?": later("shows all keys"),
    "Left": later("moves in lists"),
    "Right": later("moves in lists"),
    "Up": later("moves in lists"),
    "Down": later("moves in lists"),
    **{str(digit): later("selects cars") for digit in range(10)},
}


class Bound(Struct, frozen=True):
    """A key as the program brings it: its cap, the act's name in the file, and its words."""

    cap: str
    act: str
    words: str

    @property
    def fixed(self) -> bool:
        """Whether it cannot be changed."""
        return self.cap.removeprefix(CTRL) in TAKEN


class KeyMap(Struct, frozen=True):
    """What the file says of one console: key cap -> act; empty without a file."""

    keys: Mapping[str, str]
    faults: tuple[str, ...] = ()


def keys_file() -> Path:
    """Where the user's keys are: beside the settings of the windows."""
    if QSettings.defaultFormat() is QSettings.Format.IniFormat:  # settings in a folder of our own
        return Path(QSettings().fileName()).parent / FILE
    return platformdirs.user_config_path("racecontrol") / FILE


def read(path: Path, consoles: Mapping[str, Iterable[Bound]]) -> dict[str, KeyMap]:
    """The keys of each console, from its own table and from `everywhere`; faults as sentences.

    `consoles`: what can be done at each of them. Tables of consoles that are not asked for are
    not looked at, and `everywhere` may name an act that only they have.
    """
    if not path.exists():
        return {console: KeyMap({}) for console in consoles}
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return _refused(consoles, (tr("{path} cannot be read: {error}.", path=path, error=error),))
    except tomllib.TOMLDecodeError as error:
        return _refused(consoles, (f"{path}: {_first_down(str(error))}.",))
    checker = _Checker(path, text, {name: tuple(rows) for name, rows in consoles.items()})
    return checker.check(tables)


def _refused(consoles: Iterable[str], faults: tuple[str, ...]) -> dict[str, KeyMap]:
    return {console: KeyMap({}, faults) for console in consoles}


def _first_down(words: str) -> str:
    return words[:1].lower() + words[1:]


class _Checker:
    """Says of every line that cannot be taken why, with file, key and line."""

    def __init__(self, path: Path, text: str, consoles: Mapping[str, tuple[Bound, ...]]) -> None:
        self._path, self._lines, self._consoles = path, lines_of(text), consoles
        self._whole = set(consoles) >= set(CONSOLES)
        self._faults: list[str] = []

    def check(self, tables: Mapping[str, object]) -> dict[str, KeyMap]:
        maps: dict[str, dict[str, str]] = {console: {} for console in self._consoles}
        self._tables(tables)
        for console in self._consoles:
            for table in (EVERYWHERE, console):
                rows = tables.get(table, {})
                if isinstance(rows, Mapping):
                    maps[console] |= self._table(console, table, rows)
            self._conflicts(console, maps[console], tables)
        faults = tuple(dict.fromkeys(self._faults))
        return {console: KeyMap({} if faults else keys, faults) for console, keys in maps.items()}

    def _tables(self, tables: Mapping[str, object]) -> None:
        known = (*CONSOLES, SEASON, EVERYWHERE)
        for name, rows in tables.items():
            if name not in known:
                self._fault(
                    (name,),
                    tr(
                        "there is no console {name}. Known: {join}",
                        name=repr(name),
                        join=", ".join(known),
                    ),
                )
            elif not isinstance(rows, Mapping):
                self._fault((name,), tr("[{name}] is a table of keys and acts", name=name))

    def _table(self, console: str, table: str, rows: Mapping[str, object]) -> dict[str, str]:
        acts = {bound.act: bound for bound in self._consoles[console]}
        every = {bound.act for rows in self._consoles.values() for bound in rows}
        keys: dict[str, str] = {}
        for key, act in rows.items():
            cap, place = capped(key), (table, key)
            if not cap:
                self._fault(
                    place,
                    tr("{key} is no key. Write a letter, F1 to F12, or a name", key=repr(key)),
                )
            elif cap.removeprefix(CTRL) in TAKEN:
                does = TAKEN[cap.removeprefix(CTRL)]
                self._fault(
                    place,
                    tr("{key} cannot be given to an act: it {does}", key=repr(key), does=does),
                )
            elif not isinstance(act, str):
                self._fault(place, tr("the act of {key} is a name in quotes", key=repr(key)))
            elif table == EVERYWHERE and act not in every and not self._whole:
                continue
            elif act not in (every if table == EVERYWHERE else acts):
                self._fault(
                    place,
                    tr(
                        "{has_no} {act}. `racecontrol keys list` has all",
                        has_no=_has_no(table),
                        act=repr(act),
                    ),
                )
            elif act in acts and acts[act].fixed:
                self._fault(place, tr("{act} stays on {cap}", act=repr(act), cap=acts[act].cap))
            elif act in acts:
                keys[cap] = act
        return keys

    def _conflicts(
        self, console: str, keys: Mapping[str, str], tables: Mapping[str, object]
    ) -> None:
        """A key that an act gives up is free; one that an act keeps is not."""
        moved = set(keys.values())
        kept = {b.cap: b for b in self._consoles[console] if b.act not in moved}
        for cap, act in keys.items():
            if cap in kept:
                has = kept[cap].act
                place = self._place(console, cap, tables)
                self._fault(
                    place,
                    tr(
                        "{cap} for {act} is the key of {has} at {console} too",
                        cap=repr(cap),
                        act=repr(act),
                        has=repr(has),
                        console=console,
                    ),
                )

    def _place(self, console: str, cap: str, tables: Mapping[str, object]) -> tuple[str, ...]:
        for table in (console, EVERYWHERE):
            rows = tables.get(table)
            for key in rows if isinstance(rows, Mapping) else ():
                if capped(key) == cap:
                    return (table, key)
        return (console,)

    def _fault(self, place: tuple[str, ...], what: str) -> None:
        line = line_at(self._lines, place)
        self._faults.append(f"{self._path}, line {line}: {what}.")


def _has_no(table: str) -> str:
    return (
        tr("no console has the act")
        if table == EVERYWHERE
        else tr("{table} has no act", table=table)
    )


def capped(key: str) -> str:
    """The key as it is printed: `g` is `G`, `ctrl+z` is `Ctrl Z`; empty when it is none."""
    words = key.strip()
    ctrl = words[:5].lower() in ("ctrl ", "ctrl+") and len(words) > 5
    bare = words[5:].strip() if ctrl else words
    if len(bare) == 1 and bare.isprintable() and not bare.isspace():
        cap = bare.upper()
    else:
        cap = {name.lower(): name for name in NAMED}.get(bare.lower(), "")
    return f"{CTRL}{cap}" if ctrl and cap else cap


def code(cap: str) -> tuple[int, bool]:
    """The key of Qt, and whether with Control."""
    ctrl, bare = cap.startswith(CTRL), cap.removeprefix(CTRL)
    return (int(NAMED[bare]) if bare in NAMED else ord(bare.upper()), ctrl)


def _names() -> list[str]:
    return [name for name in NAMED if name not in TAKEN and not name[1:].isdigit()]


def template(consoles: Mapping[str, Iterable[Bound]]) -> str:
    """A file that changes nothing: every act with its key, to be uncommented and changed."""
    parts = [
        "# Keys of racecontrol. Take the # away from a line and write another key at its left.",
        "# A letter, F1 to F12, or: " + ", ".join(_names()),
        '# With Control: "Ctrl K". `racecontrol keys check` says what cannot be taken.',
    ]
    for console, rows in consoles.items():
        parts += ["", f"[{console}]"]
        wide = max((len(row.cap) + len(row.act) for row in rows), default=0)
        for row in rows:
            if not row.fixed:
                pad = " " * (wide - len(row.cap) - len(row.act))
                parts.append(f'# "{row.cap}" = "{row.act}"{pad}  # {row.words}')
    return "\n".join(parts) + "\n"
