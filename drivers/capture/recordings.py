"""Opening a recording, whatever wrote it."""

from pathlib import Path

from drivers.capture.capture_file import CaptureFile
from drivers.capture.layout import MCAP_MAGIC
from drivers.capture.packet_file import HEAD_BYTES, PacketFile, shape_of
from drivers.capture.pcap_file import PCAP_MAGICS, PCAPNG_MAGIC, PcapFile
from drivers.capture.recorded import ByteSource, Recorded, Recording, RecordingError

__all__ = ["Recorded", "Recording", "RecordingError", "open_recording"]


def open_recording(path: Path | str) -> Recording:
    """A recording of telemetry: packets back to back, our capture, or pcap; plain or gzip.

    The content decides, not the name. Raises RecordingError for a file that is missing, unreadable
    or none of these.
    """
    path = Path(path)
    with ByteSource(path) as source:
        head = source.read(HEAD_BYTES)
    if head.startswith(MCAP_MAGIC):
        return CaptureFile(path)
    if head.startswith((*PCAP_MAGICS, PCAPNG_MAGIC)):
        return PcapFile(path)
    shape = shape_of(head)
    if shape is None:
        raise RecordingError(
            f"The file {path} is no recording that can be read here. Give a file of telemetry "
            "packets (encrypted or decrypted, plain or gzip), a capture of this program, or pcap."
        )
    return PacketFile(path, shape)
