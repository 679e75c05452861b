"""One `hotline stream` process: lines of calls go in, as many lines of results come out, in the same order.

Beside them come, each through a pipe of its own, the calls' items and their scorecards.
"""

import os
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from hotline_spark.pipes import blocks_of_lines, enlarge

LAST_LINES_OF_ERRORS = 20


class HotlineFailed(Exception):
    """A process ended badly. The task fails with it, and Spark gives the task's partition to another attempt."""


class HotlineProcess:
    """Feeds a process from one thread and reads it in another, so that neither side can wait for the other for ever.

    What is under way is bounded by the pipes and by the batch that `hotline` holds: the feeding thread stands still
    while the process does, and the process while nobody takes its results.
    """

    def __init__(
        self, command: list[str], environment: Mapping[str, str], lines: Iterable[list[bytes]], with_scorecards: bool
    ) -> None:
        """Starts the process; `lines` are calls without line ends, taken from the thread that feeds it.

        Scorecards would be most of the lines, and escaped there. Items come as Arrow has them: to make a table of lines
        took Python longer than everything else it does.
        """
        self._lines = lines
        self._under_way: deque[bytes] = deque()
        self._errors: deque[str] = deque(maxlen=LAST_LINES_OF_ERRORS)
        self._fault_of_input: BaseException | None = None
        self._batches: deque[pa.RecordBatch] = deque()
        self._fault_of_items: BaseException | None = None
        self._scorecards, to_scorecards = os.pipe()
        self._items, to_items = os.pipe()
        options = [f"--items-to=/dev/fd/{to_items}"]
        if with_scorecards:
            options.append(f"--scorecards-to=/dev/fd/{to_scorecards}")
        try:
            self._process = subprocess.Popen(
                command + options,
                env=environment,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[to_scorecards, to_items],
            )
        except BaseException:
            os.close(self._scorecards)
            os.close(self._items)
            raise
        finally:
            os.close(to_scorecards)
            os.close(to_items)
        for pipe in (self._process.stdin.fileno(), self._process.stdout.fileno(), self._scorecards, self._items):
            enlarge(pipe)
        work = (self._feed, self._drain_errors, self._read_items)
        self._threads = [threading.Thread(target=task, daemon=True) for task in work]
        for thread in self._threads:
            thread.start()

    def blocks(self) -> Iterator[tuple[bytes, bytes]]:
        """Results, some megabytes at a time: whole lines of answers and of scorecards, not always of the same calls.

        Raises:
            HotlineFailed: the process ended with a status other than 0.
        """
        try:
            rests = yield from blocks_of_lines(self._process.stdout.fileno(), self._scorecards)
            self._finish(any(rests))
        finally:
            # Also when Spark wants no more of the task: a process must not outlive it.
            self._process.kill()
            self._process.wait()
            os.close(self._scorecards)

    def take_lines(self, count: int) -> list[bytes]:
        """The lines that the next `count` results answer.

        Raises:
            HotlineFailed: there are more results than lines.
        """
        if count > len(self._under_way):
            raise HotlineFailed(f"{count} results, but only {len(self._under_way)} lines were sent")
        return [self._under_way.popleft() for _ in range(count)]

    def take_items(self) -> list[pa.RecordBatch]:
        """The rows that have come since they were last taken; behind the last block the rest of them.

        No more can come than belong to the next block: the process stands still while its answers are not taken.
        """
        return [self._batches.popleft() for _ in range(len(self._batches))]

    def _read_items(self) -> None:
        with os.fdopen(self._items, "rb") as pipe:
            try:
                self._batches.extend(pa.ipc.open_stream(pipe))
            except BaseException as fault:  # Whatever it is, rows are missing then.
                self._fault_of_items = fault

    def _feed(self) -> None:
        try:
            for lines in self._lines:
                self._under_way.extend(lines)
                self._write(b"\n".join(lines) + b"\n")
        except (BrokenPipeError, ValueError):
            # The process is gone; its status tells more than a broken pipe does.
            pass
        except BaseException as fault:
            self._fault_of_input = fault
            self._process.kill()
        finally:
            self._close_input()

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._process.stdin.write(view) :]

    def _close_input(self) -> None:
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass

    def _drain_errors(self) -> None:
        for line in self._process.stderr:
            self._errors.append(line.decode("utf-8", "replace").rstrip())

    def _finish(self, is_cut_off: bool) -> None:
        status = self._process.wait()
        for thread in self._threads:
            thread.join()
        if self._fault_of_input is not None:
            raise self._fault_of_input
        if status != 0 or is_cut_off:
            end = f"status {status}" if status >= 0 else f"signal {-status}"
            raise HotlineFailed("\n".join([f"hotline stream ended with {end} before its work was done", *self._errors]))
        if self._fault_of_items is not None:
            raise HotlineFailed(f"the items are cut off or damaged: {self._fault_of_items}")
        if self._under_way:
            raise HotlineFailed(f"{len(self._under_way)} lines were not answered")
