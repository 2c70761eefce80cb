"""Files of a season as typed rows: Parquet as it is, CSV and JSON Lines made into Parquet first.

Text is read as text and turned into numbers here, so that a line that is wrong is set aside with
its reason instead of ending the whole.
"""

from collections.abc import Sequence
from glob import glob
from pathlib import Path
from typing import Any, Final

import duckdb
import ibis.expr.types as ir
from msgspec import Struct

from racecontrol.season.engine import Engine
from racecontrol.season.errors import SeasonError
from racecontrol.season.schema import Column, FileSchema, Kind

ENDINGS: Final = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
REMOTE: Final = ("table:", "s3://", "s3a://", "gs://", "hdfs://", "http://", "https://", "abfss://")
TYPES: Final = {Kind.TEXT: "VARCHAR", Kind.DAY: "DATE"}
WHOLE: Final = {16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}


class Unread(Struct, frozen=True):
    """A line that could not be read."""

    file: str
    text: str


class Taken(Struct, frozen=True):
    """The rows of one kind of file, and the lines that were set aside."""

    table: ir.Table
    unread: tuple[Unread, ...]


def take(engine: Engine, schema: FileSchema, names: Sequence[str]) -> Taken:
    """The rows of files of one kind. `names` may have wildcards. Raises SeasonError."""
    paths = [path for name in names for path in _paths(name)]
    unread: list[Unread] = []
    typed = []
    for path in paths:
        kind = "parquet" if path.startswith(REMOTE) else ENDINGS.get(Path(path).suffix.lower())
        if kind is None:
            known = ", ".join(ENDINGS)
            raise SeasonError(f"{path}: the name of a file of {schema.name} ends in {known}.")
        if kind != "parquet":
            path = _converted(path, kind, schema, engine.folder, unread)
        typed.append(path)
    table = _columns(engine, schema, typed)
    return Taken(table, tuple(unread))


def _paths(name: str) -> list[str]:
    if name.startswith(REMOTE):
        return [name]
    if Path(name).is_file():
        return [str(Path(name).resolve())]
    found = sorted(glob(name))  # noqa: PTH207 - a pattern of the user's, absolute or not
    if not found:
        raise SeasonError(f"There is no file {name}.")
    return [str(Path(path).resolve()) for path in found]


def _columns(engine: Engine, schema: FileSchema, paths: Sequence[str]) -> ir.Table:
    """Only the columns of the schema, in its types."""
    shown = ", ".join(Path(path).name for path in paths)
    try:
        table = engine.parquet(paths)
        columns = set(table.columns)
    except Exception as error:  # engines have no common error
        said = str(error).strip().split("\n")[0]
        raise SeasonError(f"{shown} cannot be read as Parquet: {said}") from None
    for column in schema.columns:
        if column.name not in columns and column.needed:
            raise SeasonError(
                f"{shown} has no column {column.name!r} ({column.says}). "
                "See racecontrol season schema."
            )
        if column.name in columns and not _is_kind(table[column.name].type(), column):
            raise SeasonError(
                f"{shown}: the column {column.name!r} holds {table[column.name].type()}; "
                f"a {column.kind.value} belongs there. See racecontrol season schema."
            )
    return table.select(**{c.name: _value(table, c) for c in schema.columns})


def _is_kind(found: Any, column: Column) -> bool:
    if column.kind is Kind.WHOLE:
        return bool(found.is_integer() or found.is_null())
    if column.kind is Kind.DAY:
        return bool(found.is_date() or found.is_timestamp() or found.is_string() or found.is_null())
    return bool(found.is_string() or found.is_null())


def _value(table: ir.Table, column: Column) -> ir.Value:
    import ibis

    kind = {Kind.TEXT: "string", Kind.DAY: "date"}.get(column.kind, f"int{column.bits}")
    if column.name not in table.columns:
        return ibis.null(kind)
    value = table[column.name]
    if column.kind is Kind.WHOLE and column.bits < 64:
        return value if value.type().nbytes * 8 <= column.bits else value.cast("int64")
    return value.cast(kind)


