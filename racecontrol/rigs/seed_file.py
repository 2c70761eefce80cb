"""The secret seed of a rig draw, kept in a file until it is revealed."""

import os
import secrets
from pathlib import Path
from typing import Final

SEED_BYTES: Final = 16
NAME: Final = "rig-draw-seed.txt"


def new_seed() -> str:
    """One that nobody can guess, in hex."""
    return secrets.token_hex(SEED_BYTES)


def keep(path: Path, seed: str) -> None:
    """Only its owner may read it. OSError where it cannot be written; one that is there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(seed + "\n")


def read(path: Path) -> str:
    """Empty where there is none, or where it is no text."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
