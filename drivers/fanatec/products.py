"""Product ids of Fanatec devices. Certain: two independent public sources agree.

Sources: the Linux driver hid-fanatecff (gotzl, README, hid-ftec.h and issues 15, 18, 21, 43, 56,
91, 127), fanatec-tuner (t-hovestadt, PROTOCOL.md), FanaBridge (kelchm, docs/reference and issue
37), the SDL controller list. No public source states the id of the GT DD Extreme; as it is sold as
a branding of the ClubSport DD+, 0x0020 in PC mode is expected.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

VENDOR_ID: Final = 0x0EB7


class Mode(StrEnum):
    """What a device says it is, by its product id."""

    PC = "PC"  # the only mode in which settings can be read
    COMPATIBILITY = "compatibility"  # pretends to be an older base
    CONSOLE = "console"
    PEDALS = "pedals"  # pedals on a cable of their own
    UNKNOWN = "unknown"


class Product(Struct, frozen=True):
    """What one product id means."""

    product_id: int
    name: str
    mode: Mode
    certain: bool


PRODUCTS: Final[dict[int, Product]] = {
    product.product_id: product
    for product in (
        Product(0x0001, "ClubSport V2", Mode.PC, True),
        # also ClubSport V2.5 itself, which nobody can tell from a pretender by the id alone
        Product(0x0004, "ClubSport V2.5, or CSL DD / GT DD Pro", Mode.COMPATIBILITY, True),
        Product(0x0005, "CSL Elite PS4", Mode.PC, True),
        Product(0x0006, "Podium DD1", Mode.PC, True),
        Product(0x0007, "Podium DD2", Mode.PC, True),
        Product(0x0011, "CSR Elite", Mode.PC, False),
        Product(0x0020, "CSL DD, GT DD Pro, ClubSport DD / DD+ or Podium DD", Mode.PC, True),
        Product(0x0197, "Porsche 911", Mode.PC, False),
        Product(0x038E, "ClubSport V1", Mode.PC, False),
        Product(0x0E03, "CSL Elite", Mode.PC, True),
        Product(0x0E04, "GT DD Pro, PS4 compatibility", Mode.CONSOLE, False),
        Product(0x0E07, "GT DD Pro, PS5 / PS4", Mode.CONSOLE, False),
        Product(0x183B, "ClubSport pedals V3", Mode.PEDALS, False),
        Product(0x1A95, "ClubSport USB pedal adapter", Mode.PEDALS, False),
        Product(0x6204, "CSL Elite pedals", Mode.PEDALS, False),
        Product(0x6205, "CSL pedals with load cell", Mode.PEDALS, False),
        Product(0x6206, "CSL Elite pedals V2", Mode.PEDALS, False),
    )
}


def product(product_id: int) -> Product:
    """What a product id means; one that is not in the table is named by its figures."""
    unknown = Product(product_id, f"Unknown device 0x{product_id:04X}", Mode.UNKNOWN, False)
    return PRODUCTS.get(product_id, unknown)
