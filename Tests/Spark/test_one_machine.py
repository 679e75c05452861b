"""The line for one machine in Samples/spark/README.md: without an archive, the program in a folder beside the user."""

import unittest

import environment
import one_machine
from environment import FOLDER, PROJECT

PLACE = FOLDER / "one-machine"
CALLS = PROJECT / "Samples" / f"{environment.SCORECARD}.jsonl"


class OneMachine(unittest.TestCase):
    """All in one process of Java, tasks of two cores."""

    def test_a_folder_stands_for_the_archive(self) -> None:
        """What it scores is what one machine scores without Spark."""
        PLACE.mkdir()
        (PLACE / "hotline").symlink_to(FOLDER / "unpacked")
        done = environment.submit(
            "local[2]",
            *(str(CALLS), "--scorecard", environment.SCORECARD, "--output", "scores"),
            settings={"spark.archives": None, "spark.task.cpus": "2"},
            folder=PLACE,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        one_machine.score(CALLS, PLACE / "alone")
        summaries = [(PLACE / output / "summary.xml").read_text() for output in ("scores", "alone")]
        self.assertEqual(*summaries)


if __name__ == "__main__":
    unittest.main()
