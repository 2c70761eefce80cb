"""How the cues are doing: what the technician's screen and the monitor show."""

from msgspec import Struct


class TargetState(Struct, frozen=True):
    """One target; counts are cues."""

    title: str
    sent: int
    errors: int
    dropped: int
    waiting: int
    last_error: str
    failing: bool


class CuesHealth(Struct, frozen=True):
    """The whole of it."""

    targets: tuple[TargetState, ...] = ()
    listening: str = ""  # where buttons are heard; empty: nowhere
    not_listening: str = ""  # why not, though the event file wants it
    accepted: int = 0  # acts of buttons
    refused: int = 0
    ignored: dict[str, int] = {}  # cause -> messages
    failures: int = 0  # rounds of the cue desk that failed

    @property
    def in_use(self) -> bool:
        """Whether the event has any target or button."""
        return bool(self.targets or self.listening or self.not_listening)

    @property
    def failing(self) -> tuple[TargetState, ...]:
        """Targets that the last cue did not reach."""
        return tuple(target for target in self.targets if target.failing)

    @property
    def normal(self) -> bool:
        """Whether nobody has to look."""
        return not (self.failing or self.not_listening or self.failures)
