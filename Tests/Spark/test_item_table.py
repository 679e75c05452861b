"""The table that `hotline stream --items-to` writes has the items that the lines have without it, read by Arrow itself."""

import json
import subprocess
import unittest
from decimal import Decimal

import pyarrow as pa
from environment import FOLDER, PROGRAM, PROJECT
from hotline_spark.result_lines import ITEM

TO_BE_REVIEWED = """{"turns": [{"speaker": "agent", "text": "你有完没玩"}]}\n""".encode()
"""Words that only sound like forbidden ones."""
SAMPLES = sorted((PROJECT / "Samples").glob("*.jsonl"))


def answers(calls: bytes, *options: str) -> list[dict]:
    """The lines that answer calls; with exact decimals."""
    done = subprocess.run([PROGRAM, "stream", *options], input=calls, capture_output=True, check=True)
    return [json.loads(line, parse_float=Decimal) for line in done.stdout.splitlines()]


def said(value: object) -> object:
    """A row without what is missing in it."""
    if isinstance(value, dict):
        return {name: said(member) for name, member in value.items() if member is not None}
    return [said(element) for element in value] if isinstance(value, list) else value


class ItemTable(unittest.TestCase):
    """All samples, with a line that is no call and a call for a person to look at."""

    def test_rows_are_the_items_of_the_lines(self) -> None:
        """In their order, to the last member."""
        proofs = set()
        for sample in SAMPLES:
            for detail in ("full", "findings"):
                with self.subTest(sample=sample.name, detail=detail):
                    options = ("--scorecard", sample.stem, "--detail", detail, "--workers", "2")
                    calls = sample.read_bytes() + b"no call\n" + TO_BE_REVIEWED
                    whole = answers(calls, *options)
                    path = FOLDER / "items"
                    rest = answers(calls, *options, "--items-to", str(path))
                    table = pa.ipc.open_stream(path).read_all()
                    table.validate(full=True)
                    items = [
                        {"id": answer["id"], "line": answer["line"]} | item
                        for answer in whole
                        for item in answer.pop("items", [])
                    ]
                    self.assertEqual([said(row) for row in table.to_pylist()], items)
                    self.assertEqual(rest, whole)
                    proofs |= {name for item in items for name in item}
        # Or the comparison would not have compared them.
        self.assertLessEqual({"evidence", "searched", "nearest", "measured", "missing", "review", "chargedBy"}, proofs)

    def test_columns_are_those_that_the_job_expects(self) -> None:
        """Also where no call was."""
        path = FOLDER / "no-items"
        answers(b"", "--scorecard", "general", "--items-to", str(path))
        table = pa.ipc.open_stream(path).read_all()
        self.assertEqual(table.num_rows, 0)
        self.assertEqual(list(table.schema), [pa.field("id", pa.string()), pa.field("line", pa.int64()), *ITEM])


if __name__ == "__main__":
    unittest.main()
