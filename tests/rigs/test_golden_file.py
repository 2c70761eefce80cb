"""Golden values as a file: what was written is read, and what is no such file says why."""

from pathlib import Path

import msgspec
import pytest

from racecontrol.meeting.parity import PORT, Value
from racecontrol.rigs.golden_file import GoldenFileError, read, write
from tests.drivers.fanatec.bench import Bench

SHEET = (Value("tuning.FF", "70 %", 70), Value("rim", "GT Extreme"), Value(PORT, "1-1.4:1.0"))


def test_what_is_written_is_read_but_for_the_port(tmp_path: Path) -> None:
    path = tmp_path / "golden.json"
    assert write(path, SHEET) == 2
    assert read(path) == SHEET[:2]


def test_a_tuning_record_that_the_command_line_saved_is_read_too(tmp_path: Path) -> None:
    record = Bench(1).ready().now.readings[0].tuning
    path = tmp_path / "tuning.json"
    path.write_bytes(msgspec.json.encode(record))
    values = {value.key: value for value in read(path)}
    assert values["tuning.FF"].number is not None
    assert "base.firmware" not in values


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("no json", "golden.json is no golden file"),
        ('{"values": [{"key": "x", "text": "1"}]}', "there is no value 'x'"),
        ('{"values": 3}', "golden.json is no golden file"),
    ],
)
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "golden.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldenFileError, match=says):
        read(path)


def test_a_file_that_is_not_there_and_a_folder_that_is_not_there_say_so(tmp_path: Path) -> None:
    with pytest.raises(GoldenFileError, match="cannot be read: No such file"):
        read(tmp_path / "golden.json")
    with pytest.raises(GoldenFileError, match="cannot be written: No such file"):
        write(tmp_path / "nowhere" / "golden.json", SHEET)
