"""What is wrong beforehand stops the job before it reads a call, and it says what was found and what would be right."""

import contextlib
import io
import os
import shutil
import unittest
from pathlib import Path
from unittest import mock

import environment
import generated_calls
import score_calls
from hotline_spark.messages import is_chinese
from pyspark.sql import SparkSession

TURNS = "array<struct<speaker: string, text: string, start: double>>"


class BadInput(unittest.TestCase):
    spark: SparkSession
    calls = environment.FOLDER / "calls.jsonl"
    output = environment.FOLDER / "scores"

    @classmethod
    def setUpClass(cls) -> None:
        environment.write_lines(cls.calls, generated_calls.lines(3, seed=1))
        cls.spark = environment.session("local[1]")

    @classmethod
    def tearDownClass(cls) -> None:
        cls.spark.stop()
        shutil.rmtree(environment.FOLDER)

    def refusal(self, path: Path, status: int, *options: str, scorecard: str = environment.SCORECARD) -> str:
        """What the job says, after it has been seen that it read nothing and wrote nothing."""
        arguments = [str(path), "--scorecard", scorecard, "--output", str(self.output), *options]
        said = io.StringIO()
        reading = mock.patch.object(score_calls, "write_results", side_effect=AssertionError)
        with contextlib.redirect_stderr(said), reading:
            self.assertEqual(score_calls.run(self.spark, arguments), status)
        self.assertEqual([path for path in environment.FOLDER.iterdir() if path.name.startswith("_")], [])
        return said.getvalue()

    def parquet(self, columns: str) -> Path:
        """A file without calls, with these columns."""
        path = environment.FOLDER / "columns.parquet"
        self.spark.createDataFrame([], columns).write.mode("overwrite").parquet(str(path))
        return path

    def test_a_path_that_does_not_exist(self) -> None:
        said = self.refusal(environment.FOLDER / "nowhere.jsonl", 66)
        self.assertIn("nowhere.jsonl: no such file or folder", said)

    def test_a_folder_without_files(self) -> None:
        folder = environment.FOLDER / "empty"
        folder.mkdir(exist_ok=True)
        self.assertIn("empty: no file with calls in it", self.refusal(folder, 66))

    def test_a_file_that_is_no_parquet(self) -> None:
        self.assertIn("calls.jsonl is not a Parquet file", self.refusal(self.calls, 66, "--format", "parquet"))

    def test_a_column_that_is_missing(self) -> None:
        said = self.refusal(self.parquet("id string, talk string"), 65, "--format", "parquet")
        self.assertIn("column turns is missing; it must be array<struct<speaker:string,text:string,", said)
        self.assertIn("there are: id, talk", said)

    def test_a_member_that_is_missing(self) -> None:
        said = self.refusal(self.parquet("turns array<struct<speaker: string>>"), 65, "--format", "parquet")
        self.assertIn("column turns[].text is missing; it must be string; there are: speaker", said)

    def test_columns_of_the_wrong_type_are_all_named(self) -> None:
        columns = f"turns {TURNS}, duration string, agent string, holds array<struct<start: boolean>>, startedAt date"
        said = self.refusal(self.parquet(columns), 65, "--format", "parquet")
        self.assertIn("column duration is string; it must be double", said)
        self.assertIn("column agent is string; it must be struct<id:", said)
        self.assertIn("column holds[].start is boolean; it must be double", said)
        self.assertIn("column startedAt is date; it must be string or timestamp", said)

    def test_a_scorecard_that_the_archive_does_not_hold(self) -> None:
        said = self.refusal(self.calls, 64, scorecard="power")
        self.assertIn("No scorecard “power”. There are: bank-branch, customer-service-centre", said)

    def test_a_program_that_is_not_there(self) -> None:
        said = self.refusal(self.calls, 64, "--hotline", "hotline/bin/hot-line")
        self.assertIn("hotline/bin/hot-line: no such program", said)

    def test_an_output_that_exists(self) -> None:
        self.output.mkdir()
        self.addCleanup(self.output.rmdir)
        said = self.refusal(self.calls, 73)
        self.assertIn("scores: exists already; name another folder, or replace it with --overwrite", said)

    def test_an_output_that_nobody_can_write_to(self) -> None:
        arguments = [str(self.calls), "--scorecard", environment.SCORECARD, "--output", "nothing://here/scores"]
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual(score_calls.run(self.spark, arguments), 73)
        self.assertIn('No FileSystem for scheme "nothing"', said.getvalue())

    def test_messages_are_chinese_where_the_locale_is(self) -> None:
        with mock.patch.dict(os.environ, LC_ALL="zh_CN.UTF-8"):
            self.assertTrue(is_chinese())
            self.assertIn("没有这个文件或文件夹", self.refusal(environment.FOLDER / "nowhere", 66))
            self.assertIn("缺少列 turns", self.refusal(self.parquet("id string"), 65, "--format", "parquet"))
            self.assertIn("没有评分表", self.refusal(self.calls, 64, scorecard="power"))

    def test_a_command_line_that_makes_no_sense(self) -> None:
        with self.assertRaises(SystemExit) as end, contextlib.redirect_stderr(io.StringIO()):
            score_calls.options(["calls.jsonl"])
        self.assertEqual(end.exception.code, 64)

    def test_overwriting_replaces_the_folder(self) -> None:
        self.output.mkdir()
        (self.output / "old").touch()
        self.addCleanup(shutil.rmtree, self.output)
        arguments = [str(self.calls), "--scorecard", environment.SCORECARD, "--output", str(self.output), "--overwrite"]
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(score_calls.run(self.spark, arguments), 0)
        self.assertFalse((self.output / "old").exists())
        self.assertTrue((self.output / "summary.xml").exists())


if __name__ == "__main__":
    unittest.main()
