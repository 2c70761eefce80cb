"""The hash chain: each row's hash covers every column of it and the hash before."""

import hashlib
from functools import lru_cache
from typing import Final

from msgspec import Struct

GENESIS: Final = bytes(32)
_FRESH: Final = hashlib.sha256()  # copied for each row: OpenSSL takes twice as long for a new one
_LENGTHS: Final = tuple(n.to_bytes(4, "big") for n in range(21))  # of a 64-bit number in decimal


class Row(Struct, frozen=True):
    """A row as it is stored, but for its hashes."""

    meeting: str
    seq: int
    id: bytes
    actor: str
    role: str
    utc_ns: int
    monotonic_ns: int
    kind: str
    version: int
    body: bytes


def link(previous: bytes, row: Row) -> bytes:
    """SHA-256 over the previous hash and a length-prefixed encoding of every column.

    Written out, since a journal of a day has tens of thousands of rows to check.
    """
    seq, utc, monotonic = b"%d" % row.seq, b"%d" % row.utc_ns, b"%d" % row.monotonic_ns
    columns = (
        previous,
        _text(row.meeting),
        _LENGTHS[len(seq)],
        seq,
        len(row.id).to_bytes(4, "big"),
        row.id,
        _actor(row.actor, row.role),
        _LENGTHS[len(utc)],
        utc,
        _LENGTHS[len(monotonic)],
        monotonic,
        _kind(row.kind, row.version),
        len(row.body).to_bytes(4, "big"),
        row.body,
    )
    digest = _FRESH.copy()
    digest.update(b"".join(columns))
    return digest.digest()


# Kept: where it was written, who acts and what kind of fact it is repeat from row to row.


@lru_cache(maxsize=256)
def _text(column: str) -> bytes:
    encoded = column.encode()
    return len(encoded).to_bytes(4, "big") + encoded


@lru_cache(maxsize=256)
def _actor(name: str, role: str) -> bytes:
    return _text(name) + _text(role)


@lru_cache(maxsize=256)
def _kind(name: str, version: int) -> bytes:
    digits = b"%d" % version
    return _text(name) + _LENGTHS[len(digits)] + digits
