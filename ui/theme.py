"""Colours, type and lengths, read from `assets/tokens.toml`: one frozen object per look.

No colour, size or time is written anywhere else. A widget asks `theme_of(self)` when it paints, so
that a change of theme, scale or screen size is one new object and one repaint.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final
from weakref import ReferenceType, ref

from msgspec import Struct, field
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QWidget

from racecontrol.meeting.model import Flag, Meeting

ASSETS: Final = Path(__file__).resolve().parent.parent / "assets"
VISIONS: Final = ("standard", "protanopia", "deuteranopia", "tritanopia")
NAMES: Final = ("dark", "light")


class Colours(Struct, frozen=True):
    """Every colour with a meaning, by its name in the tokens."""

    background0: QColor
    background1: QColor
    background2: QColor
    selection: QColor
    background3: QColor
    line1: QColor
    line2: QColor
    line3: QColor
    text1: QColor
    text2: QColor
    text3: QColor
    human: QColor
    focus: QColor
    on_bright: QColor
    hatch: QColor
    track_line: QColor
    session_best: QColor
    personal_best: QColor
    slower: QColor
    info: QColor
    needs_person: QColor
    danger: QColor
    needs_person_fill: QColor
    on_needs_person: QColor
    danger_fill: QColor
    on_danger: QColor
    band_green: QColor
    on_band_green: QColor
    band_red: QColor
    band_none: QColor
    on_band_none: QColor


class FlagStyle(Struct, frozen=True, eq=False):
    """How a flag looks, the same in every theme; `word` is always shown with it."""

    key: str  # in the tokens: green, double_yellow, sc ...
    fill: QColor
    text: QColor
    word: str


class CarStyle(Struct, frozen=True, eq=False):
    """The chip of a car."""

    fill: QColor
    text: QColor
    light_text: bool  # such a chip gets a white ring in the dark theme


class Theme(Struct, frozen=True, eq=False):
    """One look: theme, colour-vision set, scale, and whether the screen is small."""

    name: str
    vision: str
    scale: float
    small: bool
    colours: Colours
    flags: Mapping[str, FlagStyle]
    cars: tuple[CarStyle, ...]
    tokens: Mapping[str, Any]
    caps: Mapping[str, str] = field(default_factory=dict)  # the user's keys, where they differ
    _fonts: dict[tuple[str, str, bool], QFont] = field(default_factory=dict)

    def cap(self, key: str) -> str:
        """A key cap as the user has it."""
        return self.caps.get(key, key)

    def px(self, length: float) -> int:
        """A length of the design in logical pixels of this scale."""
        return round(length * self.scale)

    def height(self, name: str) -> int:
        """A row of `[height]`, px."""
        return self.px(self._sized("height", name))

    def space(self, name: str) -> int:
        """A row of `[space]`, px: `s4` between panels, `s5` inside one."""
        return self.px(self._sized("space", name))

    def radius(self, name: str) -> float:
        """A row of `[radius]`, px."""
        return float(self.tokens["radius"][name]) * self.scale

    def radius_dot(self) -> float:
        """Half of a car's dot on the map, px."""
        small = 0.8 if self.small else 1.0
        return float(self.tokens["radius"]["dot"]["car"]) * self.scale * small

    def hold_ms(self) -> int:
        """How long an act is held before it goes out."""
        return self.interaction_ms("hold")

    def interaction_ms(self, name: str) -> int:
        """A row of `[interaction]`."""
        return int(self.tokens["interaction"][name])

    def motion_ms(self, name: str) -> int:
        """A row of `[motion]`."""
        return int(self.tokens["motion"][name])

    def font(self, size: str, weight: str = "normal", figures: bool = False) -> QFont:
        """A font by its names in `[type]`; `figures` makes all digits equally wide."""
        key = (size, weight, figures)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(size, weight, figures)
        return self._fonts[key]

    def flag(self, flag: Flag) -> FlagStyle:
        """The style of a flag of the rules."""
        return self.flags[FLAG_KEYS[flag]]

    def car(self, meeting: Meeting | None, number: int) -> CarStyle:
        """The chip colours of a car: by its place in the entry list, never by its driver."""
        entries = meeting.entries if meeting else ()
        place = next((i for i, entry in enumerate(entries) if entry.number == number), number)
        return self.cars[place % len(self.cars)]

    def _sized(self, table: str, name: str) -> float:
        if self.small and name in self.tokens["small"].get(table, {}):
            return float(self.tokens["small"][table][name])
        return float(self.tokens[table][name])

    def _make_font(self, size: str, weight: str, figures: bool) -> QFont:
        kind = self.tokens["type"]
        sizes = kind["size"] | (self.tokens["small"]["size"] if self.small else {})
        role = "figures" if figures else "words"
        font = QFont(kind["family"][role])
        font.setPixelSize(max(1, self.px(sizes[size])))
        font.setWeight(QFont.Weight(kind["weight"][weight]))
        for tag, value in kind["features"][role].items():
            font.setFeature(QFont.Tag(tag), value)
        return font


FLAG_KEYS: Final = {
    Flag.GREEN: "green",
    Flag.YELLOW: "yellow",
    Flag.DOUBLE_YELLOW: "double_yellow",
    Flag.RED: "red",
    Flag.BLUE: "blue",
    Flag.WHITE: "white",
    Flag.BLACK_WHITE: "black_white",
    Flag.BLACK_ORANGE: "black_orange",
    Flag.BLACK: "black",
    Flag.CHEQUERED: "chequered",
}


