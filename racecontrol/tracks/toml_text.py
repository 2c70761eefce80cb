"""Writing TOML: just what the file of a circuit needs (the standard library only reads it)."""

import json
from collections.abc import Mapping
from typing import Any


def toml_text(table: Mapping[str, Any]) -> str:
    """Strings, numbers, lists of numbers, tables and lists of tables; None is left out."""
    lines = _values(table)
    for key, value in table.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{key}]", *_values(value)]
        elif _is_tables(value):
            for row in value:
                lines += ["", f"[[{key}]]", *_values(row)]
    return "\n".join(lines) + "\n"


def _values(table: Mapping[str, Any]) -> list[str]:
    plain = {
        key: value
        for key, value in table.items()
        if value is not None and not isinstance(value, Mapping) and not _is_tables(value)
    }
    return [f"{key} = {_value(value)}" for key, value in plain.items()]


def _is_tables(value: object) -> bool:
    return (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(v, dict) for v in value)
    )


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    # A JSON text of a string or a number is TOML as well, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
