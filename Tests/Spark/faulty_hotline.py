"""Stands in the place of `hotline` and lets one process come to harm in the middle of its work.

Usage: faulty_hotline.py HARM MARK PROGRAM ARGUMENT…: the first `stream` does HARM and leaves the folder MARK, which
tells the others, and the test, that it has happened.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ANSWERED = 100


def parent_of(process: int) -> int:
    """Out of `pid (name) state parent …`, where the name may hold anything."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def executor() -> int:
    """The Java process that this one works for."""
    process = os.getppid()
    while Path(f"/proc/{process}/comm").read_text().strip() != "java":
        process = parent_of(process)
    return process


def wait_until_left_alone() -> None:
    """Stands still until whoever waits for results has given up."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.05)


def harm(kind: str, program: subprocess.Popen) -> int:
    """Does what the test is about, after some lines have been answered."""
    if kind == "stands still":
        wait_until_left_alone()
    program.kill()
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "executor lost":
        os.kill(executor(), signal.SIGKILL)
    print("the disk is full", file=sys.stderr)
    return 74


def main(kind: str, mark: str, command: list[str]) -> int:
    """Harms one process and is the program itself to all others."""
    is_scoring = command[1] == "stream" and "--check" not in command
    try:
        if not is_scoring:
            raise FileExistsError
        os.mkdir(mark)
    except FileExistsError:
        os.execv(command[0], command)
    # Scorecards go through a pipe that this one has been given.
    program = subprocess.Popen(command, stdout=subprocess.PIPE, close_fds=False)
    for _ in range(ANSWERED):
        sys.stdout.buffer.write(program.stdout.readline())
    sys.stdout.flush()
    return harm(kind, program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
