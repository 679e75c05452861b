"""Runs the job with a `hotline` that comes to harm, and holds what it wrote to what one machine writes."""

import shlex
import sys
import unittest
from pathlib import Path

import environment
import generated_calls
import one_machine
import score_calls
import spark_output
from pyspark.sql import SparkSession

FILES = 6
CALLS_OF_A_FILE = 334


class FaultyJob(unittest.TestCase):
    """Some two thousand calls in six files, so that there are tasks before the harm, beside it and after it."""

    spark: SparkSession
    inputs = environment.FOLDER / "few calls"
    one = environment.FOLDER / "few on one machine"

    @classmethod
    def setUpClass(cls) -> None:
        lines = generated_calls.lines(FILES * CALLS_OF_A_FILE, seed=7)
        for number in range(FILES):
            part = lines[number * CALLS_OF_A_FILE :][:CALLS_OF_A_FILE]
            environment.write_lines(cls.inputs / f"{number}.jsonl", [*part, b"no call"])
        one_machine.score(cls.inputs, cls.one)
        cls.expected = sorted(one_machine.calls_of_folder(cls.one))

    def run_with(self, harm: str, *options: str) -> Path:
        """Runs the job with the harm, and returns the folder of its results."""
        mark = environment.FOLDER / f"{harm} happened"
        output = environment.FOLDER / f"output {harm}" / "scores"
        stand_in = environment.FOLDER / harm
        faulty = Path(__file__).with_name("faulty_hotline.py")
        command = shlex.join([sys.executable, "-B", *map(str, [faulty, harm, mark, environment.PROGRAM])])
        stand_in.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        stand_in.chmod(0o755)
        arguments = [str(self.inputs), "--scorecard", environment.SCORECARD, "--output", str(output)]
        status = score_calls.run(self.spark, [*arguments, "--hotline", str(stand_in), *options])
        self.assertEqual(status, 0)
        self.assertTrue(mark.exists(), "no process came to harm")
        return output

    def assert_nothing_is_lost_or_doubled(self, output: Path) -> None:
        """The same totals and, in files that are not split, the same scorecards to the byte."""
        self.assertEqual((output / "summary.xml").read_text(), (self.one / "summary.xml").read_text())
        self.assertEqual(sorted(spark_output.calls(output)), self.expected)
        self.assertEqual(len(spark_output.table(output, "calls")), FILES * CALLS_OF_A_FILE)
        self.assertEqual(len(spark_output.rejects(output)), FILES)
        items = sum(call.count(b"<item ") for call in self.expected)
        self.assertEqual(len(spark_output.table(output, "items")), items)
        self.assertEqual(spark_output.unfinished(output), [])
        self.assertEqual([path.name for path in output.parent.iterdir()], [output.name])
