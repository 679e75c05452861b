"""Counts, in the task that scores them, how often each rule had which outcome.

The table of items has a hundred rows a call, and reading them all again took Spark a tenth of the whole job.
"""

import pyarrow as pa

from hotline_spark.result_lines import OUTCOMES_ROW

_KEYS = ["section", "rule", "outcome"]


class OutcomeCounts:
    """What one task counts."""

    def __init__(self) -> None:
        self._counts: list[pa.Table] = []

    def add(self, items: pa.Table) -> None:
        """Counts some rows of the table of items."""
        counted = items.group_by(_KEYS, use_threads=False).aggregate([("outcome", "count"), ("lost", "sum")])
        self._counts.append(_rows(counted, "outcome_count"))

    def rows(self) -> pa.Table | None:
        """A row for each rule and outcome that was counted; `None` where no call was."""
        if not self._counts:
            return None
        counts = pa.concat_tables(self._counts)
        added = counts.group_by(_KEYS, use_threads=False).aggregate([("calls", "sum"), ("lost", "sum")])
        return _rows(added, "calls_sum")


def _rows(counted: pa.Table, calls: str) -> pa.Table:
    return counted.select([*_KEYS, calls, "lost_sum"]).rename_columns(OUTCOMES_ROW.names).cast(OUTCOMES_ROW)
