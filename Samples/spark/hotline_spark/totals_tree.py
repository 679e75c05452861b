"""Merges the totals of all blocks to those of the whole input."""

import subprocess
from collections.abc import Callable, Iterator
from math import ceil

import pyarrow as pa
from pyspark.sql import DataFrame

from hotline_spark.hotline_process import HotlineFailed
from hotline_spark.program import Program

FAN_IN = 64
"""How many totals one task merges: few enough to be held at once, so many that a few levels do for any input."""

PLACED_TOTALS = "file string, block bigint, totals string"
SCHEMA = pa.schema([("file", pa.string()), ("block", pa.int64()), ("totals", pa.string())])


def summary_of(totals: DataFrame, program: Program, keep: Callable[[DataFrame, int], DataFrame]) -> str:
    """The text of summary.xml.

    Args:
        totals: columns `file`, `block` and `totals`, a row a block.
        program: what merges them.
        keep: writes the rows of a level and reads them back, so that none is merged twice.
    """
    level = 0
    while (count := len(totals.select("block").collect())) > FAN_IN:
        level += 1
        totals = keep(_in_order(totals, ceil(count / FAN_IN)).mapInArrow(_merger(program), PLACED_TOTALS), level)
    return _in_order(totals, 1).mapInArrow(_merger(program, "--output", "-"), PLACED_TOTALS).first()["totals"]


def _in_order(totals: DataFrame, parts: int) -> DataFrame:
    """Neighbours together: what comes first is told of an agent, an example, a tie, and must come first."""
    if parts == 1:
        return totals.coalesce(1).sortWithinPartitions("file", "block")
    return totals.repartitionByRange(parts, "file", "block").sortWithinPartitions("file", "block")


def _merger(program: Program, *options: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def merge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = [row for batch in batches for row in batch.to_pylist()]
        # A task without rows merges nothing, unless it is the last: then the input was empty.
        if not rows and options:
            rows = [{"file": None, "block": None, "totals": _run(program, program.stream("--totals"), "")}]
        if rows:
            lines = "".join(row["totals"] for row in rows)
            merged = dict(rows[0], totals=_run(program, program.totals(*options), lines))
            yield pa.RecordBatch.from_pylist([merged], schema=SCHEMA)

    return merge


def _run(program: Program, command: list[str], lines: str) -> str:
    done = subprocess.run(command, env=program.environment(), input=lines.encode(), capture_output=True)
    if done.returncode != 0:
        raise HotlineFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode()
