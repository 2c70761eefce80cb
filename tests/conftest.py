"""What many tests share: a small meeting, people, and a logged error fails the test."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RACECONTROL_LANGUAGE"] = "en"  # whatever this system speaks

# No test asserts a time: a busy machine is no failure.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# The gate gives one commit one verdict; whoever runs `make test` looks for new examples.
settings.register_profile("gate", settings.get_profile("any machine"), derandomize=True)
settings.load_profile("any machine")

RECORDINGS = Path(__file__).resolve().parents[2] / "shared" / "data" / "gt7"


@pytest.fixture
def recordings() -> Path:
    """The folder of real recordings beside the checkout; skips where there is none."""
    if not RECORDINGS.is_dir():
        pytest.skip("no real recordings beside this checkout (../shared/data/gt7)")
    return RECORDINGS


@pytest.fixture(autouse=True)
def no_logged_error(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A logged error fails the test, unless the test took it out with `caplog.clear()`."""
    yield
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, f"logged: {errors[0].getMessage()}"
