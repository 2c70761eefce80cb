"""The automatic advance: takes the step that is due, once the director has let the event run."""

import logging
from concurrent.futures import Future
from typing import Final

from racecontrol.choices import MAKES
from racecontrol.control import Answer, Control
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.deciding.sequencing import Step, StepKind, next_step
from racecontrol.meeting.model import TIMING
from racecontrol.meeting.state import State

LOG: Final = logging.getLogger(__name__)
CHOICES: Final = {  # what a step is called among the acts of race control
    StepKind.FORM_GRID: "form grid",
    StepKind.START: "start",
    StepKind.END: "end",
    StepKind.PUBLISH: "publish",
    StepKind.FINAL: "final",
}


def act_of(state: State, step: Step) -> AnyAct:
    """The act that takes a step: the grid by the book, the result as the facts give it."""
    return MAKES[CHOICES[step.kind]](state, state.sessions[step.session])


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
