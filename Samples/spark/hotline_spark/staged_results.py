"""How one pass over the calls writes results of several kinds: as lines of text, each with the name of its result.

A task of Spark writes one table only, but text to any number of folders, and all of it through Spark's commit protocol.
Documents and rejects are lines by themselves; they are never touched again. A file of Parquet travels as a line in
base64. A second pass, over some hundredths of the bytes, makes files of such lines: Spark's text sink writes any bytes
and behind each row an end of line; where that is `PAR1`, a row that has a file of its own is one of Parquet.
"""

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from hotline_spark.output_folder import OutputFolder
from hotline_spark.table_writer import END_OF_FILE, TABLES, empty_file

SCORECARDS, REJECTS, TABLE_FILES = "scorecards", "rejects", "tables"

LINES = pa.schema([("result", pa.string()), ("text", pa.string())])
LINES_OF_SPARK = "result string, text string"


def lines(result: str, text: bytes) -> pa.RecordBatch:
    """One line of a result or several, in UTF-8, without the last line end; handed to Spark as they are, in one row."""
    ends = pa.array([0, len(text)], pa.int32()).buffers()[1]
    return pa.record_batch([[result], pa.StringArray.from_buffers(1, ends, pa.py_buffer(text))], schema=LINES)


def table_file(name: str, content: bytes) -> pa.RecordBatch:
    """The line of a table's file, which `TableWriter` has made."""
    return lines(TABLE_FILES, name.encode() + b" " + content)


def write_lines(lines: DataFrame, output: OutputFolder, with_documents: bool) -> None:
    """Writes columns `result` and `text`, and puts documents and rejects to their places."""
    _write(lines, output.staged("lines"), "\n", 0)
    if with_documents:
        output.take(_folder(output, "lines", SCORECARDS), output.result(SCORECARDS), "xml")
    if not output.take(_folder(output, "lines", REJECTS), output.result(REJECTS), "json"):
        output.write(output.result(f"{REJECTS}/part-00000.json"), b"")


def write_tables(spark: SparkSession, output: OutputFolder) -> dict[str, DataFrame]:
    """Makes the tables of the lines that hold them: the results `calls` and `items`, `outcomes` and `totals` for totals."""
    if output.exists(path := _folder(output, "lines", TABLE_FILES)):
        name, content = (f.substring_index("value", " ", place) for place in (1, -1))
        files = spark.read.text(path, lineSep="\n").select(
            name.alias("result"), f.unbase64(content).cast("string").alias("text")
        )
        # A second file in the place of one would be lost behind the end of the first: each row its own.
        _write(files, output.staged("tables"), END_OF_FILE, 1)
    paths = {name: output.result(name) for name in ("calls", "items")}
    paths |= {name: output.staged(name) for name in ("outcomes", "totals")}
    for name, path in paths.items():
        if not output.take(_folder(output, "tables", name), path, "parquet"):
            output.write(f"{path}/part-00000.parquet", empty_file(name))
    return {name: spark.read.schema(from_arrow_schema(TABLES[name])).parquet(path) for name, path in paths.items()}


def _write(lines: DataFrame, path: str, line_end: str, rows_of_a_file: int) -> None:
    # With a writer for each result Spark need not sort the lines by their results before it writes.
    lines.sparkSession.conf.set("spark.sql.maxConcurrentOutputFileWriters", str(len(TABLES) + 2))
    # Whatever the cluster's own choice is, files are moved to their places as they are.
    options = {"maxRecordsPerFile": rows_of_a_file, "compression": "none"}
    lines.write.partitionBy("result").options(**options).text(path, lineSep=line_end)


def _folder(output: OutputFolder, stage: str, result: str) -> str:
    return output.staged(f"{stage}/result={result}")
