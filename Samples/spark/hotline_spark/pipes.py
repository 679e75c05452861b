"""Reads from several pipes at once, so that whoever fills them never waits for one while another is looked at."""

import fcntl
import os
import select
from collections.abc import Generator

BYTES_OF_A_PIPE = 1 << 20
BYTES_OF_A_BLOCK = 4 << 20


def enlarge(pipe: int) -> None:
    """Lets the pipe hold so much that the two sides need not take turns, where the system has so much to spare."""
    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, BYTES_OF_A_PIPE)
    except OSError:
        pass


def blocks_of_lines(*pipes: int) -> Generator[tuple[bytes, ...], None, tuple[bytes, ...]]:
    """Gives whole lines from each of the pipes, some megabytes together, until all are closed.

    Returns what stands behind the last line ends.
    """
    poll = select.poll()
    for pipe in pipes:
        poll.register(pipe, select.POLLIN)
    chunks: dict[int, list[bytes]] = {pipe: [] for pipe in pipes}
    are_open, size = set(pipes), 0
    while are_open:
        for pipe, _ in poll.poll():
            if chunk := os.read(pipe, BYTES_OF_A_PIPE):
                chunks[pipe].append(chunk)
                size += len(chunk)
            else:
                poll.unregister(pipe)
                are_open.remove(pipe)
        if size >= BYTES_OF_A_BLOCK:
            yield tuple(_taken(chunks[pipe]) for pipe in pipes)
            size = 0
    yield tuple(_taken(chunks[pipe]) for pipe in pipes)
    return tuple(b"".join(chunks[pipe]) for pipe in pipes)


def _taken(chunks: list[bytes]) -> bytes:
    """Takes out all whole lines."""
    data = b"".join(chunks)
    end = data.rfind(b"\n") + 1
    chunks[:] = [data[end:]]
    return data[:end]
