"""The messages of an event, kept up to date: a look that finds nothing new costs nothing."""

from msgspec import Struct

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import State
from racecontrol.meeting.told import Told
from racecontrol.results.messages.forms import Message
from racecontrol.results.messages.grammar import parse, text
from racecontrol.results.messages.telling import Teller
from racecontrol.results.messages.words import zone_of


class Said(Struct, frozen=True):
    """A message with its place in the event."""

    number: int  # of the event, from 1
    in_session: int  # of its session, from 1; of the event's own ones likewise
    at_ns: int  # event clock
    session: str  # key; "": of the event as a whole
    lap: int  # that the leader was in; 0: no race was under way
    text: str
    message: Message


Messages = tuple[Said, ...]


def messages_of(state: State, session: str | None = None) -> Messages:
    """All messages of an event, or of one session, oldest first. Pure."""
    said = Feed().look(state)
    return said if session is None else tuple(one for one in said if one.session == session)


class Feed:
    """For screens, which ask often: only what is new in the diary is put into words.

    The answer is always that of `messages_of`. Not for two threads at once.
    """

    def __init__(self) -> None:
        self._meeting: Meeting | None = None
        self._told: tuple[Told, ...] = ()
        self._teller: Teller | None = None
        self._said: list[Said] = []
        self._shown: Messages = ()
        self._counts: dict[str, int] = {}

    def look(self, state: State) -> Messages:
        """The messages of this state, oldest first."""
        if state.told is self._told and state.meeting is self._meeting:
            return self._shown
        if state.meeting is None:
            return ()
        if self._teller is None or not self._goes_on(state):
            self._begin(state, state.meeting)
        assert self._teller is not None
        self._teller.with_state(state)
        for told in state.told[len(self._told) :]:
            self._take(told)
        self._told, self._shown = state.told, tuple(self._said)
        return self._shown

    def _goes_on(self, state: State) -> bool:
        """Whether it is the same event, further on; a substitute changes names."""
        count = len(self._told)
        same = state.meeting is self._meeting and len(state.told) >= count
        return same and (count == 0 or state.told[count - 1] is self._told[-1])

    def _begin(self, state: State, meeting: Meeting) -> None:
        self._meeting, self._told, self._said, self._counts = meeting, (), [], {}
        self._teller = Teller(state, zone_of(meeting))

    def _take(self, told: Told) -> None:
        assert self._teller is not None
        message = self._teller.message(told)
        if message is None:
            return
        words = text(message)
        self._counts[told.session] = self._counts.get(told.session, 0) + 1
        self._said.append(
            Said(
                len(self._said) + 1,
                self._counts[told.session],
                told.at_ns,
                told.session,
                told.lap,
                words,
                parse(words),  # as anybody reads it, whatever free words a person wrote
            )
        )
