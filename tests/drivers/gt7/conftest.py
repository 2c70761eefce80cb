"""What the tests of the telemetry feed share: real recordings, and both decoders."""

from pathlib import Path
from types import ModuleType

import pytest

from drivers.gt7 import _gt7, twin


@pytest.fixture(params=[_gt7, twin], ids=["c", "twin"])
def codec(request) -> ModuleType:
    """The compiled module and its specification, one after the other."""
    return request.param


@pytest.fixture
def real_gt7() -> Path:
    """The folder of real recordings, which is no part of the product."""
    folder = Path(__file__).parents[4] / "shared" / "data" / "gt7"
    if not folder.is_dir():
        pytest.skip("the real recordings (../shared/data/gt7) are not here")
    return folder
