"""What can go wrong with a cable: one small tree, each with a sentence that says what to do.

    DeviceError
    |-- DeviceAbsent      it is not there: not plugged in, no such port, no such address
    |-- DeviceSilent      it is there and does not answer
    |-- DeviceGarbled     it answers, and the answer makes no sense
    |-- DeviceBusy        another program holds it
    |-- DeviceForbidden   the system does not let us open it
    |-- DeviceReserved    drivers.fanatec.desk: a session needs it, nothing is written to it
    |-- TuningRefused     drivers.fanatec.menu: a value that a setting cannot take
    |-- TuningNotTaken    drivers.fanatec.procedures: written, and read back as something else
    |-- FeedError         drivers.gt7.feed: the telemetry socket cannot be opened
    |-- CaptureError      drivers.capture.writer: the capture file cannot be written
    |-- RecordingError    drivers.capture.recorded: the file cannot be read
    `-- PlayError         drivers.capture.player: the recording cannot be sent

The text is one sentence or two for a person: what happened, to which thing, what to do next.
"""


class DeviceError(Exception):
    """A cable or its file failed; the text is meant for a person."""


class DeviceAbsent(DeviceError):
    """The device is not there."""


class DeviceSilent(DeviceError):
    """The device is there and does not answer."""


class DeviceGarbled(DeviceError):
    """The device answers and the answer makes no sense."""


class DeviceBusy(DeviceError):
    """Another program holds the device."""


class DeviceForbidden(DeviceError):
    """The system does not let us open the device."""
