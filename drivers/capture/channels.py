"""The channels and schemas of a capture, each told once, before its first message."""

from collections.abc import Sequence

from mcap.records import Channel
from mcap.records import Schema as SchemaRecord

from drivers.capture.layout import rig_topic
from drivers.capture.pending import NO_SCHEMA, Schema
from drivers.capture.records import record_bytes


class ChannelBook:
    """Numbers for channels and schemas, and the records that tell them."""

    def __init__(self, rigs: Sequence[str]) -> None:
        self._names = {rig_topic(number): name for number, name in enumerate(rigs)}
        self._schemas: dict[Schema, int] = {}
        self._channels: dict[tuple[str, Schema], int] = {}
        self.schema_records: list[bytes] = []
        self.channel_records: list[bytes] = []

    def channel(self, topic: str, encoding: str, schema: Schema) -> tuple[int, bytes]:
        """The number of a channel, and what the file must tell before its first message."""
        known = self._channels.get((topic, schema))
        if known is not None:
            return known, b""
        schema_id, news = self._schema(schema)
        number = self._channels[topic, schema] = len(self._channels) + 1
        rig = "/".join(topic.split("/")[:2])
        name = self._names.get(rig)
        record = record_bytes(
            Channel(
                id=number,
                topic=topic,
                message_encoding=encoding,
                metadata={"name": name} if name else {},
                schema_id=schema_id,
            )
        )
        self.channel_records.append(record)
        return number, news + record

    def _schema(self, schema: Schema) -> tuple[int, bytes]:
        if schema == NO_SCHEMA:
            return 0, b""
        known = self._schemas.get(schema)
        if known is not None:
            return known, b""
        number = self._schemas[schema] = len(self._schemas) + 1
        name, encoding, text = schema
        record = record_bytes(SchemaRecord(id=number, data=text, encoding=encoding, name=name))
        self.schema_records.append(record)
        return number, record
