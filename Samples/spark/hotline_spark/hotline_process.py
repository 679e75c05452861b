"""One `hotline stream` process: lines of calls go in, as many lines of results come out, in the same order."""

import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

READ_BYTES = 1 << 20
BLOCK_BYTES = 4 << 20
LAST_LINES_OF_ERRORS = 20


class HotlineFailed(Exception):
    """A process ended badly. The task fails with it, and Spark gives the task's partition to another attempt."""


class HotlineProcess:
    """Feeds a process from one thread and reads it in another, so that neither side can wait for the other for ever.

    What is under way is bounded by the two pipes and by the batch that `hotline` holds: the feeding thread stands still
    while the process does, and the process while nobody takes its results.
    """

    def __init__(self, command: list[str], environment: Mapping[str, str], lines: Iterable[list[bytes]]) -> None:
        """Starts the process; `lines` are calls without line ends, taken from the thread that feeds it."""
        self._lines = lines
        self._under_way: deque[bytes] = deque()
        self._errors: deque[str] = deque(maxlen=LAST_LINES_OF_ERRORS)
        self._fault_of_input: BaseException | None = None
        self._process = subprocess.Popen(
            command, env=environment, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._feed, self._drain_errors)]
        for thread in self._threads:
            thread.start()

    def blocks(self) -> Iterator[bytes]:
        """Whole lines of results, some megabytes at a time.

        Raises:
            HotlineFailed: the process ended with a status other than 0.
        """
        try:
            rest = b""
            while chunk := self._read_about(BLOCK_BYTES):
                end = chunk.rfind(b"\n") + 1
                if end:
                    yield rest + chunk[:end]
                    rest = chunk[end:]
                else:
                    rest += chunk
            self._finish(rest)
        finally:
            # Also when Spark wants no more of the task: a process must not outlive it.
            self._process.kill()
            self._process.wait()

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

    def _read_about(self, size: int) -> bytes:
        chunks = []
        while size > 0 and (chunk := self._process.stdout.read(READ_BYTES)):
            chunks.append(chunk)
            size -= len(chunk)
        return b"".join(chunks)

    def _finish(self, rest: bytes) -> None:
        status = self._process.wait()
        for thread in self._threads:
            thread.join()
        if self._fault_of_input is not None:
            raise self._fault_of_input
        if status != 0 or rest:
            end = f"status {status}" if status >= 0 else f"signal {-status}"
            raise HotlineFailed("\n".join([f"hotline stream ended with {end} before its work was done", *self._errors]))
        if self._under_way:
            raise HotlineFailed(f"{len(self._under_way)} lines were not answered")
