"""One `hotline stream` process: lines of calls go in, as many lines of results come out, in the same order."""

import os
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

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

        Scorecards come through a pipe of their own, as they are: in the lines they would be escaped, and most of them.
        """
        self._lines = lines
        self._under_way: deque[bytes] = deque()
        self._errors: deque[str] = deque(maxlen=LAST_LINES_OF_ERRORS)
        self._fault_of_input: BaseException | None = None
        self._scorecards, theirs = os.pipe()
        try:
            self._process = subprocess.Popen(
                command + ([f"--scorecards-to=/dev/fd/{theirs}"] if with_scorecards else []),
                env=environment,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs],
            )
        except BaseException:
            os.close(self._scorecards)
            raise
        finally:
            os.close(theirs)
        for pipe in (self._process.stdin.fileno(), self._process.stdout.fileno(), self._scorecards):
            enlarge(pipe)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._feed, self._drain_errors)]
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
        if self._under_way:
            raise HotlineFailed(f"{len(self._under_way)} lines were not answered")
