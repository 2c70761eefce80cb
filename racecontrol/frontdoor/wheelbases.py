"""`racecontrol wheelbases`: what is plugged into this machine, and whether we may open it."""

import click

from drivers.errors import DeviceError
from drivers.fanatec.access import RULE_FILE, UDEV_RULE, check_access
from drivers.fanatec.wheelbases import Wheelbase, plugged_in


@click.command()
@click.option("--rule", is_flag=True, help="Print the udev rule that lets users open the bases.")
def wheelbases(rule: bool) -> None:
    """List the Fanatec wheelbases that are plugged into this machine.

    \b
    Examples:
        racecontrol wheelbases
        racecontrol wheelbases --rule | sudo tee /etc/udev/rules.d/70-fanatec.rules
    """
    if rule:
        click.echo(f"# {RULE_FILE}; then: udevadm control --reload && udevadm trigger")
        click.echo(UDEV_RULE)
        return
    bases = plugged_in()
    click.echo("\n".join(line(base) for base in bases) or "No Fanatec device is plugged in.")


def line(base: Wheelbase) -> str:
    """A device in one line: port, path, what it is, and whether we may open it."""
    sure = "" if base.product.certain else " (not confirmed)"
    what = f"{base.product.name}{sure}, {base.product.mode} mode"
    return f"{base.port or 'port unknown'}  {base.path}  {what}  {_access(base)}"


def _access(base: Wheelbase) -> str:
    if not base.path.startswith("/dev/"):
        return ""
    try:
        check_access(base.path)
    except DeviceError as error:
        return str(error)
    return "may be opened"
