"""What no public source settles about the wheelbases: one row each, with its best guess.

An event's TOML overrides a row in its table `[wheelbases]`, for instance `sen_auto_byte = 0x00`.
`racecontrol wheelbases first-unit` finds out with a real wheelbase, and prints the lines to write.

Sources, by their short names: KD hid-fanatecff (gotzl), FT fanatec-tuner (t-hovestadt), FB
FanaBridge (kelchm), PB fanatec-pitbox (chornyak); all public, all developed on other models.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta
from msgspec.inspect import Metadata, StructType, type_info

from racecontrol.meeting.noun import Noun

Byte = Annotated[int, Meta(ge=0, le=0xFF)]
ProductId = Annotated[int, Meta(ge=0, le=0xFFFF)]


class Unsettled(Noun, frozen=True):
    """Each row: the value that is taken until somebody knows better, and why that one."""

    pc_product_ids: Annotated[
        tuple[ProductId, ...],
        Meta(description="No source names the GT DD Extreme. 0x0020: its sister models (KD, FT)."),
    ] = (0x0020,)
    compatibility_product_ids: Annotated[
        tuple[ProductId, ...],
        Meta(description="The base pretends to be a ClubSport V2.5 (KD, on CSL DD, GT DD Pro)."),
    ] = (0x0004,)
    console_product_ids: Annotated[
        tuple[ProductId, ...],
        Meta(description="PS5 and PS4 modes of the GT DD Pro (KD, issue 21); others may differ."),
    ] = (0x0E07, 0x0E04)
    base_type: Annotated[
        Byte,
        Meta(description="12 (ClubSport DD+) is expected of the GT DD Extreme; 0: any will do."),
    ] = 12
    rim_id: Annotated[
        Byte, Meta(description="0x18, GT Steering Wheel Extreme (FB); 0: any rim will do.")
    ] = 0x18
    motor_firmware_byte: Annotated[
        Byte, Meta(description="0x0C in the identity report (FB, not checked with the updater).")
    ] = 0x0C
    rim_byte: Annotated[
        Byte, Meta(description="31 in the input report (KD; it stays 0 on some CSL DD).")
    ] = 31
    max_range_deg: Annotated[
        int, Meta(ge=90, le=2520, description="Largest range that SEN can be set to (KD).")
    ] = 2520
    sen_auto_byte: Annotated[
        Byte, Meta(description="0x7E (KD: 2530 degrees) or 0x00 (FT) stands for SEN AUTO.")
    ] = 0x7E
    standard_bit_set: Annotated[
        bool, Meta(description="Bit 7 of the slot byte set means Standard (KD, PB); FT: Advanced.")
    ] = True
    has_ffs: Annotated[
        bool, Meta(description="Whether FFS exists; the ClubSport DD seems not to have it (KD).")
    ] = True
    brake_force_byte: Annotated[
        Literal[13, 14],
        Meta(description="BRF acts at 13 (PB, by a USB capture); KD writes 14, without effect."),
    ] = 13
    save_after_write: Annotated[
        bool, Meta(description="FF 03 03 after a write: FT and FB send it, KD and PB need not.")
    ] = False
    pedals_inverted: Annotated[
        bool, Meta(description="0xFFFF is a released pedal (PB, on CSL DD).")
    ] = True
    handbrake_byte: Annotated[
        Literal[27, 28], Meta(description="27 or 28 of the input report; no source says which.")
    ] = 27
    led_colours: Annotated[
        Literal["rgb", "bgr"],
        Meta(description="Colour in the high bits of a rim LED: red (FB) or blue (FT)."),
    ] = "rgb"
    rev_high_byte_first: Annotated[
        bool, Meta(description="Order of the two bytes of the rev LED mask (KD: high first; FB).")
    ] = True
    segments_of_nine: Annotated[
        Literal[0x6F, 0x67], Meta(description="9 on the display: with a foot (FB) or without (KD).")
    ] = 0x6F


class Row(Noun, frozen=True):
    """One row of the table, for a person."""

    key: str
    why: str
    value: object
    overridden: bool


AS_PUBLISHED: Final = Unsettled()


def rows(table: Unsettled = AS_PUBLISHED) -> tuple[Row, ...]:
    """The table, in its order; `overridden`: the event says something else than we would."""
    kind = type_info(Unsettled)
    assert isinstance(kind, StructType)
    return tuple(
        Row(
            field.name,
            _why(field.type),
            value := getattr(table, field.name),
            value != getattr(AS_PUBLISHED, field.name),
        )
        for field in kind.fields
    )


def _why(kind: object) -> str:
    """msgspec keeps the constraints in the type and the description around it."""
    assert isinstance(kind, Metadata) and kind.extra_json_schema
    return str(kind.extra_json_schema["description"])
