"""Every instruction set that this machine has gives the same bytes as plain C and as the twin."""

import gzip
import platform
from pathlib import Path

import numpy as np
import pytest
from Crypto.Cipher import Salsa20
from hypothesis import given
from hypothesis import strategies as st

from drivers.gt7 import _gt7, twin
from drivers.gt7.packet import BY_LENGTH, MAGIC
from racecontrol.timing.sample import FIELDS, SAMPLE, TIMING_FIELDS, Verdict

SETS = _gt7.instruction_sets()
LENGTHS = sorted(BY_LENGTH)
CPUINFO = Path("/proc/cpuinfo")

every_set = pytest.mark.parametrize("name", SETS)
noise = st.binary(min_size=max(LENGTHS), max_size=max(LENGTHS))
seeds = st.integers(0, (1 << 32) - 1)


@st.composite
def rows(draw) -> tuple[bytes, int]:
    """Up to 40 packets of one length, sealed and garbled: (bytes, length)."""
    length = draw(st.sampled_from([*LENGTHS, 4, 64, 295, 369]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    packets = []
    for _ in range(draw(st.integers(0, 40))):
        packet = rng.bytes(length)
        if length in BY_LENGTH and rng.random() < 0.8:
            packet = _gt7.seal(MAGIC + packet[4:], int(rng.integers(2**32)))
        packets.append(packet)
    return b"".join(packets) + draw(st.binary(max_size=3)), length


def test_plain_c_comes_first_and_is_always_there():
    assert SETS[0] == "plain"
    assert len(set(SETS)) == len(SETS)


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the vectors are those of x86-64")
def test_every_x86_64_has_sse2():
    assert SETS[:2] == ("plain", "sse2")


@pytest.mark.skipif(not CPUINFO.exists(), reason="reads /proc/cpuinfo")
def test_the_sets_are_those_that_the_system_reports():
    flags = set(CPUINFO.read_text(encoding="utf-8").split())
    assert ("avx2" in SETS) == ("avx2" in flags)
    assert ("avx512" in SETS) == ({"avx512f", "avx512vl"} <= flags)


@every_set
@given(
    key=st.binary(min_size=32, max_size=32),
    nonce=st.binary(min_size=8, max_size=8),
    length=st.integers(0, 3000),
    seed=st.integers(0, 2**32),
)
def test_the_cipher_is_salsa20(name, key, nonce, length, seed):
    text = np.random.default_rng(seed).bytes(length)
    assert _gt7.salsa20_xor(key, nonce, text, name) == Salsa20.new(key, nonce).encrypt(text)


@every_set
def test_every_length_up_to_some_blocks_is_salsa20(name):
    key, nonce, text = bytes(range(32)), b"12345678", bytes(1100)
    whole = Salsa20.new(key, nonce).encrypt(text)
    for length in range(len(text) + 1):
        assert _gt7.salsa20_xor(key, nonce, text[:length], name) == whole[:length]


@every_set
@given(content=noise, length=st.sampled_from(LENGTHS), seed=seeds, bit=st.integers(0, 5887))
def test_one_packet_is_read_as_the_twin_reads_it(name, content, length, seed, bit):
    datagram = bytearray(twin.seal(MAGIC + content[4:length], seed))
    if bit < 8 * length:  # else it arrives whole
        datagram[bit // 8] ^= 1 << bit % 8
    assert _gt7.unseal(datagram, name) == twin.unseal(datagram)
    assert _gt7.decode(datagram, False, name) == twin.decode(datagram)


@every_set
@given(row=rows(), clear=st.booleans())
def test_many_packets_are_read_as_the_twin_reads_them(name, row, clear):
    packets, length = row
    assert _gt7.decode_many(packets, clear, length, name) == twin.decode_many(
        packets, clear, length
    )
    assert _gt7.decode_timing(packets, clear, length, name) == twin.decode_timing(
        packets, clear, length
    )


@every_set
@given(row=rows(), shift=st.integers(1, 63))
def test_packets_may_stand_at_any_address_and_are_not_written_to(name, row, shift):
    packets, length = row
    buffer = bytearray(bytes(shift) + packets)
    shifted = memoryview(buffer)[shift:]
    assert _gt7.decode_many(shifted, False, length, name) == _gt7.decode_many(
        packets, False, length, "plain"
    )
    assert _gt7.decode_timing(shifted, False, length, name) == _gt7.decode_timing(
        packets, False, length, "plain"
    )
    assert buffer == bytes(shift) + packets


@every_set
def test_clear_packets_give_the_timing_of_their_datagrams(name):
    rng = np.random.default_rng(3)
    clear = b"".join(MAGIC + rng.bytes(292) for _ in range(37))
    sealed = _gt7.seal_many(clear, 296, rng.bytes(4 * 37))
    assert _gt7.decode_timing(clear, True, 296, name) == _gt7.decode_timing(
        sealed, False, 296, name
    )


def test_timing_is_read_whole_and_the_rest_is_absent():
    clear = MAGIC + np.random.default_rng(5).bytes(364)
    whole = np.frombuffer(_gt7.decode(clear, True), SAMPLE)
    timing = np.frombuffer(_gt7.decode_timing(clear, True, 368)[0], SAMPLE)
    for field, code, _, _ in FIELDS:
        if field in TIMING_FIELDS:
            assert timing[field].tobytes() == whole[field].tobytes(), field
        elif code == "f4":
            assert np.isnan(timing[field]).all(), field
        elif field in ("arrival_ns", "rig") or code.startswith("S"):
            assert not timing[field].tobytes().strip(b"\0"), field
        else:
            assert (timing[field] == -1).all(), field


@every_set
def test_recorded_datagrams_of_41_tracks_are_timed_as_they_are_read(real_gt7, name):
    fields = list(TIMING_FIELDS)
    for file in sorted((real_gt7 / "profittlich").glob("*.gt7track")):
        packets = file.read_bytes()
        samples, verdicts = _gt7.decode_many(packets, False, 296, name)
        timing, same_verdicts = _gt7.decode_timing(packets, False, 296, name)
        assert set(verdicts) == {Verdict.ACCEPTED}
        assert verdicts == same_verdicts
        whole, part = np.frombuffer(samples, SAMPLE), np.frombuffer(timing, SAMPLE)
        assert all(np.array_equal(whole[field], part[field]) for field in fields), file.name


@every_set
def test_a_recorded_lap_of_type_c_is_sealed_and_opened_again(real_gt7, name):
    clear = gzip.decompress((real_gt7 / "zetetos/demo.gtz").read_bytes())[: 368 * 100]
    seeds = np.arange(100, dtype="<u4") * np.uint32(2_654_435_761)
    sealed = _gt7.seal_many(clear, 368, seeds)
    ours, verdicts = _gt7.decode_many(sealed, False, 368, name)
    assert (ours, verdicts) == _gt7.decode_many(clear, True, 368)


@pytest.mark.parametrize("wrong", ["mmx", "", "AVX2", 7])
def test_an_instruction_set_that_is_not_here_is_refused(wrong):
    with pytest.raises(ValueError, match="instruction set"):
        _gt7.decode(bytes(296), False, wrong)
    with pytest.raises(ValueError, match="instruction set"):
        _gt7.feed_capsule(wrong)


def test_a_key_or_nonce_of_another_length_is_refused():
    for key, nonce in ((bytes(31), bytes(8)), (bytes(32), bytes(12))):
        with pytest.raises(ValueError, match="32 bytes"):
            _gt7.salsa20_xor(key, nonce, b"text")
