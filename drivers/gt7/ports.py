"""The two ports of the "Simulator Interface". They stand alone: a command names them as defaults
before anything heavy is loaded."""

from typing import Final

HEARTBEAT_PORT: Final = 33739  # of the console: one ASCII letter asks for packets of that type
TELEMETRY_PORT: Final = 33740  # of this machine: the console sends to no other
