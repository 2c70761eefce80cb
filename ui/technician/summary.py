"""The summary row: are all rigs heard, equal and checked; is anything strange on the wire?"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from racecontrol.cues.health import CuesHealth
from racecontrol.meeting.deciding.parity import sat_rigs
from racecontrol.meeting.state import State
from racecontrol.timing.health import RigHealth
from ui import format as text
from ui.technician.check_rows import checked_rigs
from ui.technician.parity_rows import equal_rigs
from ui.technician.readings import Reading
from ui.technician.swap_steps import spares
from ui.tr import counted, tr

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
    sat, equal, done = sat_rigs(state), equal_rigs(state), checked_rigs(state)
    begun = state.parity.golden is not None
    out = [rig for rig in sat if rig in state.rigs.quarantined]
    unequal = [str(rig) for rig in sat if rig not in equal and rig not in out]
    good = (not begun or not unequal) and not out and not state.parity.broken
    figure = tr("{equal} of {sat}", equal=len(equal), sat=len(sat)) if begun else "–"
    yield Cell(figure, tr("parity"), _parity_remark(state, unequal), normal=good)
    open_ = [str(rig) for rig in sat if rig not in done]
    remark = (
        tr("{rigs} open", rigs=_rigs(open_))
        if done and open_
        else tr("all passed")
        if done
        else tr("none yet")
    )
    yield Cell(tr("{done} of {sat}", done=len(done), sat=len(sat)), tr("checks done"), remark)
    for rig in spares(state)[:1]:
        lines = state.parity.differences(rig.number)
        known = bool(state.parity.sheet(rig.number))
        some = (
            tr("1 value differs")
            if len(lines) == 1
            else tr("{lines} values differ", lines=len(lines))
        )
        remark = some if lines else tr("as the golden rig")
        said = (
            remark if known and begun else tr("nothing read") if not known else tr("no golden rig")
        )
        yield Cell(str(rig.number), tr("spare rig"), said)


def _parity_remark(state: State, unequal: list[str]) -> str:
    parity = state.parity
    if parity.golden is None:
        return tr("no golden rig")
    if parity.broken:
        return tr("seal broken, {rigs}", rigs=_rigs([str(rig) for rig in parity.broken]))
    if unequal:
        if len(unequal) > MOST_NAMED:
            return tr("rigs differ")
        return counted("{rigs} differs", "{rigs} differ", len(unequal), rigs=_rigs(unequal))
    out = [str(rig) for rig in sat_rigs(state) if rig in state.rigs.quarantined]
    if out:
        return tr("{rigs} in quarantine", rigs=_rigs(out))
    if parity.seal is not None:
        return tr("sealed {at}", at=text.time_of_day(parity.seal.at_ns))
    return tr("not sealed")


def _rigs(numbers: list[str]) -> str:
    if len(numbers) > MOST_NAMED:
        return tr("{count} rigs", count=len(numbers))
    return _named(numbers)


def _named(numbers: list[str]) -> str:
    which = text.listed(numbers)
    return counted("rig {rigs}", "rigs {rigs}", len(numbers), rigs=which)


def _receiving(rigs: Sequence[Reading]) -> Cell:
    """Of the rigs at which somebody sits: a spare console may be off."""
    rigs = [rig for rig in rigs if rig.entry] or rigs
    silent = [str(rig.rig.number) for rig in rigs if rig.stale]
    heard = len(rigs) - len(silent)
    if not silent:
        return Cell(
            tr("{heard} of {rigs}", heard=heard, rigs=len(rigs)),
            tr("receiving"),
            tr("no rig silent"),
        )
    if not heard:
        return Cell(
            tr("0 of {rigs}", rigs=len(rigs)), tr("receiving"), tr("all rigs silent"), normal=False
        )
    remark = tr("{rigs} silent", rigs=_named(silent))
    return Cell(
        tr("{heard} of {rigs}", heard=heard, rigs=len(rigs)), tr("receiving"), remark, normal=False
    )


def _loss(rigs: Sequence[Reading], health: Sequence[RigHealth]) -> Cell:
    if not health:
        return Cell("–", tr("worst loss"), "")
    worst = max(range(len(health)), key=lambda index: health[index].loss_share)
    share = health[worst].loss_share
    odd = rigs[worst].values[0].odd
    where = tr("rig {rig}, last 10 s", rig=rigs[worst].rig.number) if share > 0 else tr("last 10 s")
    return Cell(text.share(share), tr("worst loss"), where, normal=not odd)


def _unknown(health: Sequence[RigHealth], strangers: int, address: str | None) -> Cell:
    lengths = sum(one.counts.bad_length for one in health)
    magic = sum(one.counts.bad_magic for one in health)
    total = strangers + lengths + magic
    if not total:
        return Cell("0", tr("unknown datagrams"), tr("source, length, cipher"))
    parts = [
        f"{count} {what}"
        for count, what in ((lengths, tr("of odd length")), (magic, tr("undecipherable")))
        if count
    ]
    if strangers:
        parts.insert(
            0,
            tr("{strangers} from {address}", strangers=strangers, address=address)
            if address
            else tr("{strangers} strangers", strangers=strangers),
        )
    return Cell(str(total), tr("unknown datagrams"), ", ".join(parts), normal=False)


def _cues(cues: CuesHealth) -> Cell:
    """Targets that are reached, or why one is not; else what buttons did and what was ignored."""
    targets, failing = len(cues.targets), cues.failing
    figure = (
        tr("{targets} of {targets2}", targets=targets - len(failing), targets2=targets)
        if targets
        else str(cues.accepted)
    )
    return Cell(
        figure, tr("cues") if targets else tr("buttons"), _cue_remark(cues), normal=cues.normal
    )


def _cue_remark(cues: CuesHealth) -> str:
    if cues.not_listening:
        return tr("buttons not heard")
    if cues.failing:
        return tr("{title} lost", title=cues.failing[0].title)
    ignored = sum(cues.ignored.values())
    if ignored:
        worst = max(cues.ignored, key=cues.ignored.__getitem__)
        return tr("{ignored} ignored: {worst}", ignored=ignored, worst=worst)
    if cues.listening:
        return tr(
            "{accepted} by button, {refused} refused", accepted=cues.accepted, refused=cues.refused
        )
    return tr("all reached")
