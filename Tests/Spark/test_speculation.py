"""A task stands still; Spark starts it a second time, and takes the results of one attempt only."""

import shutil
import unittest

import environment
from faulty_job import FaultyJob
from standalone_cluster import StandaloneCluster

SPECULATION = {
    "spark.speculation": "true",
    "spark.speculation.interval": "100ms",
    "spark.speculation.quantile": "0.3",
    "spark.speculation.multiplier": "1.5",
    "spark.driver.host": "127.0.0.1",
    "spark.executor.memory": "1g",
    # A task a file: Spark goes by how long most of the others took.
    "spark.sql.files.openCostInBytes": "32m",
}


class Speculation(FaultyJob):
    def test_the_second_attempt_counts(self) -> None:
        with StandaloneCluster() as master:
            FaultyJob.spark = environment.session(master, **SPECULATION)
            try:
                # Without the second attempt this would not end.
                output = self.run_with("stands still")
            finally:
                FaultyJob.spark.stop()
        self.assert_nothing_is_lost_or_doubled(output)


def tearDownModule() -> None:
    shutil.rmtree(environment.FOLDER)


if __name__ == "__main__":
    unittest.main()
