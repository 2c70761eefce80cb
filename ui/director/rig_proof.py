"""What the proof of the rigs asks of the race director: a second signature, and time credited."""

from collections.abc import Iterator
from typing import Final

from racecontrol.meeting.deciding.parity import SIGNERS, outdated
from racecontrol.meeting.parity import letters
from racecontrol.meeting.parity_acts import CreditTime, SignCertificate
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State
from racecontrol.rigs.moved import lost_ms, uncredited
from ui import format as text
from ui.director.waiting import Item
from ui.tr import later, tr, worded
from ui.widgets.window import ConsoleWindow

SIGN_KEY: Final = "P"
CREDIT_KEY: Final = "H"
NOT_BACK: Final = later(
    "Car {car} has passed no timing line from the new rig yet: nothing is measured."
)
NOTHING: Final = later("No move to another rig waits for its time to be credited.")


def proof_items(state: State) -> Iterator[Item]:
    """For the queue: a certificate that lacks a signature, moves without their time."""
    issued, signed = state.parity.certificate, state.parity.signatures
    if issued is not None and len(signed) < SIGNERS and not outdated(state):
        title = tr("Certificate {number} waits for a signature", number=issued.number)
        by = tr("signed by {person}", person=signed[0].by) if signed else tr("not signed yet")
        detail = tr(
            "{rigs} rigs are equal, {letters}. Issued by {person}, {signed}. Ctrl {key} signs it.",
            rigs=len(issued.rigs),
            letters=letters(issued.golden),
            person=issued.by,
            signed=by,
            key=SIGN_KEY,
        )
        yield Item(f"certificate {issued.number}", (), title, detail, issued.at_ns)
    for moved in uncredited(state):
        title = tr("Moved to rig {rig}: time to credit", rig=moved.to_rig)
        measured = _measured(state, moved)
        yield Item(f"move {moved.at_ns}", (moved.entry,), title, measured, moved.at_ns)


def _measured(state: State, moved: EntryMoved) -> str:
    lost, number = lost_ms(state, moved), text.car(moved.entry)
    if not lost:
        return worded(NOT_BACK, car=number)
    return tr(
        "Car {car} lost {lost} s up to its next timing line. Ctrl {key} credits that much.",
        car=number,
        lost=f"{lost / 1000:.3f}",
        key=CREDIT_KEY,
    )


class RigProof:
    """Two keys; each goes through the cancel bar."""

    def __init__(self, window: ConsoleWindow) -> None:
        self._window = window
        keys = window.keys
        keys.bind(SIGN_KEY, later("sign the certificate of the rigs"), self._sign, ctrl=True)
        cost = later("credit the time that a move to a spare cost")
        keys.bind(CREDIT_KEY, cost, self._credit, ctrl=True)

    def _sign(self) -> None:
        self._window.offer_if_free(SignCertificate(), tr("Certificate of the rigs signed"))

    def _credit(self) -> None:
        """Of the selected car, else of the oldest move."""
        state, selected = self._window.state, self._window.selected
        moves = sorted(uncredited(state), key=lambda move: move.entry != selected)
        if not moves:
            self._window.say(worded(NOTHING))
            return
        moved = moves[0]
        car, lost = text.car(moved.entry), lost_ms(state, moved)
        if not lost:
            self._window.say(worded(NOT_BACK, car=car))
            return
        why = f"moved from rig {moved.from_rig} to rig {moved.to_rig}: {moved.reason}"
        act = CreditTime(moved.session, moved.entry, lost, why)
        self._window.offer_if_free(
            act, tr("Car {car}: {lost} s credited", car=car, lost=f"{lost / 1000:.3f}")
        )
