"""Rows of the tables, out of the lines that `hotline stream` writes."""

import io

import pyarrow as pa
import pyarrow.json

from hotline_spark.result_lines import CALL_ROW, ITEM_ROW, RESULT, TOTALS_ROW

Place = dict[str, object]
"""The columns `file` and `block`, the same for all calls that a process scores."""


def read_results(lines: bytes) -> pa.Table:
    """A row for each line, in their order."""
    return pa.json.read_json(
        io.BytesIO(lines),
        read_options=pa.json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=pa.json.ParseOptions(explicit_schema=RESULT, unexpected_field_behavior="ignore"),
    )


def rows_of_calls(results: pa.Table, place: Place) -> pa.Table:
    """A row a call: what is known of it, its score, its sections, what the customer let be known."""
    call = results.column("call").combine_chunks()
    columns = {name: results.column(name) for name in RESULT.names}
    return _table(CALL_ROW, columns | _members(call), place, results.num_rows)


def rows_of_items(batches: list[pa.RecordBatch], place: Place) -> pa.Table:
    """A row for each call and rule, with what proves the outcome."""
    items = pa.Table.from_batches(batches)
    return _table(ITEM_ROW, dict(zip(items.column_names, items.columns, strict=True)), place, items.num_rows)


def rows_of_totals(totals: str, place: Place) -> pa.Table:
    """The one row of a block."""
    return _table(TOTALS_ROW, {"totals": [totals]}, place, 1)


def _members(records: pa.StructArray) -> dict[str, pa.Array]:
    return dict(zip((field.name for field in records.type), records.flatten(), strict=True))


def _table(schema: pa.Schema, columns: dict[str, object], place: Place, count: int) -> pa.Table:
    columns |= {name: pa.repeat(pa.scalar(value, schema.field(name).type), count) for name, value in place.items()}
    return pa.table({name: columns[name] for name in schema.names}, schema=schema)
