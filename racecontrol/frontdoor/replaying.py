"""What `reprocess` and `export` share: a recording through a timing core, with a bar."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from drivers.capture.capture_file import CaptureFile
from drivers.capture.other_blocks import blocks_of
from drivers.capture.recorded import Recording
from drivers.capture.recordings import open_recording
from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.clock import TICK_NS, EventClock, fit
from racecontrol.timing.cores import line_rows
from racecontrol.timing.replay import Block, Replay
from racecontrol.timing.telemetry import Timed, timed
from racecontrol.tracks import library as tracks

HISTORY: Final = 4096  # samples of a rig, more than a block holds

Records = npt.NDArray[np.void]


@dataclass(frozen=True)
class Tape:
    """An opened recording and the replay that it will feed. `track` as in the options."""

    recording: Recording
    replay: Replay
    clock: EventClock

    @classmethod
    def of(cls, path: Path, track: str | None) -> "Tape":
        """Raises RecordingError or TrackError."""
        recording = open_recording(path)
        clock = recording.clock if isinstance(recording, CaptureFile) else EventClock(0, 0)
        lines = line_rows(tracks.load(track).lines) if track else None
        core = _timing.Core(
            _gt7.clear_feed_capsule(),
            max(len(recording.rigs), 1),
            history=HISTORY,
            tick_ns=TICK_NS / clock.speed,
        )
        return cls(recording, Replay(core, lines), clock)

    def blocks(self) -> Iterator[Block]:
        """What the file holds."""
        if isinstance(self.recording, CaptureFile):
            return self.recording.blocks()
        return blocks_of(self.recording)

    def timed(self, events: Records) -> list[Timed]:
        """The events of a block on the event clock, each rig's clock fitted as it is known now."""
        nominal_ns = TICK_NS / self.clock.speed
        rigs = set(events["rig"].tolist())
        clocks = {rig: fit(self.replay.core.envelope(rig), nominal_ns) for rig in rigs}
        return [timed(event, clocks[int(event["rig"])], self.clock) for event in events]


@contextmanager
def watched(blocks: Iterable[Block], tape: Tape, what: str) -> Iterator[Iterator[Block]]:
    """The same blocks, with a bar on the error output of a terminal while they pass."""
    terminal = Console(stderr=True, markup=False)
    size = tape.recording.path.stat().st_size
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal, disable=not terminal.is_terminal) as bar:
        captured = isinstance(tape.recording, CaptureFile)
        task = bar.add_task(what, total=size if captured else None)

        def passing() -> Iterator[Block]:
            for block in blocks:
                yield block
                if isinstance(tape.recording, CaptureFile):
                    bar.update(task, completed=tape.recording.bytes_read)

        yield passing()
