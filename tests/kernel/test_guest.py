"""The machine for the tests against a real kernel: made rightly, or left out with a reason."""

import shutil
import subprocess

import pytest

from tests.kernel import guest


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guest, "PROGRAMS", {"no-such-emulator": "no-such-package"})
    monkeypatch.setattr(guest.os, "geteuid", lambda: 1_000)


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.skipif(not shutil.which("dpkg"), reason="this machine has no Debian packages")
def test_where_it_cannot_be_made_it_says_so_and_that_is_no_failure(capsys, monkeypatch):
    monkeypatch.delenv("KERNEL_TESTS", raising=False)
    assert guest.main([]) == 0
    said = capsys.readouterr().err
    assert said.startswith("SKIPPED: the tests against a real kernel did not run:")
    assert "sudo apt-get install no-such-package" in said


@pytest.mark.usefixtures("nothing_installed")
def test_where_it_is_required_it_is_a_failure(monkeypatch):
    monkeypatch.setenv("KERNEL_TESTS", "required")
    assert guest.main([]) == 1


@pytest.mark.skipif(not shutil.which("busybox"), reason="busybox is not installed")
def test_the_first_file_system_is_read_as_it_was_written(tmp_path):
    made = guest.archive({"init": b"#!/bin/sh\n", "bin/box": b"\0" * 7}, {"bin/sh": "box"})
    command = ["busybox", "cpio", "-i", "-d"]
    subprocess.run(command, input=made, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "init").read_bytes() == b"#!/bin/sh\n"
    assert (tmp_path / "bin" / "sh").readlink().name == "box"
    assert (tmp_path / "bin" / "sh").read_bytes() == b"\0" * 7
    assert (tmp_path / "proc").is_dir()
