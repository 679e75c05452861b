"""What the job wrote."""

import json
from pathlib import Path

import pyarrow.parquet
from one_machine import calls_in


def table(folder: Path, name: str) -> list[dict]:
    """The rows of a table."""
    return pyarrow.parquet.read_table(folder / name).to_pylist()


def documents(folder: Path) -> list[Path]:
    """The documents of scorecards, in the order of their names."""
    return sorted((folder / "scorecards").glob("*.xml"))


def calls(folder: Path) -> list[bytes]:
    """The elements of all calls."""
    return [call for path in documents(folder) for call in calls_in(path.read_bytes())]


def rejects(folder: Path) -> list[dict]:
    """The rows of the rejects."""
    files = sorted((folder / "rejects").glob("*.json"))
    return [json.loads(line) for path in files for line in path.read_text().splitlines()]


def unfinished(folder: Path) -> list[Path]:
    """Whatever Spark or the job names for their own use while they work, in the output or beside it."""
    return [path for path in folder.parent.rglob("*") if path.name.startswith(("_temporary", f"_{folder.name}."))]
