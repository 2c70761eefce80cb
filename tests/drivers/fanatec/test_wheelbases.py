"""Wheelbases from hidapi's records: what is one device, which, and on which port."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from drivers.errors import DeviceAbsent, DeviceError, DeviceForbidden
from drivers.fanatec.access import UDEV_RULE, check_access
from drivers.fanatec.products import PRODUCTS, VENDOR_ID, Mode, product
from drivers.fanatec.wheelbases import hid_library, identified, plugged_in, usb_port
from racecontrol.frontdoor.wheelbases import line, wheelbases

NOBODY = 65534


def record(path: str | bytes, product_id: int = 0x0020, **changed: Any) -> dict[str, Any]:
    """A row as hidapi 0.15 gives it."""
    return {
        "path": path,
        "vendor_id": VENDOR_ID,
        "product_id": product_id,
        "serial_number": "",
        "release_number": 0x0801,
        "manufacturer_string": "Fanatec",
        "product_string": "FANATEC Wheel",
        "usage_page": 0x0001,
        "usage": 0x0004,
        "interface_number": 0,
        "bus_type": 1,
    } | changed


def test_no_device_is_an_empty_list():
    assert identified([]) == ()


def test_the_system_is_really_asked_and_names_only_this_maker():
    for base in plugged_in(hid_library()):
        assert base.path


def test_collections_of_one_path_are_one_base_in_pc_mode():
    bases = identified(
        [
            record(b"/dev/hidraw3"),
            record(b"/dev/hidraw3", usage=0x003A),
            record(b"/dev/hidraw5", usage=0x003A),
        ]
    )
    assert [(base.path, base.tuning) for base in bases] == [
        ("/dev/hidraw3", True),
        ("/dev/hidraw5", True),
    ]


def test_collections_of_windows_are_one_base_named_by_the_one_with_its_settings():
    stem = r"\\?\HID#VID_0EB7&PID_0020&Col0{}#7&2a0d5f&0&000{}#{{4d1e55b2-f16f-11cf}}"
    other = stem.replace("2a0d5f", "1b77c0")
    bases = identified(
        [
            record(stem.format(1, 0)),
            record(stem.format(2, 1)),
            record(stem.format(3, 2), usage=0x003A),
            record(other.format(1, 0)),
        ]
    )
    assert [(base.path, base.tuning) for base in bases] == [
        (other.format(1, 0), False),
        (stem.format(3, 2), True),
    ]


def test_twelve_equal_bases_are_twelve():
    bases = identified([record(f"/dev/hidraw{n}", usage=0x003A) for n in range(12)])
    assert len({base.path for base in bases}) == 12


def test_devices_of_other_makers_are_left_out():
    assert identified([record("/dev/hidraw0", vendor_id=0x046D)]) == ()


def test_missing_texts_and_bytes_that_are_not_utf8_do_no_harm():
    (base,) = identified([record(b"/dev/hidraw\xff", product_string=None, release_number=None)])
    assert (base.product_text, base.release) == ("", 0)


@pytest.mark.parametrize(
    ("product_id", "mode", "certain", "wheelbase"),
    [
        (0x0020, Mode.PC, True, True),
        (0x0004, Mode.COMPATIBILITY, True, True),
        (0x0E07, Mode.CONSOLE, False, True),
        (0x0006, Mode.PC, True, True),
        (0x6205, Mode.PEDALS, False, False),
        (0xBEEF, Mode.UNKNOWN, False, True),
    ],
)
def test_product_id_says_the_mode_and_whether_that_is_certain(product_id, mode, certain, wheelbase):
    (base,) = identified([record("/dev/hidraw0", product_id)])
    assert (base.product.mode, base.product.certain) == (mode, certain)
    assert base.is_wheelbase is wheelbase


def test_an_unknown_product_is_named_by_its_figures():
    assert product(0xBEEF).name == "Unknown device 0xBEEF"


def test_no_product_claims_to_tell_the_models_of_0x0020_apart():
    name = PRODUCTS[0x0020].name
    assert all(model in name for model in ("CSL DD", "GT DD Pro", "ClubSport DD", "Podium DD"))


def sysfs(root: Path, node: str, device: str) -> Path:
    """A hidraw class folder whose `device` is a link into the device tree, as the kernel has it."""
    place = root / "devices" / device
    place.mkdir(parents=True)
    (root / "class" / node).mkdir(parents=True)
    (root / "class" / node / "device").symlink_to(place)
    return root / "class"


@pytest.mark.parametrize(
    ("device", "port"),
    [
        ("pci0000:00/0000:00:14.0/usb1/1-1/1-1.4/1-1.4:1.0/0003:0EB7:0020.0001", "1-1.4:1.0"),
        ("pci0000:00/0000:00:14.0/usb2/2-3/2-3:1.0/0003:0EB7:0020.0002", "2-3:1.0"),
        ("virtual/misc/uhid/0003:0EB7:0020.0003", ""),
    ],
)
def test_a_rig_is_the_usb_port_and_not_the_number_of_the_node(tmp_path, device, port):
    folder = sysfs(tmp_path, "hidraw7", device)
    assert usb_port("/dev/hidraw7", folder) == port
    (base,) = identified([record("/dev/hidraw7")], folder)
    assert base.port == port


def test_a_node_that_sysfs_does_not_know_has_no_port(tmp_path):
    assert usb_port("/dev/hidraw7", tmp_path) == ""


def test_bases_are_listed_by_port(tmp_path):
    folder = sysfs(tmp_path, "hidraw1", "usb1/1-2/1-2:1.0/0003:0EB7:0020.0001")
    sysfs(tmp_path, "hidraw2", "usb1/1-1/1-1:1.0/0003:0EB7:0020.0002")
    bases = identified([record("/dev/hidraw1"), record("/dev/hidraw2")], folder)
    assert [base.path for base in bases] == ["/dev/hidraw2", "/dev/hidraw1"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file permissions are those of Unix")
def test_without_permission_the_sentence_says_what_to_do(tmp_path):
    node = tmp_path / "hidraw0"
    node.touch(mode=0)
    root = os.geteuid() == 0
    try:
        if root:  # root may open anything, so be somebody else for a moment
            os.seteuid(NOBODY)
        with pytest.raises(DeviceForbidden) as error:
            check_access(str(node))
    finally:
        if root:
            os.seteuid(0)
    assert str(error.value) == (
        f"No permission to open {node}. Install the udev rule shown by "
        "`racecontrol wheelbases --rule`, or run as root."
    )


def test_a_node_that_may_be_opened_is_not_written(tmp_path):
    node = tmp_path / "hidraw0"
    node.write_bytes(b"as it was")
    node.chmod(stat.S_IRUSR | stat.S_IWUSR)
    check_access(str(node))
    assert node.read_bytes() == b"as it was"


def test_a_node_that_is_gone_or_strange_is_one_sentence(tmp_path):
    with pytest.raises(DeviceAbsent, match=r"is gone\. Check the USB cable"):
        check_access(str(tmp_path / "hidraw0"))
    with pytest.raises(DeviceError, match=r"^Cannot open .*\. Unplug it and try again\.$"):
        check_access(str(tmp_path / ("x" * 300)))


def test_the_command_prints_the_rule():
    result = CliRunner().invoke(wheelbases, ["--rule"])
    assert result.exit_code == 0
    assert UDEV_RULE in result.output


def test_the_command_lists_devices_or_says_that_there_are_none():
    result = CliRunner().invoke(wheelbases, [])
    assert result.exit_code == 0
    found = plugged_in()
    assert result.output.strip() == (
        "\n".join(line(base) for base in found) or "No Fanatec device is plugged in."
    )


def test_a_line_marks_what_is_not_confirmed():
    (base,) = identified([record(r"\\?\HID#VID_0EB7&PID_0E07#7&1&0&0000#{4d}", 0x0E07)])
    assert "GT DD Pro, PS5 / PS4 (not confirmed), console mode" in line(base)
