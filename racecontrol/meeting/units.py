"""Units of time. A clock is integer nanoseconds, a lap integer milliseconds of the game."""

from typing import Final

NS_PER_MS: Final = 1_000_000
NS_PER_S: Final = 1_000_000_000
GAME_NS_PER_MS: Final = 1_001_000  # a game millisecond lasts 1.001 of the wall: 60 / 59.94
