"""True USB devices: a rig is known by the port that its base hangs on, before and after unplugging.

Needs the kernel's dummy controllers. `make test-kernel` brings a machine that has them.
"""

import re
from collections.abc import Iterator

import pytest

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.wheelbases import USB_PORT
from racecontrol.rigs.wheelbase import BaseState, Parameter, Place
from tests.kernel.gadget import GADGETS, GadgetBase, controllers
from tests.kernel.told import WAIT_S, Told

pytestmark = [
    pytest.mark.skipif(
        not (GADGETS.is_dir() and controllers()),
        reason="no dummy USB controllers: `make test-kernel` brings a kernel that has them",
    ),
    pytest.mark.timeout(150),
]


@pytest.fixture(scope="module")
def gadgets() -> Iterator[list[GadgetBase]]:
    made = [GadgetBase(at, controller) for at, controller in enumerate(controllers())]
    yield made
    for gadget in made:
        gadget.end()


def test_bases_hang_on_ports_answer_and_come_back_on_the_port_that_they_left(gadgets):
    desk = WheelbaseDesk(HidapiPort(), [])
    told = Told(desk)
    desk.start()
    try:
        told.until(lambda now: len(now.readings) == len(gadgets))
        ports = [reading.port for reading in desk.now.readings]
        assert all(re.fullmatch(USB_PORT, port) for port in ports)
        for rig, port in enumerate(ports, 1):
            desk.tie(rig, port, f"base {rig}")
        told.until(lambda now: all(one.state is BaseState.READY for one in now.readings))
        assert {one.identity.base for one in desk.now.readings} == {"ClubSport DD+"}

        # which base hangs on which port is known by asking it only
        for rig in range(1, len(ports) + 1):
            desk.write_tuning(rig, {Parameter.FF: 10 + rig}).result(WAIT_S)
        forces = {gadget: gadget.firmware.slots[0][1] - 10 for gadget in gadgets}
        assert sorted(forces.values()) == list(range(1, len(ports) + 1))

        moved, rig = next(iter(forces.items()))
        moved.unplug()
        told.until_rig(rig, lambda one: one.place is Place.MISSING)
        moved.plug()
        back = told.until_rig(rig, lambda one: one.state is BaseState.READY)
        assert back.port == ports[rig - 1]
        assert back.tuning is not None and back.tuning[Parameter.FF].value == 10 + rig
    finally:
        desk.stop()
