"""The summary row: are all rigs heard, is anything strange on the wire, is it being recorded?"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from racecontrol.cues.health import CuesHealth
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.bridge import RecorderHealth
from ui.technician.readings import Reading

NO_CUES: Final = CuesHealth()


class Cell(Struct, frozen=True):
    """A figure large enough to read from behind the chair, a label and a line below."""

    figure: str
    label: str
    remark: str
    normal: bool = True


def summary(
    rigs: Sequence[Reading],
    health: Sequence[RigHealth],
    unknown_sources: tuple[int, str | None],
    recorder: RecorderHealth,
    cues: CuesHealth = NO_CUES,
) -> tuple[Cell, ...]:
    """The cells from left to right; the cues where the event has any."""
    return (
        _receiving(rigs),
        _oldest(rigs),
        _loss(rigs, health),
        _unknown(health, *unknown_sources),
        Cell(recorder.words, "capture", "all datagrams", recorder.normal),
        *([_cues(cues)] if cues.in_use else []),
    )


def _receiving(rigs: Sequence[Reading]) -> Cell:
    silent = [str(rig.rig.number) for rig in rigs if rig.stale]
    heard = len(rigs) - len(silent)
    if not silent:
        return Cell(f"{heard} of {len(rigs)}", "receiving", "no rig silent")
    if not heard:
        return Cell(f"0 of {len(rigs)}", "receiving", "all rigs silent", normal=False)
    plural = "rigs" if len(silent) > 1 else "rig"
    remark = f"{plural} {text.listed(silent)} silent"
    return Cell(f"{heard} of {len(rigs)}", "receiving", remark, normal=False)


def _oldest(rigs: Sequence[Reading]) -> Cell:
    heard = [(rig.age_ns, rig.rig.number) for rig in rigs if rig.age_ns is not None]
    if not heard:
        return Cell("–", "oldest packet", "none heard yet", normal=not rigs)
    age_ns, number = max(heard)
    stale = any(rig.stale and rig.age_ns == age_ns for rig in rigs)
    return Cell(text.age(age_ns), "oldest packet", f"rig {number}", normal=not stale)


def _loss(rigs: Sequence[Reading], health: Sequence[RigHealth]) -> Cell:
    if not health:
        return Cell("–", "worst loss", "")
    worst = max(range(len(health)), key=lambda index: health[index].loss_share)
    share = health[worst].loss_share
    odd = rigs[worst].values[0].odd
    where = f"rig {rigs[worst].rig.number}, last 10 s" if share > 0 else "last 10 s"
    return Cell(text.share(share), "worst loss", where, normal=not odd)


def _unknown(health: Sequence[RigHealth], strangers: int, address: str | None) -> Cell:
    lengths = sum(one.counts.bad_length for one in health)
    magic = sum(one.counts.bad_magic for one in health)
    total = strangers + lengths + magic
    if not total:
        return Cell("0", "unknown datagrams", "source, length, cipher")
    parts = [
        f"{count} {what}"
        for count, what in ((lengths, "of odd length"), (magic, "undecipherable"))
        if count
    ]
    if strangers:
        parts.insert(0, f"{strangers} from {address}" if address else f"{strangers} strangers")
    return Cell(str(total), "unknown datagrams", ", ".join(parts), normal=False)


def _cues(cues: CuesHealth) -> Cell:
    """Targets that are reached, or why one is not; else what buttons did and what was ignored."""
    targets, failing = len(cues.targets), cues.failing
    figure = f"{targets - len(failing)} of {targets}" if targets else str(cues.accepted)
    return Cell(figure, "cues" if targets else "buttons", _cue_remark(cues), normal=cues.normal)


def _cue_remark(cues: CuesHealth) -> str:
    if cues.not_listening:
        return "buttons not heard"
    if cues.failing:
        return f"{cues.failing[0].title} lost"
    ignored = sum(cues.ignored.values())
    if ignored:
        worst = max(cues.ignored, key=cues.ignored.__getitem__)
        return f"{ignored} ignored: {worst}"
    if cues.listening:
        return f"{cues.accepted} by button, {cues.refused} refused"
    return "all reached"
