"""Figures by agent, team and day, out of the table of calls, and by rule, out of what each task has counted."""

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f

RATE = "decimal(5,2)"
MEAN = "decimal(11,2)"
LOST = "decimal(21,2)"


def agents(calls: DataFrame) -> DataFrame:
    """Figures by agent: by the id, or by the name where there is none; name and team as the first call has them."""
    first = f.min_by("agent", f.struct("file", "block", "line"))
    return (
        calls.withColumn("key", f.struct("agent.id", f.when(f.col("agent.id").isNull(), f.col("agent.name"))))
        .where("agent.id is not null or agent.name is not null")
        .groupBy("key")
        .agg(first.alias("agent"), *_figures())
        .select("agent.id", "agent.name", "agent.team", *_NAMES_OF_FIGURES)
    )


def teams(calls: DataFrame) -> DataFrame:
    """Figures by team."""
    team = f.col("agent.team").alias("name")
    return calls.where("agent.team is not null").groupBy(team).agg(*_figures())


def days(calls: DataFrame) -> DataFrame:
    """Figures by the day on which the call began, in the export's own time zone."""
    return calls.where("day is not null").groupBy(f.col("day").alias("date")).agg(*_figures())


def rules(outcomes: DataFrame, with_passes: bool) -> DataFrame:
    """How often a rule had which outcome, and what that cost. Of findings only nobody can count what passed."""
    names = {"pass": "pass", "fail": "fail", "notApplicable": "not-applicable", "notAssessable": "not-assessable"}
    if not with_passes:
        names = {name: outcome for name, outcome in names.items() if outcome in ("fail", "not-assessable")}
    counts = [
        f.sum(f.when(f.col("outcome") == outcome, f.col("calls")).otherwise(0)).alias(name)
        for name, outcome in names.items()
    ]
    return outcomes.groupBy("section", f.col("rule").alias("id")).agg(*counts, f.sum("lost").cast(LOST).alias("lost"))


_NAMES_OF_FIGURES = ["calls", "passed", "fatal", "unrated", "passRate", "mean"]


def _figures() -> list[Column]:
    """Of a group of calls, reckoned as in summary.xml: pass rate and mean over the calls that have a value."""
    value = f.col("score.value")
    passed, rated = _count(f.col("score.passed")), f.count(value)
    figures = [
        f.count(f.lit(1)),
        passed,
        _count(f.col("score.fatal")),
        f.count(f.lit(1)) - rated,
        # Decimals, rounded half up once; of nothing there is no share.
        f.round(f.lit(100).cast("decimal(20,6)") * passed.cast("decimal(20,0)") / rated, 2).cast(RATE),
        f.round(f.sum(value) / rated, 2).cast(MEAN),
    ]
    return [figure.alias(name) for figure, name in zip(figures, _NAMES_OF_FIGURES, strict=True)]


def _count(condition: Column) -> Column:
    return f.count(f.when(condition, True))
