"""The hash chain: each row's hash covers every column of it and the hash before."""

import hashlib
from typing import Final

from msgspec import Struct

GENESIS: Final = bytes(32)


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
    """SHA-256 over the previous hash and a length-prefixed encoding of every column."""
    digest = hashlib.sha256(previous)
    for column in (
        row.meeting.encode(),
        str(row.seq).encode(),
        row.id,
        row.actor.encode(),
        row.role.encode(),
        str(row.utc_ns).encode(),
        str(row.monotonic_ns).encode(),
        row.kind.encode(),
        str(row.version).encode(),
        row.body,
    ):
        digest.update(len(column).to_bytes(4, "big"))
        digest.update(column)
    return digest.digest()
