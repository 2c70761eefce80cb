"""What a person set up at a console is there again at the next start."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui.director.window import Window as Director
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician

K = Qt.Key


def test_the_sizes_of_all_parts_are_kept(show):
    for console in (Director, Steward, Technician):
        window = show(console)
        name, splitter = next(iter(window._splitters.items()))
        first, *rest = splitter.sizes()
        splitter.setSizes([first + 60, rest[0] - 60, *rest[1:]])
        wanted = splitter.sizes()
        assert wanted != [first, *rest]
        window.close()
        assert show(console)._splitters[name].sizes() == wanted


@pytest.mark.parametrize("console", [Director, Steward, Technician])
def test_a_console_is_one_window_on_every_screen(qapp, show, console):
    before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    window = show(console)
    for wide, high in ((1920, 1080), (1366, 768), (2560, 1440)):
        window.resize(wide, high)
        qapp.processEvents()
        visible = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
        assert visible - before == {window}


def test_the_page_in_sight_is_kept(qtbot, show):
    window = show(Director)
    qtbot.keyClick(window, K.Key_O, Qt.KeyboardModifier.ControlModifier)
    window.close()
    assert show(Director).what_if.isVisible()


def test_the_technicians_page_is_kept(show):
    window = show(Technician)
    window.lines_button.confirmed.emit()
    assert window.editor.isVisible()
    window.close()
    assert show(Technician).editor.isVisible()
