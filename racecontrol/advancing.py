"""The automatic advance: takes the step that is due, once the director has let the event run."""

import logging
from concurrent.futures import Future
from typing import Final

from racecontrol.control import Answer, Control
from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    EndSession,
    FormGrid,
    PublishResult,
    StartSession,
)
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.deciding.sequencing import Step, StepKind, next_step
from racecontrol.meeting.model import TIMING
from racecontrol.meeting.state import State
from racecontrol.results.classification import digest
from racecontrol.results.grid import propose
from racecontrol.sessions import classify

LOG: Final = logging.getLogger(__name__)


def act_of(state: State, step: Step) -> AnyAct:
    """The act that takes a step: the grid by the book, the result as the facts give it."""
    session = state.sessions[step.session]
    match step.kind:
        case StepKind.FORM_GRID:
            return FormGrid(step.session, propose(state, session))
        case StepKind.START:
            return StartSession(step.session)
        case StepKind.END:
            return EndSession(step.session)
        case StepKind.PUBLISH:
            return PublishResult(step.session, digest(classify(state, session)))
        case StepKind.FINAL:
            return DeclareFinal(step.session, digest(classify(state, session)))


class Advance:
    """Submits each due step once. A step that is refused waits for a person."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._asked: tuple[Step, Future[Answer]] | None = None
        self.refused = ""  # why the step that is due was not taken; empty: none was refused

    def look(self, state: State, now_ns: int) -> None:
        """Take the step that is due, if any."""
        if self._asked is not None and self._asked[1].done():
            answer = self._asked[1].result()
            self.refused = answer.reason if isinstance(answer, Refused) else ""
        if not state.event.automatic or state.event.paused_ns:
            return
        step = next_step(state, now_ns)
        if step is None or step.at_ns > now_ns or (self._asked and self._asked[0] == step):
            return
        LOG.info("By itself: %s, %s", step.kind, step.session)
        self._asked = (step, self._control.submit(act_of(state, step), TIMING))
