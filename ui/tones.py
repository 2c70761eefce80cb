"""The sounds of a desk, computed: short tones that are told apart by shape, not by pitch alone."""

import io
import wave
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

RATE_HZ: Final = 22_050
FADE_S: Final = 0.008  # a tone that begins at once clicks
FULL: Final = 32_767


class Sound(StrEnum):
    """What is said; the value is how a person reads it."""

    NEEDS_PERSON = "needs a person"
    RED_FLAG = "red flag"
    CHEQUERED = "chequered flag"
    FALSE_START = "false start"
    REFUSED = "act refused"
    FEED_LOST = "feed lost"


Tone = tuple[int, int]  # Hz (0: silence), ms

SHAPES: Final[dict[Sound, tuple[Tone, ...]]] = {
    Sound.NEEDS_PERSON: ((520, 90),),  # one soft knock
    Sound.RED_FLAG: ((880, 130), (0, 50), (880, 130), (0, 50), (880, 260)),
    Sound.CHEQUERED: ((392, 620),),  # one long low tone
    Sound.FALSE_START: ((660, 90), (0, 30), (990, 160)),  # rising
    Sound.REFUSED: ((220, 70), (0, 40), (220, 70)),  # two low taps
    Sound.FEED_LOST: ((740, 160), (494, 240)),  # two falling
}


def length_ms(sound: Sound) -> int:
    """How long it lasts."""
    return sum(ms for _, ms in SHAPES[sound])


def samples(sound: Sound, loudness: float) -> npt.NDArray[np.int16]:
    """Mono at `RATE_HZ`; `loudness` from 0 to 1 of full scale."""
    parts = [_tone(hz, ms) for hz, ms in SHAPES[sound]]
    return np.rint(np.concatenate(parts) * (loudness * FULL)).astype(np.int16)


def wav(sound: Sound, loudness: float) -> bytes:
    """The same as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples(sound, loudness).astype("<i2").tobytes())
    return file.getvalue()


def _tone(hz: int, ms: int) -> npt.NDArray[np.float64]:
    count = RATE_HZ * ms // 1000
    seconds = np.arange(count) / RATE_HZ
    fade = np.clip(np.minimum(seconds, seconds[::-1]) / FADE_S, 0, 1)
    soft = np.sin(2 * np.pi * hz * seconds) + 0.25 * np.sin(4 * np.pi * hz * seconds)
    return np.asarray(soft / 1.25 * fade, np.float64)
