"""Processes and executors come to harm; Spark tries again, and nobody sees it in the results."""

import shutil
import unittest
from pathlib import Path
from unittest import mock

import environment
import one_machine
import score_calls
import spark_output
from faulty_job import FaultyJob
from hotline_spark import totals_tree

# The types that the members of a call have, where Parquet is written from JSON.
COLUMNS = """
    id string, startedAt string, direction string, callType string, queue string,
    agent struct<id: string, name: string, team: string>, ringing struct<rings: int>, hangup string, duration double,
    holds array<struct<start: double, end: double>>,
    turns array<struct<speaker: string, text: string, start: double, end: double>>, somethingElse int
"""


def setUpModule() -> None:
    FaultyJob.spark = environment.session("local-cluster[2,1,1024]")


def tearDownModule() -> None:
    FaultyJob.spark.stop()
    shutil.rmtree(environment.FOLDER)


class Faults(FaultyJob):
    def test_a_process_is_killed(self) -> None:
        self.assert_nothing_is_lost_or_doubled(self.run_with("killed"))

    def test_a_process_fails_after_half_its_output(self) -> None:
        self.assert_nothing_is_lost_or_doubled(self.run_with("fails"))

    def test_an_executor_is_lost(self) -> None:
        self.assert_nothing_is_lost_or_doubled(self.run_with("executor lost"))

    def test_a_process_that_always_fails_ends_the_job(self) -> None:
        stand_in = environment.FOLDER / "never works"
        stand_in.write_text(
            f'#!/bin/sh\ncase "$*" in *--check*) exec {environment.PROGRAM} "$@";; esac\n'
            "cat > /dev/null\necho 'the disk is full' >&2\nexit 74\n"
        )
        stand_in.chmod(0o755)
        output = environment.FOLDER / "never" / "scores"
        arguments = [str(self.inputs), "--scorecard", environment.SCORECARD, "--output", str(output)]
        with mock.patch("sys.stderr.write") as said:
            status = score_calls.run(self.spark, [*arguments, "--hotline", str(stand_in)])
        self.assertEqual(status, 70)
        self.assertIn("the disk is full", "".join(call.args[0] for call in said.call_args_list))
        self.assertEqual(list(output.parent.iterdir()), [])


class OtherWays(FaultyJob):
    """Not faults, but other ways through the job to the same totals."""

    def test_totals_are_merged_in_a_tree(self) -> None:
        output = environment.FOLDER / "tree" / "scores"
        with mock.patch.object(totals_tree, "FAN_IN", 2):
            self.run_plainly(output)
        self.assert_nothing_is_lost_or_doubled(output)

    def test_calls_stand_in_parquet(self) -> None:
        parquet = environment.FOLDER / "calls.parquet"
        calls = self.spark.read.schema(COLUMNS).json(str(self.inputs)).where("turns is not null")
        calls.coalesce(1).write.parquet(str(parquet))
        output = environment.FOLDER / "of parquet" / "scores"
        self.run_plainly(output, "--format", "parquet", "--no-scorecards", inputs=parquet)
        plain = self.run_plainly(environment.FOLDER / "plain" / "scores")
        self.assertEqual(self.scores(output), self.scores(plain))
        self.assertFalse((output / "scorecards").exists())

    def test_findings_have_the_same_totals(self) -> None:
        output = self.run_plainly(environment.FOLDER / "findings" / "scores", "--detail", "findings")
        self.assertEqual((output / "summary.xml").read_text(), (self.one / "summary.xml").read_text())
        passed = [row for row in spark_output.table(output, "items") if row["outcome"] in ("pass", "not-applicable")]
        self.assertEqual({row["severity"] for row in passed} - {"fatal", "fatal-section"}, set())
        self.assertNotIn("pass", spark_output.table(output, "totals/rules")[0])

    def test_a_file_without_lines(self) -> None:
        empty, one = environment.FOLDER / "empty.jsonl", environment.FOLDER / "empty on one machine"
        environment.write_lines(empty, [])
        one_machine.score(empty, one)
        output = self.run_plainly(environment.FOLDER / "empty" / "scores", inputs=empty)
        self.assertEqual((output / "summary.xml").read_text(), (one / "summary.xml").read_text())

    @staticmethod
    def scores(output: Path) -> list[tuple]:
        """Of all calls, by id."""
        rows = spark_output.table(output, "calls")
        return sorted((row["id"], row["score"]["value"], row["score"]["potential"]) for row in rows)

    def run_plainly(self, output: Path, *options: str, inputs: Path | None = None) -> Path:
        """Runs the job with nothing in its way."""
        arguments = [str(inputs or self.inputs), "--scorecard", environment.SCORECARD, "--output", str(output)]
        self.assertEqual(score_calls.run(self.spark, [*arguments, *options]), 0)
        return output


if __name__ == "__main__":
    unittest.main()
