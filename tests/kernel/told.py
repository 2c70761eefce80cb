"""Waiting for a picture of the wheelbases, without ever sleeping."""

import threading
from collections.abc import Callable

from drivers.fanatec.desk import WheelbaseDesk
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import WheelbaseReading

WAIT_S = 60


class Told:
    """The pictures of a desk, and how to wait for one."""

    def __init__(self, desk: WheelbaseDesk) -> None:
        self._came = threading.Condition()
        self._desk = desk
        desk.subscribe(self._take)

    def _take(self, _: Picture) -> None:
        with self._came:
            self._came.notify_all()

    def until(self, wanted: Callable[[Picture], object]) -> Picture:
        with self._came:
            assert self._came.wait_for(lambda: wanted(self._desk.now), WAIT_S), self._desk.now
        return self._desk.now

    def until_rig(self, rig: int, wanted: Callable[[WheelbaseReading], object]) -> WheelbaseReading:
        return self.until(lambda picture: wanted(picture.of_rig(rig))).of_rig(rig)
