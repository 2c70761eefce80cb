"""The record of sample.h, SAMPLE, the class Sample and the wire agree field by field."""

import dataclasses
import math

import numpy as np
import pytest

from drivers.gt7 import _gt7
from drivers.gt7.packet import BY_LENGTH, PACKET_TYPES, WIRE, WIRE_FIELDS, packet_id_of, seed_of
from racecontrol.timing.sample import FIELDS, SAMPLE, Sample

FILLED_BY_THE_LOOP = {"arrival_ns", "rig"}
MADE_FROM_OTHERS = {"packet_type", "gear", "suggested_gear"}


def test_the_c_record_and_the_numpy_record_are_the_same():
    rows, size = _gt7.sample_layout()
    ours = [
        (name, SAMPLE.fields[name][1], SAMPLE.fields[name][0].itemsize) for name in SAMPLE.names
    ]
    assert list(rows) == ours
    assert size == SAMPLE.itemsize


def test_the_class_sample_has_the_fields_of_the_record_in_order():
    names = [field.name for field in dataclasses.fields(Sample)]
    assert names == [name for name, _, _, _ in FIELDS]


def test_the_wire_has_no_gap_and_no_overlap():
    end = 0
    for name, code, count, offset in WIRE_FIELDS:
        assert offset == end, name
        end += np.dtype(code).itemsize * count
    assert end == max(BY_LENGTH)


def test_every_wire_field_but_the_bookkeeping_is_a_field_of_the_sample():
    wire = {name for name, _, _, _ in WIRE_FIELDS}
    sample = {name for name, _, _, _ in FIELDS}
    assert wire - sample == {"magic", "seed", "gears", "zero_93", "zeros_d4"}
    assert sample - wire == FILLED_BY_THE_LOOP | MADE_FROM_OTHERS


@pytest.mark.parametrize("kind", PACKET_TYPES, ids=lambda kind: kind.letter)
def test_each_wire_record_is_as_long_as_its_packet(kind):
    assert WIRE[kind.letter].itemsize == kind.length
    assert all(
        field[3] < kind.length for field in WIRE_FIELDS if field[0] in WIRE[kind.letter].names
    )


def test_one_reading_reads_as_plain_python():
    record = np.zeros(1, SAMPLE)
    record["packet_type"], record["surface"], record["category"] = (
        b"C",
        [b"T", b"C", b"G", b""],
        b"GR3",
    )
    record["position"], record["wheelbase"], record["flags"] = (1, 2.5, -3), np.nan, 9
    sample = Sample.from_record(record[0])
    assert sample.packet_type == "C"
    assert sample.surface == ("T", "C", "G", "")
    assert sample.category == "GR3"
    assert sample.position == (1.0, 2.5, -3.0)
    assert math.isnan(sample.wheelbase)
    assert sample.is_live
    assert all(type(value) in (int, float, str, tuple) for value in dataclasses.astuple(sample))


def test_packet_id_and_seed_are_read_from_their_places():
    packet = np.zeros(1, WIRE["A"])
    packet["packet_id"], packet["seed"] = -5, 0xDEADBEEF
    assert packet_id_of(packet.tobytes()) == -5
    assert seed_of(packet.tobytes()) == 0xDEADBEEF
