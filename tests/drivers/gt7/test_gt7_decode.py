"""Datagrams to samples: the compiled module and its twin, on invented and on real packets."""

import gzip
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.gt7 import _gt7, twin
from drivers.gt7.packet import BY_LENGTH, MAGIC, PACKET_TYPES, SEED_OFFSET, WIRE, WIRE_FIELDS
from racecontrol.timing.sample import FIELDS, LIVE, SAMPLE, Sample, Verdict

LENGTHS = sorted(BY_LENGTH)
seeds = st.integers(0, (1 << 32) - 1)
noise = st.binary(min_size=max(LENGTHS), max_size=max(LENGTHS))


def clear_packet(letter: str, **fields) -> bytes:
    packet = np.zeros(1, WIRE[letter])
    packet["magic"] = MAGIC
    for name, value in fields.items():
        packet[name] = value
    return packet.tobytes()


def read(codec, clear: bytes) -> Sample:
    return Sample.from_record(np.frombuffer(codec.decode(clear, True), SAMPLE)[0])


@pytest.mark.parametrize("kind", PACKET_TYPES, ids=lambda kind: kind.letter)
def test_every_field_carries_what_was_put_in(codec, kind):
    clear = np.zeros(1, WIRE[kind.letter])
    rng = np.random.default_rng(kind.length)
    for name, code, count, _ in WIRE_FIELDS:
        if name in clear.dtype.names:
            size = np.dtype(code).itemsize * count
            clear[name] = np.frombuffer(rng.integers(1, 100, size, np.uint8).tobytes(), code)
    clear["magic"] = MAGIC
    sample = np.frombuffer(codec.decode(clear.tobytes(), True), SAMPLE)
    for name in set(SAMPLE.names) & set(clear.dtype.names):
        assert np.array_equal(sample[name], clear[name]), name
    assert sample["gear"] == clear["gears"] % 16
    assert sample["suggested_gear"] == clear["gears"] // 16
    assert sample["packet_type"] == kind.letter.encode()


@pytest.mark.parametrize("kind", PACKET_TYPES, ids=lambda kind: kind.letter)
def test_what_a_type_does_not_carry_is_absent(codec, kind):
    sample = np.frombuffer(codec.decode(clear_packet(kind.letter), True), SAMPLE)
    missing = set(SAMPLE.names) - set(WIRE[kind.letter].names)
    missing -= {"arrival_ns", "rig", "packet_type", "gear", "suggested_gear"}
    codes = {name: code for name, code, _, _ in FIELDS}
    for name in missing:
        absent = {"f4": np.isnan, "i4": lambda v: v == -1, "i2": lambda v: v == -1}
        assert np.all(absent.get(codes[name], lambda v: v == b"")(sample[name])), name
    assert len(missing) == {"A": 17, "B": 12, "~": 5, "C": 0}[kind.letter]


def test_lengths_that_no_packet_has_are_rejected(codec):
    for length in (0, 1, 0x94, 295, 297, 367, 369, 1400):
        assert codec.decode(bytes(length)) == Verdict.BAD_LENGTH
        assert codec.decode(bytes(length), True) == Verdict.BAD_LENGTH
        assert codec.unseal(bytes(length)) == Verdict.BAD_LENGTH


@pytest.mark.parametrize("length", LENGTHS)
def test_noise_of_a_good_length_is_rejected(codec, length):
    assert codec.decode(bytes(length)) == Verdict.BAD_MAGIC
    assert codec.decode(bytes(length), clear=True) == Verdict.BAD_MAGIC
    assert codec.unseal(bytes(length)) == Verdict.BAD_MAGIC


def test_a_clear_packet_is_no_datagram_and_a_datagram_no_clear_packet(codec):
    clear = clear_packet("B", packet_id=7)
    assert codec.decode(clear) == Verdict.BAD_MAGIC
    assert codec.decode(codec.seal(clear, 99), clear=True) == Verdict.BAD_MAGIC


