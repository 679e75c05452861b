#!/usr/bin/env python3
"""Scores calls with `hotline` on Apache Spark; see README.md beside this file for the `spark-submit` lines."""

import argparse
import sys
from typing import NoReturn

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from hotline_spark import tables
from hotline_spark.calls_input import read_calls
from hotline_spark.hotline_process import HotlineFailed
from hotline_spark.messages import JobStopped, Status, either, is_chinese
from hotline_spark.output_folder import OutputFolder
from hotline_spark.program import PROGRAM_IN_ARCHIVE, Program
from hotline_spark.score_partition import STAGED, partition_scorer
from hotline_spark.totals_tree import summary_of

PARTITION_SETTING = "spark.sql.files.maxPartitionBytes"
BYTES_OF_A_PARTITION = "32m"
"""Some four thousand calls, ten seconds of a core: little is lost with a task, and starting one costs little beside it."""


class Parser(argparse.ArgumentParser):
    """Ends with the status of `hotline` for wrong usage, not with Python's."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and how the command line is written."""
        self.print_usage(sys.stderr)
        self.exit(Status.WRONG_USAGE, f"{self.prog}: {message}\n")


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line. A mistake in it ends the program with the status of `hotline` for wrong usage."""
    parser = Parser(
        prog="score_calls.py", description=either("Score calls on Apache Spark.", "在 Apache Spark 上给通话评分。")
    )
    say = parser.add_argument
    say("inputs", nargs="+", metavar="INPUT", help=either("paths that Spark can read", "Spark 能读的路径"))
    say("--scorecard", required=True, metavar="ID", help=either("the scorecard's id", "评分表编号"))
    say("--output", required=True, metavar="DIR", help=either("a folder that does not exist", "尚不存在的文件夹"))
    say("--format", choices=["jsonl", "parquet"], default="jsonl", help=either("of the inputs", "输入的格式"))
    say("--detail", choices=["full", "findings"], default="full", help=either("how much of every call", "写多少内容"))
    say("--unmasked", action="store_true", help=either("leave personal data as they are", "不遮盖个人信息"))
    say("--no-scorecards", action="store_true", help=either("write no XML but summary.xml", "只写 summary.xml，不写评分表"))
    say("--overwrite", action="store_true", help=either("replace the output folder", "覆盖输出文件夹"))
    say("--rulebook", metavar="DIR", help=either("another Lexicons, in an archive", "归档中的另一套 Lexicons"))
    say("--hotline", default=PROGRAM_IN_ARCHIVE, metavar="PATH", help=either("the program", "程序的位置"))
    return parser.parse_args(arguments)


def score(spark: SparkSession, chosen: argparse.Namespace) -> str:
    """Runs the whole job and returns the line that tells what was done.

    Raises:
        JobStopped: something that must be right beforehand is not; nothing has been read then.
    """
    program = Program(
        chosen.hotline, chosen.scorecard, chosen.detail, chosen.unmasked, chosen.rulebook, is_chinese()
    )
    output = OutputFolder(spark, chosen.output, chosen.overwrite)
    lines = read_calls(spark, chosen.inputs, chosen.format)
    ready = ready_program(spark, program)
    try:
        staged = stage(lines, program, ready, output, not chosen.no_scorecards)
        counts = write_results(spark, staged, program, output, not chosen.no_scorecards)
        output.publish()
    except BaseException:
        output.discard()
        raise
    return counts


def ready_program(spark: SparkSession, program: Program) -> dict:
    """Lets a task load what scoring needs: in most set-ups only tasks have the archive.

    Raises:
        JobStopped: the program, the scorecard or something else is missing there.
    """

    def check(_: int) -> dict:
        try:
            return program.ready()
        except HotlineFailed as failure:
            return {"failure": str(failure)}

    ready = spark.sparkContext.parallelize([0], 1).map(check).first()
    if "failure" in ready:
        raise JobStopped(Status.WRONG_USAGE, ready["failure"])
    return ready


def stage(lines: DataFrame, program: Program, ready: dict, output: OutputFolder, with_xml: bool) -> DataFrame:
    """Scores every call, once. What later tables need is read back from what this wrote."""
    frame = (ready["head"].rstrip("\n"), ready["foot"].rstrip("\n")) if with_xml else (None, None)
    schema = from_arrow_schema(STAGED)
    path = output.staged("results")
    lines.mapInArrow(partition_scorer(program, *frame), schema).write.parquet(path)
    return lines.sparkSession.read.schema(schema).parquet(path)


def write_results(
    spark: SparkSession, staged: DataFrame, program: Program, output: OutputFolder, with_xml: bool
) -> str:
    """Makes all results of the staged ones."""
    tables.calls(staged).write.parquet(output.result("calls"))
    tables.items(staged).write.parquet(output.result("items"))
    tables.rejects(staged).write.json(output.result("rejects"))
    if with_xml:
        write_documents(staged, output)

    calls = spark.read.parquet(output.result("calls"))
    items = spark.read.parquet(output.result("items"))
    for name, table in [
        ("agents", tables.agents(calls)),
        ("teams", tables.teams(calls)),
        ("days", tables.days(calls)),
        ("rules", tables.rules(items)),
    ]:
        table.coalesce(1).write.parquet(output.result(f"totals/{name}"))

    def keep(totals: DataFrame, level: int) -> DataFrame:
        totals.write.parquet(output.staged(f"totals-{level}"))
        return spark.read.parquet(output.staged(f"totals-{level}"))

    totals = staged.where("totals is not null").select("file", "block", "totals")
    output.write("summary.xml", summary_of(totals, program, keep))
    scored, rejected = calls.count(), spark.read.text(output.result("rejects")).count()
    return either(f"{scored} calls scored, {rejected} rejected", f"已评 {scored} 通，拒收 {rejected} 行")


def write_documents(staged: DataFrame, output: OutputFolder) -> None:
    """Writes a document of scorecards for each part of the input: what one task staged, head and foot included.

    Spark would share large files out among tasks and put small ones together. As a task that opens files costs so much
    that no two are worth while, each gets a task of its own.
    """
    session = staged.sparkSession
    whole_files = {"spark.sql.files.maxPartitionBytes": str(1 << 50), "spark.sql.files.openCostInBytes": str(1 << 50)}
    former = {name: session.conf.get(name) for name in whole_files}
    for name, value in whole_files.items():
        session.conf.set(name, value)
    documents = staged.where("xml is not null")
    parts = documents.select(f.spark_partition_id().alias("task"), "part").distinct().collect()
    documents.select("xml").write.text(output.result("scorecards"))
    for name, value in former.items():
        session.conf.set(name, value)
    output.name_documents("scorecards", {row["task"]: row["part"] for row in parts})


def main(arguments: list[str]) -> int:
    """Runs the job; returns the exit status."""
    chosen = options(arguments)
    spark = SparkSession.builder.appName("hotline").getOrCreate()
    if not spark.sparkContext.getConf().contains(PARTITION_SETTING):
        spark.conf.set(PARTITION_SETTING, BYTES_OF_A_PARTITION)
    try:
        print(score(spark, chosen), file=sys.stderr)
        return 0
    except JobStopped as stop:
        print(f"hotline: {stop}", file=sys.stderr)
        return stop.status
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
