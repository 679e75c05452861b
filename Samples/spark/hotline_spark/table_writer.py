"""Files of Parquet, made in the memory of a task by Arrow, which writes nested rows for much less than Spark does."""

import base64
import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet

from hotline_spark.result_lines import CALL_ROW, ITEM_ROW, OUTCOMES_ROW, TOTALS_ROW

TABLES = {"calls": CALL_ROW, "items": ITEM_ROW, "outcomes": OUTCOMES_ROW, "totals": TOTALS_ROW}

END_OF_FILE = "PAR1"
"""What every file of Parquet ends with."""

BYTES_OF_A_ROW_GROUP = 16 << 20
BYTES_OF_A_FILE = 16 << 20
"""What a task holds of a table: so much as Arrow has it, about a thousand calls, and as much written."""


class TableWriter:
    """The rows that a task adds to one table, in files that can be held in memory.

    A file comes out as a line of base64 that lacks the file's end: see `staged_results` for the reason.
    """

    def __init__(self, name: str) -> None:
        """`name` is one of `TABLES`."""
        self._schema = TABLES[name]
        self._rows: list[pa.Table] = []
        self._bytes_of_rows = 0
        self._content = io.BytesIO()
        self._file: pa.parquet.ParquetWriter | None = None

    def add(self, rows: pa.Table) -> Iterator[bytes]:
        """Takes rows; gives a file when there is enough for one."""
        self._rows.append(rows)
        self._bytes_of_rows += rows.nbytes
        if self._bytes_of_rows >= BYTES_OF_A_ROW_GROUP:
            self._write_row_group()
            if self._content.tell() >= BYTES_OF_A_FILE:
                yield self._end_file()

    def end(self) -> Iterator[bytes]:
        """Gives the rest."""
        if self._rows:
            self._write_row_group()
        if self._file:
            yield self._end_file()

    def _write_row_group(self) -> None:
        if not self._file:
            self._content = io.BytesIO()
            self._file = pa.parquet.ParquetWriter(self._content, self._schema, compression="snappy")
        rows = pa.concat_tables(self._rows)
        self._rows, self._bytes_of_rows = [], 0
        self._file.write_table(rows, row_group_size=rows.num_rows)

    def _end_file(self) -> bytes:
        self._file.close()
        self._file = None
        return base64.b64encode(self._content.getbuffer()[: -len(END_OF_FILE)])


def empty_file(name: str) -> bytes:
    """The file of a table without rows."""
    content = io.BytesIO()
    pa.parquet.write_table(TABLES[name].empty_table(), content)
    return content.getvalue()