def _converted(path: str, kind: str, schema: FileSchema, folder: Path, unread: list[Unread]) -> str:
    """A text file as Parquet, in DuckDB whatever the engine is."""
    made = folder / f"{schema.name}-{len(list(folder.iterdir()))}.parquet"
    with duckdb.connect(config={"temp_directory": str(folder)}) as connection:
        source = _reader(connection, path, kind, schema)
        wrong = " OR ".join(_is_wrong(column) for column in schema.columns)
        shown = " || ', ' || ".join(f"coalesce({_name(c)}, '')" for c in schema.columns)
        connection.execute(f"CREATE TEMP TABLE lines AS SELECT * FROM {source}")
        for (text,) in connection.execute(f"SELECT {shown} FROM lines WHERE {wrong}").fetchall():
            unread.append(Unread(Path(path).name, text))
        query = "SELECT any_value(csv_line) FROM reject_errors GROUP BY line ORDER BY line"
        if kind == "jsonl":
            query = "SELECT line FROM broken"
        for (text,) in connection.execute(query).fetchall():
            unread.append(Unread(Path(path).name, text.rstrip()))
        values = ", ".join(f"{_cast(column)} AS {_name(column)}" for column in schema.columns)
        connection.execute(
            f"COPY (SELECT {values} FROM lines WHERE NOT ({wrong})) TO {_quoted(str(made))} "
            "(FORMAT parquet, COMPRESSION zstd)"
        )
    return str(made)


def _reader(connection: duckdb.DuckDBPyConnection, path: str, kind: str, schema: FileSchema) -> str:
    """The file as rows of text, with the columns that it lacks as empty ones."""
    if kind == "jsonl":
        return _json_lines(connection, path, schema)
    read = f"read_csv({_quoted(path)}, all_varchar=true, header=true, delim=',', quote='\"'"
    try:
        head = connection.execute(f"DESCRIBE FROM {read}, null_padding=true)").fetchall()
    except duckdb.Error as error:
        said = str(error).strip().split("\n")[0]
        raise SeasonError(f"{path} cannot be read as CSV: {said}") from None
    found = [row[0] for row in head]
    for column in schema.columns:
        if column.needed and column.name not in found:
            raise SeasonError(
                f"{Path(path).name} has no column {column.name!r} ({column.says}). "
                "See racecontrol season schema."
            )
    values = ", ".join(
        _name(c) if c.name in found else f"NULL::VARCHAR AS {_name(c)}" for c in schema.columns
    )
    return f"(SELECT {values} FROM {read}, store_rejects=true))"


def _json_lines(connection: duckdb.DuckDBPyConnection, path: str, schema: FileSchema) -> str:
    """Each line by itself: one that is no JSON is kept as it stands, in `broken`."""
    lines = (
        f"read_csv({_quoted(path)}, columns={{'line': 'VARCHAR'}}, delim='\x1f', quote='', "
        "escape='', header=false, auto_detect=false)"
    )
    connection.execute(
        f"CREATE TEMP VIEW broken AS SELECT line FROM {lines} "
        "WHERE NOT json_valid(line) AND trim(line) <> ''"
    )
    values = ", ".join(f"line ->> '$.{c.name}' AS {_name(c)}" for c in schema.columns)
    return f"(SELECT {values} FROM {lines} WHERE json_valid(line))"


def _name(column: Column) -> str:
    return f'"{column.name}"'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _cast(column: Column) -> str:
    text = f"nullif(trim({_name(column)}), '')"
    kind = WHOLE[column.bits] if column.kind is Kind.WHOLE else TYPES[column.kind]
    return f"TRY_CAST({text} AS {kind})"


def _is_wrong(column: Column) -> str:
    """Something stands there, and it is not of the column's kind; a number with a point neither."""
    if column.kind is Kind.TEXT:
        return "false"
    text = f"nullif(trim({_name(column)}), '')"
    wrong = f"({text} IS NOT NULL AND {_cast(column)} IS NULL)"
    if column.kind is Kind.WHOLE:
        wrong = f"({wrong} OR NOT regexp_full_match(coalesce({text}, '0'), '[+-]?[0-9]+'))"
    return wrong