@cache
def tokens() -> Mapping[str, Any]:
    """The tokens as the file has them."""
    with (ASSETS / "tokens.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def load(
    name: str = "dark", vision: str = "standard", scale: float = 1.0, small: bool = False
) -> Theme:
    """The theme of this name (`NAMES`) with a colour-vision set (`VISIONS`)."""
    table = tokens()
    return Theme(
        name,
        vision,
        scale,
        small,
        _colours(table[name], vision),
        {key: _flag(key, row) for key, row in table["flags"].items()},
        tuple(_car(row) for row in table["cars"]),
        table,
    )


def _colours(table: Mapping[str, Any], vision: str) -> Colours:
    rows = dict(table["base"] | table["semantic"])
    if vision != "standard":
        chosen = table["colour_vision"][vision]
        rows |= {key: value for key, value in chosen.items() if isinstance(value, str)}
    rows.setdefault("on_bright", rows["on_needs_person"])
    hatch = QColor(rows.pop("hatch")["color"])
    hatch.setAlphaF(table["base"]["hatch"]["alpha"])
    return Colours(hatch=hatch, **{key: QColor(value) for key, value in rows.items()})


def _flag(key: str, row: Mapping[str, Any]) -> FlagStyle:
    return FlagStyle(key, QColor(row["fill"]), QColor(row["text"]), row["word"])


def _car(row: Mapping[str, Any]) -> CarStyle:
    text = QColor(row["text"])
    return CarStyle(QColor(row["fill"]), text, text.lightness() > 128)


class _Chosen:
    """The look of this process, until a person chooses another."""

    theme: Theme | None = None


def current() -> Theme:
    """The look that widgets outside a console window use."""
    return _Chosen.theme or load()


def choose(theme: Theme) -> None:
    """Make this the look of the process. Windows take it up with `ConsoleWindow.set_theme`."""
    _Chosen.theme = theme


def theme_of(widget: QWidget) -> Theme:
    """The look of the window that a widget stands in; outside of one that of the process.

    Every cell that is painted asks, so a widget keeps the window that it once stood in: none is
    moved to another.
    """
    kept: ReferenceType[QWidget] | None = vars(widget).get("_console")
    window = kept() if kept else None
    if window is None:
        window = widget.window()
        if window is widget:
            return current()
        if "theme" in vars(window):  # a console; a panel that has no window yet is none
            widget._console = ref(window)  # type: ignore[attr-defined]
    theme = getattr(window, "theme", None)
    return theme if isinstance(theme, Theme) else current()


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_fonts() -> None:
    """Load the fonts of `assets/fonts`, so that a desk without them looks the same."""
    for path in sorted((ASSETS / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def palette(theme: Theme) -> QPalette:
    """The same look for what Qt paints itself: tooltips, inputs, file dialogs."""
    made = QPalette()
    c = theme.colours
    for role, colour in {
        QPalette.ColorRole.Window: c.background0,
        QPalette.ColorRole.WindowText: c.text1,
        QPalette.ColorRole.Base: c.background2,
        QPalette.ColorRole.AlternateBase: c.background1,
        QPalette.ColorRole.Text: c.text1,
        QPalette.ColorRole.PlaceholderText: c.text3,
        QPalette.ColorRole.Button: c.background2,
        QPalette.ColorRole.ButtonText: c.text1,
        QPalette.ColorRole.ToolTipBase: c.background3,
        QPalette.ColorRole.ToolTipText: c.text1,
        QPalette.ColorRole.Highlight: c.line2,
        QPalette.ColorRole.HighlightedText: c.text1,
    }.items():
        made.setColor(role, colour)
    return made


def style_sheet(theme: Theme) -> str:
    """Background, border and padding of inputs and plain buttons; never anything with meaning."""
    names = {key: getattr(theme.colours, key).name() for key in SHEET_COLOURS}
    names |= {"radius": f"{theme.radius('chip'):g}", "pad": str(theme.px(6))}
    return SHEET.substitute(names)


SHEET_COLOURS: Final = (
    "background0", "background1", "background2", "background3", "selection",
    "line1", "line2", "line3", "text1", "text2", "text3", "focus",
)  # fmt: skip

SHEET: Final = Template("""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {
    background: $background2; color: $text1; border: 1px solid $line2;
    border-radius: ${radius}px; padding: ${pad}px; selection-background-color: $line2;
}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: 2px solid $focus;
}
QComboBox QAbstractItemView { background: $background2; color: $text1; }
QPushButton {
    background: $background2; color: $text1; border: 1px solid $line2;
    border-radius: ${radius}px; padding: ${pad}px;
}
QPushButton:hover, QPushButton:pressed { background: $background3; }
QPushButton:disabled { color: $text3; border-color: $line1; }
QPushButton:focus { border: 2px solid $focus; }
QSplitter::handle { background: $background0; }
QAbstractItemView { background: $background1; border: none; outline: none; }
QScrollBar:vertical { background: $background1; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: $line2; min-height: 24px; border-radius: 4px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QToolTip { background: $background3; color: $text1; border: 1px solid $line3; padding: 4px; }
""")
