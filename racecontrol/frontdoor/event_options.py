"""The options that `run` and `demo` share, and nothing that takes long to load."""

import click

from drivers.gt7.ports import HEARTBEAT_PORT
from racecontrol.opening import CONSOLES

console_option = click.option(
    "--console", type=click.Choice(CONSOLES), help="Open only this console."
)
packet_type_option = click.option(
    "--packet-type",
    type=click.Choice(["A", "B", "~", "C"]),
    default="C",
    show_default=True,
    help="What the consoles are asked for.",
)
console_port_option = click.option("--console-port", type=int, default=HEARTBEAT_PORT, hidden=True)
