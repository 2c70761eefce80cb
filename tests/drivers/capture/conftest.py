"""What the tests of captures share: real recordings, and invented packets of every type."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from drivers.gt7.packet import MAGIC, WIRE


@pytest.fixture
def real_gt7() -> Path:
    """The folder of real recordings, which is no part of the product."""
    folder = Path(__file__).parents[4] / "shared" / "data" / "gt7"
    if not folder.is_dir():
        pytest.skip("the real recordings (../shared/data/gt7) are not here")
    return folder


@pytest.fixture(scope="session")
def packets() -> Callable[..., list[bytes]]:
    """packets(letter, ids): clear packets with these ids, their seeds, and a little motion."""

    def made(letter: str, ids) -> list[bytes]:
        ids = np.asarray(list(ids))
        wire = np.zeros(len(ids), WIRE[letter])
        wire["magic"], wire["packet_id"], wire["seed"] = MAGIC, ids, 0x9E3779B9 + ids
        wire["position"] = np.outer(ids, [1.0, 0.0, 0.5])
        wire["lap"], wire["speed"] = 1, 60.0
        return [packet.tobytes() for packet in wire]

    return made