def test_the_constant_of_another_type_does_not_open_a_packet(codec):
    """A and ~ have constants of their own: cut to the length of A, a ~ datagram is noise."""
    datagram = codec.seal(clear_packet("~"), 1234)
    assert codec.decode(datagram[:296]) == Verdict.BAD_MAGIC


def test_many_packets_come_with_a_verdict_each(codec):
    good = codec.seal(clear_packet("A", packet_id=5), 1)
    samples, verdicts = codec.decode_many(good + bytes(296) + good + b"cut", False, 296)
    assert verdicts == bytes([Verdict.ACCEPTED, Verdict.BAD_MAGIC, Verdict.ACCEPTED])
    assert np.frombuffer(samples, SAMPLE)["packet_id"].tolist() == [5, 0, 5]


def test_many_packets_of_an_odd_length_are_all_rejected(codec):
    samples, verdicts = codec.decode_many(bytes(3000), True, 1000)
    assert verdicts == bytes([Verdict.BAD_LENGTH] * 3)
    assert samples == bytes(3 * SAMPLE.itemsize)


@pytest.mark.parametrize("length", [0, -1])
def test_many_packets_without_a_length_are_refused(codec, length):
    with pytest.raises(ValueError, match="packet_length"):
        codec.decode_many(b"", True, length)


def test_the_argument_is_never_written_to(codec):
    datagram = bytearray(codec.seal(clear_packet("C"), 3))
    before = bytes(datagram)
    codec.decode(datagram), codec.decode_many(datagram, False, 368), codec.unseal(datagram)
    assert datagram == before


@given(st.binary(max_size=400), st.booleans())
def test_twin_and_c_agree_on_any_bytes(datagram, clear):
    assert _gt7.decode(datagram, clear) == twin.decode(datagram, clear)
    assert _gt7.unseal(datagram) == twin.unseal(datagram)


@given(noise, st.sampled_from(LENGTHS), seeds)
def test_twin_and_c_agree_on_packets_with_any_content(content, length, seed):
    clear = MAGIC + content[4:length]
    datagram = _gt7.seal(clear, seed)
    assert datagram == twin.seal(clear, seed)
    sample = _gt7.decode(datagram)
    assert isinstance(sample, bytes)
    assert sample == twin.decode(datagram) == _gt7.decode(clear, True) == twin.decode(clear, True)


