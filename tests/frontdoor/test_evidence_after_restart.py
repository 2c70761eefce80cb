"""The program is killed and started again: the stewards see the cars of the earlier cases again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from racecontrol.timing.sample import SAMPLE
from tests.frontdoor import witness
from tests.frontdoor.short_event import environment, event_file, free_port

pytestmark = pytest.mark.xdist_group("whole_program")
ROOT = Path(__file__).resolve().parents[2]
STEP = """
[[steps]]
session = "qualifying"
after_s = {after_s}
note = {{ entries = [11, 12], reason = "{reason}", turn = 4 }}
"""
APART_S = 12.0  # game seconds between two cases; what a killed program loses is far less


class Program:
    """The program in a folder, as often as it is started; each time on ports of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._event = event_file(folder, rigs=2)
        self._script = folder / "script.toml"
        steps = [
            STEP.format(after_s=10.0 + index * APART_S, reason=reason)
            for index, reason in enumerate(("Impeding", "Causing a collision"))
        ]
        self._script.write_text("".join(steps), encoding="utf-8")

    def killed_once_seen(self, name: str, *told: str) -> Path:
        """Run until all of this was told, and kill; the folder of what was written down."""
        folder = self._folder / name
        folder.mkdir()
        waiting = set(told)
        with subprocess.Popen(
            self._command(folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**environment(), "PYTHONPATH": os.fspath(ROOT)},
        ) as program:
            assert program.stderr is not None
            said = []
            for line in program.stderr:
                said.append(line)
                waiting.discard(line.strip())
                if not waiting:
                    break
            program.send_signal(signal.SIGKILL)
            assert not waiting, "".join(said)
        return folder

    def _command(self, folder: Path) -> list[str]:
        return [
            *(sys.executable, os.fspath(witness.__file__), os.fspath(folder)),
            *("demo", "--headless", f"--out={self._folder / 'out'}", "--speed=6", "--seed=5"),
            *(f"--event={self._event}", f"--script={self._script}"),
            *(f"--port={free_port()}", f"--console-port={free_port()}"),
        ]


def test_the_evidence_of_before_the_kill_is_there_again_sample_for_sample(tmp_path: Path) -> None:
    program = Program(tmp_path)
    before = program.killed_once_seen("before", "case 1: MEMORY", "case 2: MEMORY")
    after = program.killed_once_seen("after", "case 1: RECORDING", "case 2: RECORDING")
    assert len(list((tmp_path / "out").glob("*.mcap"))) == 2
    for case in (1, 2):
        was, came = np.load(before / f"{case}.npz"), np.load(after / f"{case}.npz")
        assert sorted(was) == sorted(came)
        for car in (11, 12):
            assert same(was, came, car, whole=case == 1)


def same(was: np.lib.npyio.NpzFile, came: np.lib.npyio.NpzFile, car: int, *, whole: bool) -> bool:
    """To the bit; of the last case as far as the torn capture goes."""
    seconds, samples = came[f"{car}-seconds"], came[f"{car}-samples"]
    count = len(seconds)
    known = was[f"{car}-samples"]
    assert len(known) > 700
    assert count == len(known) if whole else count > 0
    fields = (name for name in SAMPLE.names or ())
    equal = all(samples[n].tobytes() == known[:count][n].tobytes() for n in fields)
    return equal and seconds.tobytes() == was[f"{car}-seconds"][:count].tobytes()
