"""What the tests share: the program packed as for a cluster, and a place for Spark to work in."""

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

PROJECT = Path(__file__).resolve().parents[2]
JOB = PROJECT / "Samples" / "spark"
FOLDER = Path(tempfile.mkdtemp(prefix="hotline-spark-"))
SCORECARD = "customer-service-centre"

sys.path.insert(0, str(JOB))


def pack() -> tuple[Path, Path]:
    """Unpacks the archive for tests of their own, and packs the job's modules, into the folder of the tests."""
    archive, modules = Path(os.environ["HOTLINE_ARCHIVE"]), FOLDER / "hotline_spark.zip"
    with tarfile.open(archive) as tar:
        tar.extractall(FOLDER / "unpacked", filter="data")
    with zipfile.ZipFile(modules, "w") as packed:
        for module in sorted((JOB / "hotline_spark").glob("*.py")):
            packed.write(module, f"hotline_spark/{module.name}")
    return archive, modules


ARCHIVE, MODULES = pack()
PROGRAM = FOLDER / "unpacked/bin/hotline"


def spark_home() -> Path:
    """Spark as installed, but for the folder that executors work in, which would be within the installation."""
    home = FOLDER / "spark"
    if not home.exists():
        home.mkdir()
        for part in Path(pyspark.__file__).parent.iterdir():
            if part.name != "work":
                (home / part.name).symlink_to(part)
    return home


os.environ |= {
    "SPARK_HOME": str(spark_home()),
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "LC_ALL": "C.UTF-8",
}

# A quick compiler: what runs here is over before a better one would pay.
JAVA_OPTIONS = "-XX:TieredStopAtLevel=1"
SETTINGS = {
    "spark.driver.extraJavaOptions": JAVA_OPTIONS,
    "spark.executor.extraJavaOptions": JAVA_OPTIONS,
    "spark.archives": f"{ARCHIVE}#hotline",
    "spark.submit.pyFiles": str(MODULES),
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "FATAL",
}


def session(master: str, **settings: str) -> SparkSession:
    """A session of the tests' own, in which they can run the job many times."""
    builder = SparkSession.builder.master(master)
    for name, value in (SETTINGS | settings).items():
        builder.config(name, value)
    return builder.getOrCreate()


def submit(
    master: str, *arguments: str, settings: dict[str, str | None] | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess:
    """Runs the job as users do, in a folder of theirs; a setting of the tests that is `None` here is left out."""
    all_settings = SETTINGS | {"spark.master": master} | (settings or {})
    given = {name: value for name, value in all_settings.items() if value is not None}
    options = [option for name, value in given.items() for option in ("--conf", f"{name}={value}")]
    command = [str(spark_home() / "bin/spark-submit"), *options, str(JOB / "score_calls.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder)


def write_lines(path: Path, lines: list[bytes]) -> None:
    """Writes a file of lines, and the folder that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(line + b"\n" for line in lines))
