"""`python -m tests.benchmarks [--only WORDS] [--json]`: what it costs, loses and misses."""

import json

import click
from rich.console import Console
from rich.table import Table

from tests.benchmarks import (
    batches,
    captures,
    decoding,
    ingest,
    latency,
    live,
    offsets,
    opening,
    precision,
    recompute,
    rig_faults,
    screens,
    seasons,
    signals,
    storm,
    throughput,
)

PARTS = {
    "one datagram, decrypted to crossings": decoding.measure,
    "a recording gone through again": batches.measure,
    "twelve rigs over loopback": ingest.measure,
    "sustained over loopback": throughput.measure,
    "send to passing, busy window": latency.measure,
    "crossing of a line, simulated": precision.measure,
    "two rigs, one moment, simulated": offsets.measure,
    "capture of twelve simulated rigs": captures.measure,
    "live figures of twelve rigs": live.measure,
    "a race from its journal, 12 cars, 35 laps": recompute.measure,
    "a signal on twelve rigs, read back": signals.measure,
    "a thousand pulls of adapters and bases": storm.measure,
    "every fault of rigs that can be seeded": rig_faults.measure,
    "a healthy race of twelve rigs": rig_faults.measure_healthy,
    "a season of ten million results": seasons.measure,
    "from the command to the window": opening.measure,
    "three consoles, twelve rigs, a race": screens.measure,
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--only", default="", help="Only the parts whose name has these words.")
def main(as_json: bool, only: str) -> None:
    """Measure. A bar stands beside the figure that it holds for.

    \b
    Examples:
        python -m tests.benchmarks --json
        python -m tests.benchmarks --only consoles
    """
    chosen = {name: measure for name, measure in PARTS.items() if only in name}
    if not chosen:
        raise click.UsageError(f"No part has {only!r} in its name. Parts: {', '.join(PARTS)}.")
    found = {name: measure() for name, measure in chosen.items()}
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    table = Table()
    for column in ("what", "measure", "value"):
        table.add_column(column, overflow="fold")
    for name, values in found.items():
        for measure, value in values.items():
            table.add_row(name, measure, _written(value))
        table.add_section()
    Console().print(table)


def _written(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.4g}" if value < 1e4 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
