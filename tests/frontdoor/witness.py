"""The program itself, whose stewards' evidence is written down as the console keeps it.

python witness.py FOLDER demo --headless ...
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from racecontrol.__main__ import main
from racecontrol.meeting.state import State
from ui.steward.evidence import Evidence, Origin
from ui.steward.keeper import EvidenceKeeper

COLLECT = EvidenceKeeper.collect


def witnessed(
    self: EvidenceKeeper, state: State, now_ns: int, watched: int | None = None
) -> frozenset[int]:
    """As ever; what became whole goes into the folder and onto the error output."""
    touched = COLLECT(self, state, now_ns, watched)
    for number in sorted(touched):
        evidence = self.of(number)
        if evidence is not None and evidence.complete and evidence.origin is not Origin.READING:
            _write(number, evidence)
    return touched


def _write(number: int, evidence: Evidence) -> None:
    arrays = {}
    for trace in evidence.traces:
        arrays[f"{trace.entry}-seconds"] = trace.seconds
        arrays[f"{trace.entry}-samples"] = trace.samples
    np.savez(FOLDER / f"{number}.npz", **arrays)
    print(f"case {number}: {evidence.origin.name}", file=sys.stderr, flush=True)


def run(arguments: Sequence[str]) -> None:
    """Be the program."""
    EvidenceKeeper.collect = witnessed  # type: ignore[method-assign]
    sys.argv[1:] = arguments
    main()


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1])
    run(sys.argv[2:])
