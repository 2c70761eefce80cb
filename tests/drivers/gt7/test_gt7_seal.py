"""Clear packets to datagrams, as a console would send them."""

import numpy as np
import pytest
from Crypto.Cipher import Salsa20
from hypothesis import given
from hypothesis import strategies as st

from drivers.gt7 import _gt7
from drivers.gt7.packet import KEY, MAGIC, PACKET_TYPES, SEED_OFFSET, WIRE, seed_of

seeds = st.integers(0, (1 << 32) - 1)


@pytest.mark.parametrize("kind", PACKET_TYPES, ids=lambda kind: kind.letter)
@given(content=st.binary(min_size=368, max_size=368), seed=seeds)
def test_a_sealed_packet_opens_to_itself_with_its_seed(kind, content, seed):
    clear = bytearray(MAGIC + content[4 : kind.length])
    opened = _gt7.unseal(_gt7.seal(clear, seed))
    clear[SEED_OFFSET : SEED_OFFSET + 4] = seed.to_bytes(4, "little")
    assert opened == clear


@pytest.mark.parametrize("kind", PACKET_TYPES, ids=lambda kind: kind.letter)
def test_anybody_with_the_published_recipe_can_open_it(codec, kind):
    """The recipe as public clients have it, written out apart from our own code."""
    clear = MAGIC + bytes(range(256)) + bytes(kind.length - 260)
    datagram = codec.seal(clear, 0x01020304)
    iv = int.from_bytes(datagram[0x40:0x44], "little")
    constant = {296: 0xDEADBEAF, 316: 0xDEADBEEF, 344: 0x55FABB4F, 368: 0xDEADBEEF}[len(datagram)]
    nonce = (iv ^ constant).to_bytes(4, "little") + iv.to_bytes(4, "little")
    opened = Salsa20.new(KEY, nonce).decrypt(datagram)
    assert iv == 0x01020304
    assert opened[:0x40] == clear[:0x40]
    assert opened[0x44:] == clear[0x44:]


def test_the_key_is_32_bytes_of_the_text():
    assert KEY == b"Simulator Interface Packet GT7 v"


def test_many_packets_are_sealed_as_one_by_one(codec):
    packets = np.zeros(5, WIRE["~"])
    packets["magic"], packets["packet_id"] = MAGIC, np.arange(5)
    keys = np.array([0, 1, 0xFFFFFFFF, 77, 77], "<u4")
    row = codec.seal_many(packets.tobytes(), 344, keys.tobytes())
    singles = [
        codec.seal(packet.tobytes(), int(key)) for packet, key in zip(packets, keys, strict=True)
    ]
    assert row == b"".join(singles)
    assert seed_of(row[2 * 344 :]) == 0xFFFFFFFF


def test_numpy_arrays_are_sealed_without_a_copy_of_ours():
    packets = np.zeros(3, WIRE["C"])
    seeds = np.arange(3, dtype="<u4")
    assert _gt7.seal_many(packets.view("u1"), 368, seeds) == _gt7.seal_many(
        packets.tobytes(), 368, seeds.tobytes()
    )


@pytest.mark.parametrize("length", [0, 295, 369])
def test_a_packet_of_no_known_length_is_refused(codec, length):
    with pytest.raises(ValueError, match=f"no packet is {length} bytes long"):
        codec.seal(bytes(length), 1)


@pytest.mark.parametrize("seed", [-1, 1 << 32, 1 << 70])
def test_a_seed_of_more_than_32_bits_is_refused(codec, seed):
    with pytest.raises(OverflowError):
        codec.seal(bytes(296), seed)


@pytest.mark.parametrize(
    ("size", "length", "seed_bytes"),
    [(296, 0, 4), (296, -296, 4), (297, 296, 4), (592, 296, 4), (592, 296, 7), (300, 300, 4)],
)
def test_many_packets_that_do_not_add_up_are_refused(codec, size, length, seed_bytes):
    with pytest.raises(ValueError):
        codec.seal_many(bytes(size), length, bytes(seed_bytes))


def test_no_packets_are_sealed_to_nothing(codec):
    assert codec.seal_many(b"", 296, b"") == b""
