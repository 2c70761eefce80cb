"""Lots that anybody can check who knows the seed: for grids and for rigs."""

import hashlib
from collections.abc import Sequence


def lot(seed: str, number: int) -> str:
    """SHA-256, in hex, of `seed:number` in UTF-8."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def drawn(numbers: Sequence[int], seed: str) -> tuple[int, ...]:
    """By lot, in a way that anybody can check who knows the seed.

    Entries are ordered by the SHA-256 of `seed:number` (UTF-8, in hex). The seed is published
    before the draw, or its hash is, so that nobody can choose it for its result.
    """
    return tuple(sorted(numbers, key=lambda number: (lot(seed, number), number)))
