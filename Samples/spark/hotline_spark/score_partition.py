"""What a task does: the lines of its partition through `hotline stream`, a row of results for each."""

import base64
import io
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter

import pyarrow as pa
import pyarrow.json

from hotline_spark.hotline_process import HotlineProcess
from hotline_spark.program import Program
from hotline_spark.result_lines import RESULT

LINE_TOO_LONG = "line-too-long"
KEPT_OF_TOO_LONG = 64 << 10
"""Bytes of a line that is too long to be read, as many as `hotline score` keeps."""

LONGEST_SOURCE = 128
BEGINNING_OF_TOTALS = b'{"totals":'

STAGED = pa.schema(
    [
        ("part", pa.int32()),
        ("file", pa.string()),
        ("block", pa.int64()),
        *RESULT,
        ("original", pa.string()),
        ("originalBase64", pa.string()),
        ("truncated", pa.bool_()),
        ("totals", pa.string()),
    ]
)
"""A row is a call, a reject, a blank line, the totals of a block, or head or foot of a document (`xml` only)."""

Batches = Iterator[pa.RecordBatch]
Block = tuple[str, int]
"""A piece of a file that one partition holds whole: the file's path and the byte at which the piece begins."""


def partition_scorer(program: Program, head: str | None, foot: str | None) -> Callable[[Batches], Batches]:
    """The function for `mapInArrow` over columns `file`, `block` and `line`; with `head` and `foot` also XML.

    A process scores one block of one file, because only so the totals of the blocks can be put into the order of the
    input: Spark deals files out by their size. Lines are counted from the beginning of their block.
    """

    def score(batches: Batches) -> Batches:
        from pyspark import TaskContext

        part = TaskContext.get().partitionId()
        first = next(batches, None)
        if first is None:
            return
        if head is not None:
            yield _row(part, xml=head)
        for block, pieces in groupby(_pieces(first, batches), key=itemgetter(0)):
            yield from _score_block(program, part, block, (lines for _, lines in pieces), head is not None)
        if foot is not None:
            yield _row(part, xml=foot)

    return score


def _pieces(first: pa.RecordBatch, batches: Batches) -> Iterator[tuple[Block, list[bytes]]]:
    """Lines with the block they are of. Spark reads block after block, so a block's lines are beside each other."""
    while first is not None:
        files, blocks = first.column("file"), first.column("block")
        lines = first.column("line").to_pylist()
        if (files[0], blocks[0]) == (files[-1], blocks[-1]):
            yield (files[0].as_py(), blocks[0].as_py()), lines
        else:
            places = zip(files.to_pylist(), blocks.to_pylist(), strict=True)
            for block, run in groupby(zip(places, lines, strict=True), key=itemgetter(0)):
                yield block, [line for _, line in run]
        first = next(batches, None)


def _score_block(
    program: Program, part: int, block: Block, lines: Iterator[list[bytes]], with_xml: bool
) -> Iterator[pa.RecordBatch]:
    # As one argument: a file's name may begin as an option does.
    options = ["--totals", f"--source={_source(block)}"] + (["--scorecards-xml"] if with_xml else [])
    process = HotlineProcess(program.stream(*options), program.environment(), lines)
    with closing(process.blocks()) as blocks:
        for results in blocks:
            results, totals = _without_totals(results)
            if results:
                yield from _staged(part, block, results, process)
            if totals:
                yield _row(part, file=block[0], block=block[1], totals=totals)


def _source(block: Block) -> str:
    """What scorecards call the input: the name of the file, and behind its first block the byte that it begins at."""
    file, start = block
    name = file.rsplit("/", 1)[-1]
    place = f"@{start}" if start else ""
    # `hotline` takes this many bytes; the end of a name tells more than its beginning.
    return name.encode()[len(place) - LONGEST_SOURCE :].decode("utf-8", "ignore") + place


def _without_totals(results: bytes) -> tuple[bytes, str | None]:
    """Cuts off the last line where it is the totals, which come at the very end."""
    start = results.rfind(b"\n", 0, -1) + 1
    if not results.startswith(BEGINNING_OF_TOTALS, start):
        return results, None
    return results[:start], results[start:].decode()


def _staged(part: int, block: Block, results: bytes, process: HotlineProcess) -> Iterator[pa.RecordBatch]:
    table = pa.json.read_json(
        io.BytesIO(results),
        read_options=pa.json.ReadOptions(use_threads=False, block_size=len(results) + 1),
        parse_options=pa.json.ParseOptions(explicit_schema=RESULT, unexpected_field_behavior="ignore"),
    )
    originals = process.take_lines(table.num_rows)
    codes = table.column("error").combine_chunks().field("code").to_pylist()
    kept = [_original(line, code) if code else (None,) * 3 for line, code in zip(originals, codes, strict=True)]
    columns = {
        "part": pa.repeat(pa.scalar(part, pa.int32()), table.num_rows),
        "file": pa.repeat(pa.scalar(block[0], pa.string()), table.num_rows),
        "block": pa.repeat(pa.scalar(block[1], pa.int64()), table.num_rows),
        **{name: table.column(name) for name in RESULT.names},
        **dict(zip(("original", "originalBase64", "truncated"), zip(*kept, strict=True), strict=True)),
        "totals": pa.nulls(table.num_rows, pa.string()),
    }
    yield from pa.table(columns, schema=STAGED).to_batches()


def _original(line: bytes, code: str) -> tuple[str | None, str | None, bool | None]:
    """A rejected line as the rejects file has it: text, or base64 where it is not UTF-8, and whether it was cut."""
    line = line.removesuffix(b"\r")
    truncated = True if code == LINE_TOO_LONG else None
    if truncated:
        end = KEPT_OF_TOO_LONG
        # The cut must not go through a character.
        while end > KEPT_OF_TOO_LONG - 3 and end < len(line) and line[end] & 0xC0 == 0x80:
            end -= 1
        line = line[:end]
    try:
        return line.decode("utf-8"), None, truncated
    except UnicodeDecodeError:
        return None, base64.b64encode(line).decode(), truncated


def _row(part: int, **values: object) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"part": part, **values}], schema=STAGED)
