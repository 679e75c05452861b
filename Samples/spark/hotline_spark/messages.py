"""What the job says when it stops, in the language of the person who started it."""

import os
from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, the same as those of `hotline score`."""

    WRONG_USAGE = 64
    WRONG_DATA = 65
    NO_INPUT = 66
    FAULT = 70
    CANNOT_CREATE = 73


class JobStopped(Exception):
    """The job cannot go on; the text tells the person who started it what was found and what would be right."""

    def __init__(self, status: Status, text: str) -> None:
        super().__init__(text)
        self.status = status


def is_chinese() -> bool:
    """Whether messages are Chinese: by the first of the three variables that is set, as `hotline` does it."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "").startswith("zh")


def either(english: str, chinese: str) -> str:
    """The text in the language of the person who started the job."""
    return chinese if is_chinese() else english


def words_of(fault: Exception) -> str:
    """What Spark or Java has to say, without the way that it took: the innermost cause, on one line."""
    lines = [line for line in str(fault).splitlines() if line.strip()]
    causes = [line.split("Caused by: ", 1)[1] for line in lines if line.startswith("Caused by: ")]
    if causes:
        return causes[-1]
    thrown = getattr(fault, "java_exception", None)
    return thrown.toString().splitlines()[0] if thrown is not None else "".join(lines[:1])
