"""A language that nobody speaks: English with every letter marked, longer by two fifths.

What still stands in plain letters on a screen is a name, or was never translated; what is cut
off has no room for a language longer than English.
"""

import re
import xml.etree.ElementTree as ET
from typing import Final

OPEN, CLOSE = "⟦", "⟧"
MARKED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
)
LONGER: Final = 0.4
FILLING: Final = "·"
KEPT: Final = re.compile(r"(\{\w*\}|%n)")


def pseudo(source: str) -> str:
    """The .ts file of this language, from the text of the English one."""
    root = ET.fromstring(source)
    for message in root.iter("message"):
        english = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = marked(english)
        if not forms:
            translation.text = marked(english)
    return ET.tostring(root, encoding="unicode")


def marked(english: str) -> str:
    """`⟦Ğŕéñ····⟧`: names in braces and the count stay."""
    parts = KEPT.split(english)
    text = "".join(part if KEPT.fullmatch(part) else part.translate(MARKED) for part in parts)
    length = sum(len(part) for part in parts if not KEPT.fullmatch(part))
    return f"{OPEN}{text}{FILLING * round(length * LONGER)}{CLOSE}"
