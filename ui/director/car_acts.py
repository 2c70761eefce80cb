"""What is done with the selected car: note an incident, warn, its passing by hand, ready or not."""

from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.acts import InsertPassing, NoteIncident, ShowFlag
from racecontrol.meeting.deciding.starting import not_ready, to_start
from racecontrol.meeting.flow import Ready
from racecontrol.meeting.flow_acts import MarkReady, ReleaseRig, SealRig
from racecontrol.meeting.model import Flag
from racecontrol.meeting.state import Session
from ui.director.queue import Queue
from ui.due import next_session
from ui.nouns import car
from ui.tr import counted, first_up, later, tr, worded
from ui.widgets.window import ConsoleWindow

SEEN: Final = later("Seen at the line")
RELEASED: Final = later("Released by the race director for work")
NO_CAR: Final = later("No car selected. Two digits select one.")

MARKED: Final = {  # driver or rig, ready or not
    (True, True): later("{car}: driver ready"),
    (True, False): later("{car}: driver not ready"),
    (False, True): later("{car}: rig ready"),
    (False, False): later("{car}: rig not ready"),
}


class CarActs:
    """The keys of a window that act on its selected car."""

    def __init__(self, window: ConsoleWindow, queue: Queue) -> None:
        self._window, self._queue = window, queue
        keys = window.keys
        keys.bind("I", later("note an incident of the selected car"), self._open_note)
        keys.bind("W", later("black and white flag to the selected car"), self._warn)
        keys.bind("H", later("the selected car ends its lap now, seen by hand"), self._by_hand)
        ready = later("selected car ready, or no longer; without a car: everybody")
        keys.bind("K", ready, self._mark_ready, ctrl=True)
        keys.bind(
            "J", later("rig of the selected car ready, or no longer"), self._mark_rig, ctrl=True
        )
        released = later("release the selected car's rig for work, or seal it again")
        keys.bind("R", released, self._release, ctrl=True)
        queue.noted.connect(self._note)

    def _chosen(self) -> tuple[Session, int] | None:
        """The session and the selected car; says what is missing."""
        session, number = self._window.state.current, self._window.selected
        if session is None or number is None:
            self._window.say(worded(NO_CAR))
            return None
        return session, number

    def _open_note(self) -> None:
        if self._window.selected is None:
            self._window.say(worded(NO_CAR))
        else:
            self._queue.open_note()

    def _note(self, words: str) -> None:
        chosen = self._chosen()
        if chosen:
            session, number = chosen
            act = NoteIncident(session.plan.key, (number,), words)
            self._window.send(
                act, tr("Incident of {car} noted", car=car(self._window.state.meeting, number))
            )

    def _warn(self) -> None:
        chosen = self._chosen()
        if chosen:
            session, number = chosen
            act = ShowFlag(session.plan.key, Flag.BLACK_WHITE, entry=number)
            name = car(self._window.state.meeting, number)
            self._window.offer_if_free(act, tr("Black and white flag to {name}", name=name))

    def _by_hand(self) -> None:
        """A passing of the finish line, at the moment of the key; the cancel bar takes it back."""
        chosen = self._chosen()
        if chosen:
            session, number = chosen
            act = InsertPassing(
                session.plan.key, number, SEEN.english, self._window.bridge.now_ns()
            )
            self._window.offer_if_free(
                act, tr("Passing by hand: {car}", car=car(self._window.state.meeting, number))
            )

    def _release(self) -> None:
        """Out of parc ferme, so that the technician may work on it; released already: back."""
        window, number = self._window, self._window.selected
        meeting = window.state.meeting
        if number is None or meeting is None:
            window.say(worded(NO_CAR))
            return
        rig = meeting.entry(number).rig
        if rig in window.state.event.released:
            self._window.offer_if_free(SealRig(rig), tr("Seal rig {rig} again", rig=rig))
        else:
            act = ReleaseRig(rig, RELEASED.english)
            self._window.offer_if_free(act, tr("Release rig {rig} for work", rig=rig))

    # ------------------------------------------------------------ the ready board

    def _mark_ready(self) -> None:
        """Rig and driver: both ready, or neither when both are."""
        window = self._window
        session = next_session(window.state)
        if session is None:
            window.say(tr("There is no session."))
        elif window.selected is None:
            self._everybody(session)
        else:
            self._mark(session, window.selected, (False, True))

    def _mark_rig(self) -> None:
        session, number = next_session(self._window.state), self._window.selected
        if session is None or number is None:
            self._window.say(worded(NO_CAR))
        else:
            self._mark(session, number, (False,))

    def _mark(self, session: Session, number: int, parts: Sequence[bool]) -> None:
        """`parts`: False the rig, True the driver; those that are not as the others are turned."""
        box = session.flow.start.ready.get(number, Ready())
        now = {False: box.rig, True: box.driver}
        ready = not all(now[part] for part in parts)
        name = car(self._window.state.meeting, number)
        for part in parts:
            if now[part] is not ready:
                act = MarkReady(session.plan.key, number, part, ready)
                self._window.send(act, worded(MARKED[part, ready], car=first_up(name)))

    def _everybody(self, session: Session) -> None:
        """All that are not ready yet, through the cancel bar."""
        missing = not_ready(session)
        if not to_start(session) or not missing:
            self._window.say(tr("Everybody is ready.") if to_start(session) else tr("No grid yet."))
            return

        def send_all() -> None:
            for number in missing:
                self._mark(session, number, (False, True))

        words = counted("Everybody ready: %n car", "Everybody ready: %n cars", len(missing))
        self._window.strip.last_act.offer(words, send_all)