@given(noise, st.sampled_from(LENGTHS), seeds, st.integers(0, 2943))
def test_twin_and_c_agree_when_a_bit_is_flipped_on_the_way(content, length, seed, bit):
    datagram = bytearray(_gt7.seal(MAGIC + content[4:length], seed))
    datagram[bit // 8 % length] ^= 1 << bit % 8
    assert _gt7.decode(datagram) == twin.decode(datagram)
    in_the_seed_or_magic = bit // 8 % length in {0, 1, 2, 3, *range(SEED_OFFSET, SEED_OFFSET + 4)}
    assert (_gt7.decode(datagram) == Verdict.BAD_MAGIC) == in_the_seed_or_magic


@given(st.lists(st.binary(min_size=296, max_size=296), max_size=5), st.booleans())
def test_twin_and_c_agree_on_many_packets(packets, clear):
    row = b"".join(packets) + twin.seal(clear_packet("A"), 5)
    assert _gt7.decode_many(row, clear, 296) == twin.decode_many(row, clear, 296)


def refused(function, *arguments):
    """Call what must raise; without pytest's record of it, which would look like a leak."""
    try:
        function(*arguments)
    except (ValueError, OverflowError):
        return
    raise AssertionError(f"{function.__name__}{arguments} was not refused")


CALLS = {
    "feed_capsule": lambda: _gt7.feed_capsule(),
    "clear_feed_capsule": lambda: _gt7.clear_feed_capsule(),
    "sample_layout": lambda: _gt7.sample_layout(),
    "decode": lambda: _gt7.decode(bytes(296)),
    "decode clear": lambda: _gt7.decode(clear_packet("C"), True),
    "decode_many": lambda: _gt7.decode_many(bytes(296 * 9), False, 296),
    "decode_timing": lambda: _gt7.decode_timing(bytes(296 * 9), False, 296),
    "instruction_sets": lambda: _gt7.instruction_sets(),
    "salsa20_xor": lambda: _gt7.salsa20_xor(bytes(32), bytes(8), bytes(999)),
    "refused key": lambda: refused(_gt7.salsa20_xor, b"", b"", b""),
    "refused set": lambda: refused(_gt7.decode_many, bytes(296), False, 296, "none"),
    "seal": lambda: _gt7.seal(bytes(344), 1),
    "seal_many": lambda: _gt7.seal_many(bytes(344 * 9), 344, bytes(36)),
    "unseal": lambda: _gt7.unseal(_gt7.seal(clear_packet("A"), 5)),
    "refused seal": lambda: refused(_gt7.seal, b"1", 1),
    "refused seed": lambda: refused(_gt7.seal, bytes(296), 1 << 40),
    "refused seal_many": lambda: refused(_gt7.seal_many, b"12", 1, bytes(8)),
    "refused decode_many": lambda: refused(_gt7.decode_many, b"1", True, 0),
}


def test_every_function_is_called():
    functions = {name for name in dir(_gt7) if not name.startswith("_")}
    assert functions <= set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_no_call_leaks_memory(name):
    call = CALLS[name]
    for _ in range(20):
        call()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(300):
        call()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 300 * 16


# Real packets. What is checked is what the format notes say of every recorded packet.


@pytest.fixture
def spa(real_gt7) -> np.ndarray:
    """One lap of Spa, a replay, type C: the samples."""
    packets = gzip.decompress((real_gt7 / "zetetos/demo.gtz").read_bytes())
    samples, verdicts = _gt7.decode_many(packets, True, 368)
    assert set(verdicts) == {Verdict.ACCEPTED}
    return np.frombuffer(samples, SAMPLE)


def test_a_lap_of_spa_has_consecutive_ids_and_ends_with_its_official_time(spa):
    assert (len(spa), spa["packet_id"][0], spa["packet_id"][-1]) == (6914, 704544, 711457)
    assert np.all(np.diff(spa["packet_id"]) == 1)
    assert (spa["lap"][-2], spa["lap"][-1]) == (1, 2)
    assert (spa["last_lap_ms"][-2], spa["last_lap_ms"][-1]) == (-1, 115_244)
    assert (spa["lap_clock_ms"][0], spa["lap_clock_ms"][-1]) == (34, 115_250)
    assert set(np.diff(spa["lap_clock_ms"])) == {16, 17}


def test_a_lap_of_spa_obeys_physics(spa):
    assert np.abs(np.linalg.norm(spa["velocity"], axis=1) - spa["speed"]).max() < 0.15
    assert np.abs(np.linalg.norm(spa["rotation"], axis=1) - 1).max() < 1e-6
    plane = np.einsum("ij,ij->i", spa["road_plane"][:, :3].astype("f8"), spa["position"])
    assert np.abs(plane + spa["road_plane"][:, 3] - spa["body_height"]).max() < 1e-4
    assert np.corrcoef(spa["surge"][1:], np.diff(spa["speed"]) * 60)[0, 1] > 0.99
    driving = spa["speed"] > 30
    assert np.all(spa["wheel_speed"][driving] < 0)
    assert np.allclose(spa["tyre_radius"], [0.355, 0.355, 0.3775, 0.3775])


def test_a_lap_of_spa_has_the_constants_of_the_game(spa):
    assert not np.any(spa["flags"] & LIVE)
    assert set(spa["category"]) == {b"GRX"}
    assert set(spa["car_code"]) == {3582}
    assert set(spa["water_temperature"]) == {85.0}
    assert set(spa["oil_temperature"]) == {110.0}
    assert set(spa["race_position"]) == set(spa["cars_in_race"]) == {-1}
    assert set(spa["time_of_day_ms"]) == {65_700_000}


def test_a_lap_of_spa_touches_tarmac_kerbs_and_grass(spa):
    kinds, counts = np.unique(spa["surface"], return_counts=True)
    share = dict(zip(kinds.tolist(), counts / counts.sum(), strict=True))
    assert share[b"T"] == pytest.approx(0.917, abs=0.001)
    assert share[b"C"] == pytest.approx(0.081, abs=0.001)
    assert counts[kinds == b"G"] == 24


def test_a_replay_of_suzuka_steps_its_laps_where_the_recording_says(real_gt7, codec):
    packets = gzip.decompress((real_gt7 / "vwhitteron/replay.gtz").read_bytes())
    samples, verdicts = codec.decode_many(packets, True, 296)
    suzuka = np.frombuffer(samples, SAMPLE)
    assert (len(suzuka), set(verdicts)) == (6420, {Verdict.ACCEPTED})
    steps = np.flatnonzero(np.diff(suzuka["lap"])) + 1
    assert suzuka["packet_id"][steps].tolist() == [125_810, 131_752]
    assert suzuka["last_lap_ms"][steps[-1]] == suzuka["best_lap_ms"][steps[-1]] == 99_036
    assert np.count_nonzero(np.diff(suzuka["packet_id"]) == 0) == 4


def test_all_recorded_datagrams_of_41_tracks_open(real_gt7):
    files = sorted((real_gt7 / "profittlich").glob("*.gt7track"))
    assert len(files) == 41
    live = total = 0
    for file in files:
        samples, verdicts = _gt7.decode_many(file.read_bytes(), False, 296)
        assert set(verdicts) == {Verdict.ACCEPTED}, file.name
        lap = np.frombuffer(samples, SAMPLE)
        assert np.abs(np.linalg.norm(lap["rotation"], axis=1) - 1).max() < 1e-5, file.name
        assert np.all(np.diff(lap["packet_id"]) > 0), file.name
        live, total = live + np.count_nonzero(lap["flags"] & LIVE), total + len(lap)
    assert total == 7377
    assert live / total > 0.98


def test_a_recorded_datagram_is_rebuilt_from_its_clear_packet(real_gt7, codec):
    file = real_gt7 / "profittlich/Alsace - Village.gt7track"
    for datagram in [file.read_bytes()[start : start + 296] for start in range(0, 2960, 296)]:
        clear = codec.unseal(datagram)
        assert clear[SEED_OFFSET : SEED_OFFSET + 4] == datagram[SEED_OFFSET : SEED_OFFSET + 4]
        seed = int.from_bytes(datagram[SEED_OFFSET : SEED_OFFSET + 4], "little")
        assert codec.seal(clear, seed) == datagram


@given(data=st.data())
def test_twin_and_c_agree_on_mutated_real_packets(data, request):
    packet = bytearray(request.getfixturevalue("real_packet"))
    for _ in range(data.draw(st.integers(0, 8))):
        packet[data.draw(st.integers(0, len(packet) - 1))] = data.draw(st.integers(0, 255))
    cut = packet[: data.draw(st.sampled_from([*LENGTHS, len(packet) - 1]))]
    assert _gt7.decode(cut, True) == twin.decode(cut, True)
    assert _gt7.decode(cut) == twin.decode(cut)


@pytest.fixture(scope="module")
def real_packet(request) -> bytes:
    file = request.path.parents[4] / "shared/data/gt7/zetetos/demo.gtz"
    if not file.exists():
        pytest.skip("the real recordings (../shared/data/gt7) are not here")
    with gzip.open(file) as packets:
        packets.seek(3000 * 368)
        return packets.read(368)
