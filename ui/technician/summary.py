"""The summary row: are all rigs heard, equal and checked; is anything strange on the wire?"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from racecontrol.cues.health import CuesHealth
from racecontrol.meeting.parity_decide import rigs_of
from racecontrol.meeting.state import State
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.technician.check_rows import checked_rigs
from ui.technician.parity_rows import equal_rigs
from ui.technician.readings import Reading
from ui.technician.swap_steps import spares

NO_CUES: Final = CuesHealth()
MOST_NAMED: Final = 3  # rigs that a remark has room for


class Cell(Struct, frozen=True):
    """A figure large enough to read from behind the chair, a label and a line below."""

    figure: str
    label: str
    remark: str
    normal: bool = True


def summary(
    state: State,
    rigs: Sequence[Reading],
    health: Sequence[RigHealth],
    unknown_sources: tuple[int, str | None],
    cues: CuesHealth = NO_CUES,
) -> tuple[Cell, ...]:
    """The cells from left to right; the spare rigs and the cues where the event has any.

    The oldest packet and the recorder are in the health strip above.
    """
    return (
        _receiving(rigs),
        *(_proof(state) if state.meeting else ()),
        _loss(rigs, health),
        _unknown(health, *unknown_sources),
        *([_cues(cues)] if cues.in_use else []),
    )


def _proof(state: State) -> Iterator[Cell]:
    """Parity and seal, checks, spare rigs: grey before anything was proved."""
    sat, equal, done = rigs_of(state), equal_rigs(state), checked_rigs(state)
    begun = state.parity.golden is not None
    unequal = [str(rig) for rig in sat if rig not in equal]
    good = (not begun or not unequal) and not state.parity.broken
    figure = f"{len(equal)} of {len(sat)}" if begun else "–"
    yield Cell(figure, "parity", _parity_remark(state, unequal), normal=good)
    open_ = [str(rig) for rig in sat if rig not in done]
    remark = f"{_rigs(open_)} open" if done and open_ else "all passed" if done else "none yet"
    yield Cell(f"{len(done)} of {len(sat)}", "checks done", remark)
    for rig in spares(state)[:1]:
        lines = state.parity.differences(rig.number)
        known = bool(state.parity.sheet(rig.number))
        some = "1 value differs" if len(lines) == 1 else f"{len(lines)} values differ"
        remark = some if lines else "as the golden rig"
        said = remark if known and begun else "nothing read" if not known else "no golden rig"
        yield Cell(str(rig.number), "spare rig", said)


def _parity_remark(state: State, unequal: list[str]) -> str:
    parity = state.parity
    if parity.golden is None:
        return "no golden rig"
    if parity.broken:
        return f"seal broken, {_rigs([str(rig) for rig in parity.broken])}"
    if unequal:
        verb = "differ" if len(unequal) > 1 else "differs"
        return f"{_rigs(unequal)} {verb}" if len(unequal) <= MOST_NAMED else "rigs differ"
    if parity.seal is not None:
        return f"sealed {text.time_of_day(parity.seal.at_ns)}"
    return "not sealed"


def _rigs(numbers: list[str]) -> str:
    if len(numbers) > MOST_NAMED:
        return f"{len(numbers)} rigs"
    return f"{'rigs' if len(numbers) > 1 else 'rig'} {text.listed(numbers)}"


def _receiving(rigs: Sequence[Reading]) -> Cell:
    """Of the rigs at which somebody sits: a spare console may be off."""
    rigs = [rig for rig in rigs if rig.entry] or rigs
    silent = [str(rig.rig.number) for rig in rigs if rig.stale]
    heard = len(rigs) - len(silent)
    if not silent:
        return Cell(f"{heard} of {len(rigs)}", "receiving", "no rig silent")
    if not heard:
        return Cell(f"0 of {len(rigs)}", "receiving", "all rigs silent", normal=False)
    plural = "rigs" if len(silent) > 1 else "rig"
    remark = f"{plural} {text.listed(silent)} silent"
    return Cell(f"{heard} of {len(rigs)}", "receiving", remark, normal=False)


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
