#!/usr/bin/env python3
"""Scores calls with `hotline` on Apache Spark; see README.md beside this file for the `spark-submit` lines."""

import argparse
import itertools
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn
from xml.etree import ElementTree

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from hotline_spark import tables
from hotline_spark.calls_input import read_calls
from hotline_spark.hotline_process import HotlineFailed
from hotline_spark.messages import JobStopped, Status, either, is_chinese, words_of
from hotline_spark.output_folder import OutputFolder
from hotline_spark.program import PROGRAM_IN_ARCHIVE, Program
from hotline_spark.score_partition import Frame, partition_scorer
from hotline_spark.staged_results import LINES_OF_SPARK, write_lines, write_tables
from hotline_spark.totals_tree import summary_of

PARTITION_SETTING = "spark.sql.files.maxPartitionBytes"
MEGABYTES_OF_A_CORE = 32
"""Of a partition: some four thousand calls, eight seconds of a core. Little is lost with a task, or spent on starting it."""

ROWS_AT_ONCE = 64
"""Calls; of Spark's own thousands those of a megabyte would fill the memory."""


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
    say(
        "--no-scorecards",
        action="store_true",
        help=either("write no XML but summary.xml", "只写 summary.xml，不写评分表"),
    )
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
        chosen.hotline,
        chosen.scorecard,
        chosen.detail,
        chosen.unmasked,
        chosen.rulebook,
        is_chinese(),
        workers=cores_of_a_task(spark),
    )
    # Both take a second; neither reads data.
    with ThreadPoolExecutor() as pool:
        trying = pool.submit(ready_program, spark, program)
        output = OutputFolder(spark, chosen.output, chosen.overwrite)
        calls = read_calls(spark, chosen.inputs, chosen.format)
        ready = trying.result()
    try:
        frame = None if chosen.no_scorecards else (ready["head"].rstrip("\n"), ready["foot"].rstrip("\n"))
        summary = write_results(spark, calls, program, frame, output)
        output.publish()
    except BaseException:
        output.discard()
        raise
    return counts_in(summary)


def cores_of_a_task(spark: SparkSession) -> int:
    """As many workers has its process: they share the rules, and two tasks of one core each would hold them twice."""
    return int(spark.sparkContext.getConf().get("spark.task.cpus", "1"))


def counts_in(summary: str) -> str:
    """The line that tells how many calls there were, out of `<calls scored="14" rejected="0" …/>`."""
    calls = next(ElementTree.fromstring(summary).iter("{urn:hotline:summary:1}calls"))
    scored, rejected = calls.get("scored"), calls.get("rejected")
    return either(f"{scored} calls scored, {rejected} rejected", f"已评 {scored} 通，拒收 {rejected} 行")


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


def write_results(
    spark: SparkSession, calls: DataFrame, program: Program, frame: Frame | None, output: OutputFolder
) -> str:
    """Scores every call, once, and makes all results of that; returns the text of summary.xml."""
    write_lines(calls.mapInArrow(partition_scorer(program, frame), LINES_OF_SPARK), output, frame is not None)
    made = write_tables(spark, output)
    totals = {
        "rules": tables.rules(made["outcomes"], program.detail == "full"),
        "agents": tables.agents(made["calls"]),
        "teams": tables.teams(made["calls"]),
        "days": tables.days(made["calls"]),
    }

    def write(name: str) -> None:
        totals[name].coalesce(1).write.parquet(output.result(f"totals/{name}"))

    def kept(merged: DataFrame, level: int) -> DataFrame:
        path = output.staged(f"totals-{level}")
        merged.write.parquet(path)
        return spark.read.schema(merged.schema).parquet(path)

    # Several at a time: all of them are too small to keep all executors busy.
    with ThreadPoolExecutor() as pool:
        writing = pool.map(write, totals)
        summary = summary_of(made["totals"], program, kept)
        list(writing)
    output.write(output.result("summary.xml"), summary.encode())
    return summary


def run(spark: SparkSession, arguments: list[str]) -> int:
    """Runs the job on a session; returns the exit status."""
    chosen = options(arguments)
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS_AT_ONCE))
    if not spark.sparkContext.getConf().contains(PARTITION_SETTING):
        spark.conf.set(PARTITION_SETTING, f"{MEGABYTES_OF_A_CORE * cores_of_a_task(spark)}m")
    try:
        print(score(spark, chosen))
        return 0
    except JobStopped as stop:
        print(f"hotline: {stop}", file=sys.stderr)
        return stop.status
    except (Py4JJavaError, PySparkException) as fault:
        print(f"hotline: {told_by_tasks(fault)}", file=sys.stderr)
        return Status.FAULT


def told_by_tasks(fault: Exception) -> str:
    """What `hotline` said in the last attempt of a task, or Spark where it was not the program that failed."""
    lines = str(fault).splitlines()
    starts = [number for number, line in enumerate(lines) if "HotlineFailed: " in line]
    if not starts:
        return words_of(fault)
    said = itertools.takewhile(str.strip, lines[starts[-1] :])
    return "\n".join(said).split("HotlineFailed: ", 1)[1]


def main() -> int:
    """Runs the job as the command line says."""
    options(sys.argv[1:])
    spark = SparkSession.builder.appName("hotline").getOrCreate()
    try:
        return run(spark, sys.argv[1:])
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
