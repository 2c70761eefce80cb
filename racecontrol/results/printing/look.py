"""The colours of print, from the tokens of the house."""

import tomllib
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct


class Look(Struct, frozen=True):
    """Colours as `#rrggbb`."""

    ink: str
    grey: str
    rule: str
    zebra: str
    band: str
    best: str
    own_best: str
    lines: tuple[str, ...]


@cache
def look() -> Look:
    """As in `assets/tokens.toml`, table `print`."""
    text = (resources.files("assets") / "tokens.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["print"], Look)
