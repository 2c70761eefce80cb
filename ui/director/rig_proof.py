"""What the proof of the rigs asks of the race director: a second signature, and time credited."""

from collections.abc import Iterator
from typing import Final

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.parity import letters
from racecontrol.meeting.parity_acts import CreditTime, SignCertificate
from racecontrol.meeting.parity_decide import SIGNERS, outdated
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State
from racecontrol.rigs.moved import lost_ms, uncredited
from ui import format as text
from ui.director.waiting import Item
from ui.due import why_not
from ui.widgets.window import ConsoleWindow

SIGN_KEY: Final = "P"
CREDIT_KEY: Final = "H"
NOT_BACK: Final = "has passed no timing line from the new rig yet: nothing is measured."
NOTHING: Final = "No move to another rig waits for its time to be credited."


def proof_items(state: State) -> Iterator[Item]:
    """For the queue: a certificate that lacks a signature, moves without their time."""
    issued, signed = state.parity.certificate, state.parity.signatures
    if issued is not None and len(signed) < SIGNERS and not outdated(state):
        title = f"Certificate {issued.number} waits for a signature"
        by = f"signed by {signed[0].by}" if signed else "not signed yet"
        rigs = f"{len(issued.rigs)} rigs are equal, {letters(issued.golden)}"
        detail = f"{rigs}. Issued by {issued.by}, {by}. Ctrl {SIGN_KEY} signs it."
        yield Item(f"certificate {issued.number}", (), title, detail, issued.at_ns)
    for moved in uncredited(state):
        title = f"Moved to rig {moved.to_rig}: time to credit"
        detail = f"Car {text.car(moved.entry)} {_measured(state, moved)}"
        yield Item(f"move {moved.at_ns}", (moved.entry,), title, detail, moved.at_ns)


def _measured(state: State, moved: EntryMoved) -> str:
    lost = lost_ms(state, moved)
    if not lost:
        return NOT_BACK
    seconds = f"{lost / 1000:.3f} s"
    return f"lost {seconds} up to its next timing line. Ctrl {CREDIT_KEY} credits that much."


class RigProof:
    """Two keys; each goes through the cancel bar."""

    def __init__(self, window: ConsoleWindow) -> None:
        self._window = window
        keys = window.keys
        keys.bind(SIGN_KEY, "sign the certificate of the rigs", self._sign, ctrl=True)
        keys.bind(
            CREDIT_KEY, "credit the time that a move to a spare cost", self._credit, ctrl=True
        )

    def _sign(self) -> None:
        self._offer(SignCertificate(), "Certificate of the rigs signed")

    def _credit(self) -> None:
        """Of the selected car, else of the oldest move."""
        state, selected = self._window.state, self._window.selected
        moves = sorted(uncredited(state), key=lambda move: move.entry != selected)
        if not moves:
            self._window.say(NOTHING)
            return
        moved = moves[0]
        car, lost = text.car(moved.entry), lost_ms(state, moved)
        if not lost:
            self._window.say(f"Car {car} {NOT_BACK}")
            return
        why = f"moved from rig {moved.from_rig} to rig {moved.to_rig}: {moved.reason}"
        act = CreditTime(moved.session, moved.entry, lost, why)
        self._offer(act, f"Car {car}: {lost / 1000:.3f} s credited")

    def _offer(self, act: AnyAct, words: str) -> None:
        window = self._window
        reason = why_not(window.state, act, window.person, window.bridge.now_ns())
        if reason:
            window.say(reason)
        else:
            window.offer(act, words)
