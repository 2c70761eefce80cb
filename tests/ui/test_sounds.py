"""Sounds of a desk: distinct tones, quiet by default, muted by a key, never an error or a delay."""

import io
import itertools
import sys
import wave
import weakref

import numpy as np
import pytest
from PySide6.QtCore import Qt

from racecontrol.meeting.acts import NoteIncident, ShowFlag
from racecontrol.meeting.facts import FlagShown, RigFellSilent
from racecontrol.meeting.flow_facts import MovedEarly
from racecontrol.meeting.model import Flag
from tests.ui.on_stage import show as show
from tests.ui.on_stage import stage as stage
from ui import sounds
from ui.director.window import Window as Director
from ui.sounds import LOUDNESS, Sounds, sound_of
from ui.speaker import Speaker
from ui.steward.window import Window as Steward
from ui.technician.window import Window as Technician
from ui.tones import RATE_HZ, Sound, length_ms, samples, wav

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("sound", list(Sound))
def test_every_sound_is_short_and_begins_and_ends_in_silence(sound):
    tone = samples(sound, 0.5)
    assert len(tone) <= RATE_HZ and length_ms(sound) < 1000
    assert tone[0] == 0 == tone[-1]
    assert 0.4 * 32_767 < np.abs(tone).max() <= 0.51 * 32_767


def test_no_two_sounds_are_alike():
    for one, other in itertools.combinations(Sound, 2):
        assert not np.array_equal(samples(one, 0.5), samples(other, 0.5))


def test_a_wav_file_holds_the_samples():
    with wave.open(io.BytesIO(wav(Sound.RED_FLAG, 0.3))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        read = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert np.array_equal(read, samples(Sound.RED_FLAG, 0.3))


def recorder(tmp_path):
    """A real process that notes the file it should play."""
    log = tmp_path / "played"
    code = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1] + chr(10))"
    return log, (sys.executable, "-c", code)


@pytest.fixture
def ears(tmp_path, monkeypatch):
    """A speaker that plays into a list of names."""
    monkeypatch.setattr(sounds, "_LAST_MS", {})
    log, command = recorder(tmp_path)
    speaker = Speaker()
    speaker._player = command
    monkeypatch.setattr(sounds, "shared_speaker", lambda: speaker)

    def heard():
        lines = log.read_text().splitlines() if log.exists() else []
        return [line.rsplit("/", 1)[1].removesuffix(".wav") for line in lines]

    return heard


def test_a_player_that_is_missing_or_fails_is_no_error(qtbot, caplog):
    speaker = Speaker()
    speaker._player = ("/nowhere/at/all",)
    assert speaker.play(Sound.RED_FLAG, 0.1)
    qtbot.waitUntil(lambda: not speaker._playing)
    speaker._player = (sys.executable, "-c", "raise SystemExit(1)")
    assert speaker.play(Sound.RED_FLAG, 0.1)
    qtbot.waitUntil(lambda: not speaker._playing)
    assert not caplog.records


def test_no_player_holds_its_speaker_which_it_would_delete_in_its_own_end():
    speaker = Speaker()
    speaker._player = (sys.executable, "-c", "raise SystemExit(1)")
    assert speaker.play(Sound.RED_FLAG, 0.1)
    (player,) = speaker._playing.values()
    assert player.waitForFinished()  # from here on it waits to be deleted
    gone = weakref.ref(speaker)
    del speaker, player
    assert gone() is None


def test_without_a_player_nothing_is_heard_and_the_health_strip_says_so(show):
    window = show(Director)  # offscreen: no noise
    assert window.sounds.speaker.player == ()
    assert not window.sounds.speaker.play(Sound.RED_FLAG, 0.1)
    assert "Sounds no player" in [f"{i.label} {i.value}" for i in window.health.items]


def test_red_is_heard_quietly_at_once(qtbot, show, stage, ears):
    show(Director)
    person = stage.desk.people["director"]
    stage.control.submit(ShowFlag("race-1", Flag.RED), person).result()
    qtbot.waitUntil(lambda: ears() == ["red_flag-12"])
    assert LOUDNESS["quiet"] == 0.12


def test_a_refused_act_is_heard_at_the_desk_that_asked(qtbot, show, ears):
    show(Technician)
    window = show(Director)
    window.send(NoteIncident("race-1", (98,), "Contact"), "Incident of 98")
    qtbot.waitUntil(lambda: ears() == ["refused-12"])


def test_incidents_one_after_the_other_are_one_knock(qtbot, show, stage, ears):
    window = show(Steward)
    person = stage.desk.people["steward"]
    for _ in range(3):
        stage.control.submit(NoteIncident("race-1", (31,), "Contact"), person).result()
    qtbot.waitUntil(lambda: len(window.state.incidents) == 7)
    qtbot.waitUntil(lambda: ears() == ["needs_person-12"])


def test_a_muted_desk_says_nothing_and_stays_muted(qtbot, show, ears):
    window = show(Director)
    qtbot.keyClick(window, K.Key_M, CONTROL)
    assert window.strip.last_act.words == "Sounds are off."
    assert ("Sounds", "off") in [(item.label, item.value) for item in window.health.items]
    played = []
    window.sounds.speaker.play = lambda *one: played.append(one)
    window.sounds.say(Sound.RED_FLAG)
    assert played == []
    again = Sounds(window)
    assert again.muted
    qtbot.keyClick(window, K.Key_M, CONTROL)
    window.sounds.say(Sound.RED_FLAG)
    assert played == [(Sound.RED_FLAG, 0.12)]
    assert ears() == []


def test_the_loudness_is_chosen_by_a_key_and_heard(qtbot, show, ears):
    window = show(Director)
    qtbot.keyClick(window, K.Key_V, CONTROL)
    qtbot.waitUntil(lambda: ears() == ["needs_person-35"])
    assert (window.sounds.level, Sounds(window).level) == ("medium", "medium")


def test_what_each_fact_sounds_like(show):
    state = show(Director).state
    assert sound_of(FlagShown("race-1", Flag.CHEQUERED, 1), state) is Sound.CHEQUERED
    assert sound_of(FlagShown("race-1", Flag.GREEN, 1), state) is None
    assert sound_of(RigFellSilent(4, 1), state) is Sound.FEED_LOST
    assert sound_of(MovedEarly("race-1", 31, 120, 50, 300, 17, 1), state) is Sound.FALSE_START
