"""Finds the calls and sees that they are calls, before any of them is read."""

from py4j.protocol import Py4JJavaError
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from hotline_spark.call_columns import faults_of_columns, known_columns
from hotline_spark.messages import JobStopped, Status, either, words_of


def read_calls(spark: SparkSession, paths: list[str], form: str) -> DataFrame:
    """The calls as columns `file`, `block` and `line`, one row a line of JSON, in the bytes that stand in the file.

    Nothing but names, and of Parquet the columns, is read here.

    Raises:
        JobStopped: a path does not exist or holds no file, a column is missing or is of the wrong type.
    """
    for path in paths:
        if not _read(spark, [path], form).inputFiles():
            raise JobStopped(Status.NO_INPUT, either(f"{path}: no file with calls in it", f"{path}：其中没有通话文件"))
    calls = _read(spark, paths, form)
    if form == "parquet":
        faults = faults_of_columns(calls.schema)
        if faults:
            raise JobStopped(Status.WRONG_DATA, "\n".join(f"{', '.join(paths)}: {fault}" for fault in faults))
        line = f.encode(f.to_json(f.struct(*known_columns(calls.schema))), "UTF-8")
    else:
        line = f.col("value").cast("binary")
    return calls.select(
        # As Spark has it, blanks and Chinese characters are escaped, but + is itself.
        f.url_decode(f.replace(f.col("_metadata.file_path"), f.lit("+"), f.lit("%2B"))).alias("file"),
        f.col("_metadata.file_block_start").alias("block"),
        line.alias("line"),
    )


def _read(spark: SparkSession, paths: list[str], form: str) -> DataFrame:
    try:
        if form == "parquet":
            return spark.read.parquet(*paths)
        # Only at line feeds, as `hotline score` does: others are blanks between the members of a JSON object.
        return spark.read.text(paths, lineSep="\n")
    except AnalysisException as fault:
        if fault.getErrorClass() == "PATH_NOT_FOUND":
            raise JobStopped(Status.NO_INPUT, _no_path(paths)) from None
        raise JobStopped(Status.NO_INPUT, f"{', '.join(paths)}: {words_of(fault)}") from None
    except (PySparkException, Py4JJavaError) as fault:
        raise JobStopped(Status.NO_INPUT, f"{', '.join(paths)}: {words_of(fault)}") from None


def _no_path(paths: list[str]) -> str:
    named = ", ".join(paths)
    return either(f"{named}: no such file or folder", f"{named}：没有这个文件或文件夹")
