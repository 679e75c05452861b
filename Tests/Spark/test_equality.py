"""Twenty thousand calls on two workers come out as on one machine: call for call, item for item, total for total."""

import shutil
import subprocess
import unittest
from pathlib import Path

import environment
import generated_calls
import one_machine
import spark_output

POISON = [
    b'{"id":"cut off","turns":[{"speaker":"agent","text":"',
    b'{"id":"speaker","turns":[{"speaker":"nobody","text":"x"}]}',
    b'{"id":"no UTF-8","turns":[{"speaker":"agent","text":"\xc4\xfa\xba\xc3"}]}\r',
    b'{"id":"no turns"}',
    b"[" * 2000,
    b"\x00\x01\x02",
    b'"' + "长".encode() * (2 << 20) + b'"',
]
BLANK = [b"", b"  \t", b"\r"]
# By name in another order than by size, which is how Spark deals files out; and names that look different in a URI, or like an option.
FILES = {"b 北+%41.jsonl": 10000, "a.jsonl": 700, "d/f.jsonl": 4000, "c.jsonl": 5000, "--e.jsonl": 300}
OF_ONE_BLOCK = {"a.jsonl", "--e.jsonl"}


def write_input(folder: Path) -> None:
    """The calls in files, with lines among them that are no calls, and an id that is used twice."""
    lines = generated_calls.lines(sum(FILES.values()), seed=20260304)
    lines[15000] = lines[3]
    for name, count in FILES.items():
        part, lines = lines[:count], lines[count:]
        for place, line in enumerate(POISON + BLANK):
            part.insert(place * 29 % count, line)
        environment.write_lines(folder / name, part)


class Equality(unittest.TestCase):
    """One run of each; every test looks at another part of what they wrote."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.inputs, cls.one, cls.many = (environment.FOLDER / name for name in ("calls", "one", "many"))
        write_input(cls.inputs)
        one_machine.score(cls.inputs, cls.one)
        done = environment.submit(
            "local-cluster[2,2,1024]",
            str(cls.inputs / "*.jsonl"),
            str(cls.inputs / "d"),
            *("--scorecard", environment.SCORECARD, "--output", str(cls.many)),
            settings={"spark.sql.files.maxPartitionBytes": "3m", "spark.task.cpus": "2"},
        )
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        cls.told = done.stdout.splitlines()[-1]

    def test_it_tells_how_many_calls_there_were(self) -> None:
        rejected = len(POISON) * len(FILES)
        self.assertEqual(self.told, f"{sum(FILES.values())} calls scored, {rejected} rejected")

    def test_summary_is_the_same_to_the_byte(self) -> None:
        self.assertEqual((self.many / "summary.xml").read_text(), (self.one / "summary.xml").read_text())

    def test_scorecards_are_the_same(self) -> None:
        """But for the line that a call was read from, which counts from the beginning of a block."""
        expected = sorted(map(one_machine.without_source, one_machine.calls_of_folder(self.one)))
        found = sorted(map(one_machine.without_source, spark_output.calls(self.many)))
        self.assertEqual(len(found), sum(FILES.values()))
        self.assertEqual(found, expected)

    def test_documents_keep_to_the_schema(self) -> None:
        schema = environment.FOLDER / "scorecard.xsd"
        schema.write_bytes(subprocess.run([environment.PROGRAM, "schema"], capture_output=True).stdout)
        paths = spark_output.documents(self.many)
        self.assertGreater(len(paths), len(FILES))
        for path in paths:
            self.assertRegex(path.name, r"^part-\d{5}\.xml$")
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, *paths], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_items_are_those_of_the_scorecards(self) -> None:
        some = {f"G-{number:06}" for number in range(0, sum(FILES.values()), 10)} - {"G-000003"}
        expected = [
            item
            for id in sorted(some)
            for path in [self.one / "calls" / f"{id}.xml"]
            if path.exists()
            for call in one_machine.calls_in(path.read_bytes())
            for item in one_machine.items_of(call)
        ]
        rows = [row for row in spark_output.table(self.many, "items") if row["id"] in some]
        rows.sort(key=lambda row: row["id"])
        for row in rows:
            row["evidence"] = row["evidence"] or []
            row["searched"] = row["searched"] or []
            row["missing"] = [part["field"] for part in row["missing"] or []]
        self.assertEqual([{name: row[name] for name in expected[0]} for row in rows], expected)

    def test_a_row_a_call(self) -> None:
        rows = spark_output.table(self.many, "calls")
        self.assertEqual(len(rows), sum(FILES.values()))
        self.assertEqual(len({(row["file"], row["block"], row["line"]) for row in rows}), len(rows))
        self.assertEqual(sum(row["id"] == "G-000003" for row in rows), 2)

    def test_totals_are_those_of_the_summary(self) -> None:
        summary = self.one / "summary.xml"
        for table, element, names in [("agents", "agent", ["id", "name", "team"]), ("teams", "team", ["name"])]:
            self.assert_figures(table, one_machine.groups(summary, element), names)
        self.assert_figures("days", one_machine.groups(summary, "day"), ["date"])

    def assert_figures(self, table: str, expected: list[dict[str, str]], names: list[str]) -> None:
        names = [*names, "calls", "passed", "fatal", "unrated", "passRate", "mean"]
        found = [tuple(str(row[name]) for name in names) for row in spark_output.table(self.many, f"totals/{table}")]
        self.assertEqual(sorted(found), sorted(tuple(group[name] for name in names) for group in expected))

    def test_rules_are_those_of_the_summary(self) -> None:
        names = ["section", "id", "pass", "fail", "notApplicable", "notAssessable", "lost"]
        found = [tuple(str(row[name]) for name in names) for row in spark_output.table(self.many, "totals/rules")]
        expected = [tuple(rule[name] for name in names) for rule in one_machine.rules(self.one / "summary.xml")]
        self.assertEqual(sorted(found), sorted(expected))

    def test_rejects_are_the_same(self) -> None:
        """In files that are one block also the line."""
        expected = one_machine.rejects(self.one)
        found = spark_output.rejects(self.many)
        for row in found:
            row["file"] = row["file"].rsplit("/", 1)[-1]
        names = ["field", "reason", "found", "original", "originalBase64", "truncated"]
        self.assertEqual(self.shown(found, names), self.shown(expected, names))
        of_one_block = [[row for row in rows if row["file"] in OF_ONE_BLOCK] for rows in (found, expected)]
        self.assertEqual(*(self.shown(rows, ["file", "line"]) for rows in of_one_block))

    @staticmethod
    def shown(rows: list[dict], names: list[str]) -> list[str]:
        return sorted(repr([row.get(name) for name in names]) for row in rows)

    def test_nothing_unfinished_is_left(self) -> None:
        self.assertEqual(spark_output.unfinished(self.many), [])


def tearDownModule() -> None:
    shutil.rmtree(environment.FOLDER)


if __name__ == "__main__":
    unittest.main()
