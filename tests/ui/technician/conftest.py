"""The technician's window on a real desk, in the middle of race 1."""

from collections.abc import Callable

import pytest

from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui.technician.window import Window


@pytest.fixture
def window(show: Callable[[type[Window]], Window]) -> Window:
    return show(Window)
