"""Where a task finds the program, and how it calls it."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pyspark import SparkFiles

from hotline_spark.hotline_process import HotlineFailed

PROGRAM_IN_ARCHIVE = "hotline/bin/hotline"


@dataclass(frozen=True)
class Program:
    """What all processes of a job have in common. Tasks get it from the driver."""

    path: str
    scorecard: str
    detail: str
    unmasked: bool
    rulebook: str | None
    is_chinese: bool
    workers: int

    def stream(self, *options: str) -> list[str]:
        """The command that scores calls from its standard input."""
        command = [self._found(), "stream", "--scorecard", self.scorecard, "--detail", self.detail]
        command += ["--workers", str(self.workers)]
        if self.unmasked:
            command.append("--unmasked")
        return command + self._rules() + list(options)

    def totals(self, *options: str) -> list[str]:
        """The command that merges partial totals from its standard input."""
        return [self._found(), "totals", *options]

    def ready(self) -> dict:
        """Loads everything that scoring needs and scores nothing.

        Returns what the processes will score by: `head` and `foot` of a document of scorecards among it.

        Raises:
            HotlineFailed: the program is missing, or it lacks the scorecard or something else; with its own words.
        """
        done = subprocess.run(
            self.stream("--check"), env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True
        )
        if done.returncode != 0:
            raise HotlineFailed(done.stderr.decode("utf-8", "replace").strip())
        return json.loads(done.stdout)["ready"]

    def environment(self) -> dict[str, str]:
        """The task's own environment, but for two things.

        Messages are in the language of the person who started the job: rejects must not depend on which machine wrote
        them. And where there is no home folder that can be written to, as in most containers, what a start makes of the
        rules is kept in the machine's temporary folder, or every task would make it anew.
        """
        environment = dict(os.environ, LC_ALL="zh_CN.UTF-8" if self.is_chinese else "C.UTF-8")
        keeps = {"HOTLINE_CACHE", "XDG_CACHE_HOME"} & environment.keys()
        if not keeps and not os.access(environment.get("HOME", ""), os.W_OK):
            environment["HOTLINE_CACHE"] = os.path.join(tempfile.gettempdir(), f"hotline-cache-{os.getuid()}")
        return environment

    def _rules(self) -> list[str]:
        return ["--rulebook", _in_task(self.rulebook)] if self.rulebook else []

    def _found(self) -> str:
        path = _in_task(self.path)
        if not os.access(path, os.X_OK):
            raise HotlineFailed(f"{path}: no such program")
        return path


def _in_task(path: str) -> str:
    """A path within an archive as this machine has it: beside the task's files or in its working folder."""
    unpacked = Path(SparkFiles.get(path))
    return str(unpacked if unpacked.exists() else Path(path).absolute())
