"""The columns that calls in Parquet may have: the members of a call, called the same."""

from collections.abc import Iterator

from pyspark.sql import types as t

from hotline_spark.messages import either

TEXT = (t.StringType,)
TEXT_OR_WHOLE = (t.StringType, t.IntegralType)
INSTANT = (t.StringType, t.TimestampType)
NUMBER = (t.NumericType,)
WHOLE = (t.IntegralType,)

NAMES_OF_TYPES = {
    t.StringType: "string",
    t.IntegralType: "bigint",
    t.NumericType: "double",
    t.TimestampType: "timestamp",
}

Shape = tuple[type[t.DataType], ...] | dict | list
"""Types that a column may have, or the members of a struct, or the elements of an array."""

CALL: dict[str, Shape] = {
    "id": TEXT_OR_WHOLE,
    "startedAt": INSTANT,
    "direction": TEXT,
    "channel": TEXT,
    "callType": TEXT,
    "queue": TEXT,
    "agent": {"id": TEXT_OR_WHOLE, "name": TEXT, "team": TEXT},
    "customer": {"number": TEXT, "name": TEXT},
    "ringing": {"rings": WHOLE, "seconds": NUMBER},
    "hangup": TEXT,
    "duration": NUMBER,
    "holds": [{"start": NUMBER, "end": NUMBER}],
    "transfers": [{"at": NUMBER, "to": TEXT}],
    "turns": [{"speaker": TEXT, "text": TEXT, "voice": TEXT, "start": NUMBER, "end": NUMBER}],
}
ANY_SHAPE = {"record"}
"""Columns whose members are the rules' own; `hotline` checks them line by line."""

REQUIRED = {"turns", "turns[].speaker", "turns[].text"}


def known_columns(schema: t.StructType) -> list[str]:
    """The columns that belong to a call. Others stay unread."""
    return [f"`{name}`" for name in schema.names if name in CALL or name in ANY_SHAPE]


def faults_of_columns(schema: t.StructType) -> list[str]:
    """What is wrong with the columns, each fault with its column, what was found and what would be right."""
    return list(_faults(schema, CALL, ""))


def _faults(found: t.StructType, members: dict[str, Shape], path: str) -> Iterator[str]:
    types = {field.name: field.dataType for field in found.fields}
    for name, shape in members.items():
        place = path + name
        if name in types:
            yield from _faults_of_type(types[name], shape, place)
        elif place in REQUIRED:
            there = ", ".join(types)
            yield either(
                f"column {place} is missing; it must be {_described(shape)}; there are: {there}",
                f"缺少列 {place}，应为 {_described(shape)}；现有：{there}",
            )


def _faults_of_type(found: t.DataType, shape: Shape, place: str) -> Iterator[str]:
    if isinstance(shape, dict) and isinstance(found, t.StructType):
        yield from _faults(found, shape, place + ".")
    elif isinstance(shape, list) and isinstance(found, t.ArrayType):
        yield from _faults_of_type(found.elementType, shape[0], place + "[]")
    # A column of nothing but nulls is as good as none, but not where it is needed.
    elif isinstance(found, t.NullType) and place not in REQUIRED:
        return
    elif not isinstance(shape, tuple) or not isinstance(found, shape):
        yield either(
            f"column {place} is {found.simpleString()}; it must be {_described(shape)}",
            f"列 {place} 的类型是 {found.simpleString()}，应为 {_described(shape)}",
        )


def _described(shape: Shape) -> str:
    if isinstance(shape, dict):
        return f"struct<{','.join(f'{name}:{_described(member)}' for name, member in shape.items())}>"
    if isinstance(shape, list):
        return f"array<{_described(shape[0])}>"
    return either(" or ", " 或 ").join(NAMES_OF_TYPES[kind] for kind in shape)
