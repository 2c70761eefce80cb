"""The engines that work a season out: DuckDB in this process, or another through Ibis.

Nothing of ours is distributed: with another engine the same expressions run there, over Parquet
that it can reach itself.
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, Final, Self
from uuid import uuid4

import duckdb
import ibis
import ibis.expr.types as ir

from racecontrol.season.errors import SeasonError

MEMORY_MB: Final = 1000
BATCH: Final = 100_000  # rows
SPARK_MEMORY: Final = "2g"


class Engine:
    """A connection; `keep` has an expression worked out and kept until the end."""

    def __init__(self, connection: Any, name: str, folder: Path) -> None:
        self.connection = connection
        self.name = name
        self.folder = folder  # for what it spills and for files made on the way
        self._kept: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Everything that was kept is gone."""
        self._kept.clear()
        if self.name == "duckdb":
            self.connection.disconnect()
        else:
            with contextlib.suppress(Exception):  # the work is done: a server may be gone
                self.connection.disconnect()
        shutil.rmtree(self.folder, ignore_errors=True)

    def parquet(self, paths: Sequence[str]) -> ir.Table:
        """The rows of Parquet files, not read yet; `table:NAME` is a table that the engine has."""
        if len(paths) == 1 and paths[0].startswith("table:"):
            return self.connection.table(paths[0].removeprefix("table:"))
        where: Any = list(paths) if self.name == "duckdb" else paths[0]
        if self.name != "duckdb" and len(paths) > 1:
            return ibis.union(*(self.connection.read_parquet(path) for path in paths))
        return self.connection.read_parquet(where)

    def keep(self, expression: ir.Table) -> ir.Table:
        """Work an expression out now."""
        name = f"season_{uuid4().hex}"
        self._kept.append(name)
        with self._working():
            if self.name == "spark":  # it has no temporary tables: a view that it keeps
                table = self.connection.create_view(name, expression)
                self.connection.raw_sql(f"CACHE TABLE {name}")
                return table
            return self.connection.create_table(name, expression, temp=True)

    @contextlib.contextmanager
    def _working(self) -> Iterator[None]:
        """What goes wrong in an engine, as a SeasonError: each engine has errors of its own."""
        try:
            yield
        except SeasonError:
            raise
        except duckdb.OutOfMemoryException as error:
            raise SeasonError(
                f"DuckDB has too little memory, or the disk of {self.folder.parent} is full: "
                f"{_first_line(error)} Raise --memory-mb, or free space."
            ) from None
        except Exception as error:
            raise SeasonError(
                f"The engine {self.name} cannot work the season out: {_first_line(error)}"
            ) from error

    def drop(self, table: ir.Table) -> None:
        """What is not needed any more gives its memory back."""
        name = table.op().name
        self._kept.remove(name)
        if self.name == "spark":
            self.connection.raw_sql(f"UNCACHE TABLE IF EXISTS {name}")
        else:
            self.connection.raw_sql(f'DROP TABLE "{name}"')

    def one(self, expression: ir.Table) -> dict[str, Any]:
        """The only row of an expression."""
        return self.rows(expression)[0]

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """All rows of a small expression, as Python values."""
        with self._working():
            found: list[dict[str, Any]] = self.connection.to_pyarrow(expression).to_pylist()
            return found

    def batches(self, expression: ir.Table, *order: str) -> Iterator[Any]:
        """The rows of an expression of any size, in an order, as Arrow record batches.

        No other question may be put to the engine before the last batch.
        """
        if self.name != "duckdb":
            ordered = expression.order_by(*order)
            yield from self.connection.to_pyarrow_batches(ordered, chunk_size=BATCH)
            return
        # Ibis 12.0 asks DuckDB 2.0 for a function that it has no more
        name = f"season_{uuid4().hex}"
        self.connection.create_view(name, expression)
        names = ", ".join(f'"{column}"' for column in order)
        query = f'SELECT * FROM "{name}" ORDER BY {names}'
        try:
            yield from self.connection.con.sql(query).to_arrow_reader(BATCH)
        finally:
            self.connection.raw_sql(f'DROP VIEW "{name}"')

    def done(self) -> float | None:
        """How much of the running query is done, 0 to 1; None where the engine does not say."""
        if self.name != "duckdb":
            return None
        percent = self.connection.con.query_progress()
        return None if percent < 0 else percent / 100


def open_engine(name: str = "duckdb", *, memory_mb: int = MEMORY_MB, threads: int = 0) -> Engine:
    """`duckdb`, `spark`, `spark:MASTER` or a connection string of Ibis. Raises SeasonError.

    `memory_mb` bounds DuckDB: what does not fit is spilled to a folder that is deleted at the end.
    """
    folder = Path(mkdtemp(prefix="racecontrol-season-"))
    try:
        if name == "duckdb":
            return Engine(_duckdb(folder, memory_mb, threads), "duckdb", folder)
        if name == "spark" or name.startswith("spark:"):
            master = name.partition(":")[2] or "local[*]"
            return Engine(_spark(master, folder), "spark", folder)
        if "://" in name:
            return Engine(_other(name), name.partition("://")[0], folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    raise SeasonError(
        f"There is no engine {name!r}. Say duckdb, spark, spark:MASTER or a connection string "
        "such as postgres://host/season."
    )


def _duckdb(folder: Path, memory_mb: int, threads: int) -> Any:
    options = {"threads": threads} if threads else {}
    return ibis.duckdb.connect(
        memory_limit=f"{memory_mb}MB",
        temp_directory=str(folder),
        preserve_insertion_order=False,
        **options,
    )


def _spark(master: str, folder: Path) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise SeasonError(
            "The engine spark needs the package pyspark. Install it, or use --engine duckdb."
        ) from None
    if shutil.which("java") is None:
        raise SeasonError(
            "The engine spark needs Java 17, which is not on this machine. Use --engine duckdb."
        )
    builder = SparkSession.builder.master(master).appName("racecontrol season")
    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.memory": SPARK_MEMORY,
        "spark.sql.shuffle.partitions": "8",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    try:
        return ibis.pyspark.connect(builder.getOrCreate())
    except Exception as error:  # py4j and Java have no common error
        raise SeasonError(f"Spark at {master} did not start: {_first_line(error)}") from None


def _other(name: str) -> Any:
    kind = name.partition("://")[0]
    try:
        return ibis.connect(name)
    except ImportError:
        raise SeasonError(
            f"The engine {kind} needs packages of its own: pip install 'ibis-framework[{kind}]'."
        ) from None
    except Exception as error:  # each engine has its own errors
        said = _first_line(error)
        raise SeasonError(f"The engine {name} cannot be opened: {said}") from None


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0] or type(error).__name__


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for the time of a command."""
    with TemporaryDirectory(prefix="racecontrol-season-") as folder:
        yield Path(folder)
