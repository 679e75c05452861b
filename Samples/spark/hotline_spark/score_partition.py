"""What a task does: the lines of its partition through `hotline stream`, and lines of results to Spark."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from hotline_spark.hotline_process import HotlineProcess
from hotline_spark.outcome_counts import OutcomeCounts
from hotline_spark.program import Program
from hotline_spark.rejects import reject_lines
from hotline_spark.result_rows import Place, read_results, rows_of_calls, rows_of_items, rows_of_totals
from hotline_spark.staged_results import REJECTS, SCORECARDS, lines, table_file
from hotline_spark.table_writer import TABLES, TableWriter

LONGEST_SOURCE = 128
BEGINNING_OF_TOTALS = b'{"totals":'

Batches = Iterator[pa.RecordBatch]
Frame = tuple[str, str]
"""Head and foot of a document of scorecards."""
Block = tuple[str, int]
"""A piece of a file that one partition holds whole: the file's path and the byte at which the piece begins."""


def partition_scorer(program: Program, frame: Frame | None) -> Callable[[Batches], Batches]:
    """The function for `mapInArrow` over columns `file`, `block` and `line`; with a frame also for documents.

    A process scores one block of one file, because only so the totals of the blocks can be put into the order of the
    input: Spark deals files out by their size. Lines are counted from the beginning of their block.
    """

    def score(batches: Batches) -> Batches:
        first = next(batches, None)
        if first is None:
            return
        part = _Part(program, frame is not None)
        if frame:
            yield lines(SCORECARDS, frame[0].encode())
        for block, pieces in groupby(_pieces(first, batches), key=itemgetter(0)):
            yield from part.score(block, (calls for _, calls in pieces))
        yield from part.end()
        if frame:
            yield lines(SCORECARDS, frame[1].encode())

    return score


def _pieces(first: pa.RecordBatch, batches: Batches) -> Iterator[tuple[Block, list[bytes]]]:
    """Calls with the block they are of. Spark reads block after block, so a block's calls are beside each other."""
    while first is not None:
        files, blocks = first.column("file"), first.column("block")
        calls = first.column("line").to_pylist()
        if (files[0], blocks[0]) == (files[-1], blocks[-1]):
            yield (files[0].as_py(), blocks[0].as_py()), calls
        else:
            places = zip(files.to_pylist(), blocks.to_pylist(), strict=True)
            for block, run in groupby(zip(places, calls, strict=True), key=itemgetter(0)):
                yield block, [call for _, call in run]
        first = next(batches, None)


class _Part:
    """What one task scores: block after block, into the same tables."""

    def __init__(self, program: Program, with_scorecards: bool) -> None:
        self._program, self._with_scorecards = program, with_scorecards
        self._tables = {name: TableWriter(name) for name in TABLES}
        self._outcomes = OutcomeCounts()

    def score(self, block: Block, calls: Iterator[list[bytes]]) -> Batches:
        """Sends the calls of a block through a process of its own."""
        # As one argument: a file's name may begin as an option does.
        command = self._program.stream("--totals", f"--source={_source(block)}")
        process = HotlineProcess(command, self._program.environment(), calls, self._with_scorecards)
        place = {"file": block[0], "block": block[1]}
        with closing(process.blocks()) as blocks:
            for answers, scorecards in blocks:
                if scorecards:
                    yield lines(SCORECARDS, scorecards.removesuffix(b"\n"))
                answers, totals = _without_totals(answers)
                if answers:
                    results = read_results(answers)
                    yield from self._results(results, process.take_lines(results.num_rows), place)
                yield from self._items(process.take_items(), place)
                if totals:
                    yield from self._add("totals", rows_of_totals(totals, place))
        yield from self._items(process.take_items(), place)

    def end(self) -> Batches:
        """What the tables still hold, and what was counted for them."""
        if outcomes := self._outcomes.rows():
            yield from self._add("outcomes", outcomes)
        for name, table in self._tables.items():
            yield from (table_file(name, file) for file in table.end())

    def _results(self, results: pa.Table, originals: list[bytes], place: Place) -> Batches:
        errors = results.column("error")
        if errors.null_count < results.num_rows:
            told = results.select(["id", "line", "error"]).to_pylist()
            if rejects := list(reject_lines(told, originals, place)):
                yield lines(REJECTS, "\n".join(rejects).encode())
            results = results.filter(errors.is_null())
        if results.num_rows > 0:
            yield from self._add("calls", rows_of_calls(results, place))

    def _items(self, batches: list[pa.RecordBatch], place: Place) -> Batches:
        if batches:
            items = rows_of_items(batches, place)
            self._outcomes.add(items)
            yield from self._add("items", items)

    def _add(self, table: str, rows: pa.Table) -> Batches:
        yield from (table_file(table, file) for file in self._tables[table].add(rows))


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
