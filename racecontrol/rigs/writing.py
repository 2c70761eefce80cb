"""Whether anything may be written to the wheelbase of a rig: not while a session needs it."""

from racecontrol.meeting.state import State


def why_not_written(state: State, rig: int) -> str:
    """A sentence while a start is armed or a session runs, unless the rig is released; else ""."""
    session = state.current
    if session is None or rig in state.event.released:
        return ""
    if session.running:
        doing = "is running"
    elif session.flow.start.armed:
        doing = "has its start armed"
    else:
        return ""
    return (
        f"{session.plan.name} {doing}: nothing is written to a wheelbase. The director may release "
        f"rig {rig} for it."
    )
