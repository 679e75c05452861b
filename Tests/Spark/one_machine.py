"""What one machine makes of the same calls, to compare with."""

import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path

from environment import PROGRAM, SCORECARD

SCORECARD_NAMES = "{urn:hotline:scorecard:1}"
SUMMARY_NAMES = "{urn:hotline:summary:1}"
SOURCE = re.compile(rb"    <source [^>]*/>\n")


def score(inputs: Path, output: Path, *options: str) -> None:
    """Scores a file or folder with `hotline score`."""
    command = [PROGRAM, "score", inputs, "--scorecard", SCORECARD, "--output", output, "--quiet", *options]
    status = subprocess.run(command, cwd=output.parent).returncode
    # 65 tells that some lines were rejected.
    if status not in (0, 65):
        raise AssertionError(f"hotline score ended with {status}")


def calls_in(document: bytes) -> list[bytes]:
    """The elements of the calls in a document of scorecards, in its order."""
    return re.findall(rb"  <call .*?\n  </call>\n", document, re.DOTALL)


def calls_of_folder(folder: Path) -> list[bytes]:
    """The same of a folder that `score` wrote."""
    return [call for path in sorted((folder / "calls").glob("*.xml")) for call in calls_in(path.read_bytes())]


def without_source(call: bytes) -> bytes:
    """A call without the place that it was read from."""
    return SOURCE.sub(b"", call)


def items_of(call: bytes) -> list[dict]:
    """Items as the table has them, of a call's element."""
    element = ElementTree.fromstring(call.replace(b"<call ", b'<call xmlns="urn:hotline:scorecard:1" ', 1))
    return [
        {
            "id": element.get("id"),
            "section": section.get("id"),
            **{name: item.get(name) for name in ("rule", "kind", "severity", "outcome", "chargedBy")},
            "points": Decimal(item.get("points")),
            "lost": Decimal(item.get("lost")),
            "review": True if item.get("review") else None,
            "evidence": [_words(words) for words in item.iter(f"{SCORECARD_NAMES}evidence")],
            "searched": [_whole(part, "fromTurn", "toTurn") for part in item.iter(f"{SCORECARD_NAMES}searched")],
            "missing": [part.get("field") for part in item.iter(f"{SCORECARD_NAMES}missing")],
        }
        for section in element.iter(f"{SCORECARD_NAMES}section")
        for item in section.iter(f"{SCORECARD_NAMES}item")
    ]


def _words(element: ElementTree.Element) -> dict:
    seconds = {name: element.get(name) and Decimal(element.get(name)) for name in ("start", "end")}
    texts = {"speaker": element.get("speaker"), "match": element.get("match"), "text": element.text or ""}
    return {**_whole(element, "turn", "from", "to"), **seconds, **texts}


def _whole(element: ElementTree.Element, *names: str) -> dict[str, int]:
    return {name: int(element.get(name)) for name in names}


def groups(summary: Path, name: str) -> list[dict[str, str]]:
    """Figures of the agents, teams or days, by their attributes in summary.xml."""
    return [dict(element.attrib) for element in ElementTree.parse(summary).getroot().findall(f"{SUMMARY_NAMES}{name}")]


def rules(summary: Path) -> list[dict[str, str]]:
    """Figures of the rules, and the section of each."""
    sections = ElementTree.parse(summary).getroot().findall(f"{SUMMARY_NAMES}section")
    return [
        dict(rule.attrib, section=section.get("id"))
        for section in sections
        for rule in section.findall(f"{SUMMARY_NAMES}rule")
    ]


def rejects(folder: Path) -> list[dict]:
    """Rows of `rejected.jsonl`."""
    path = folder / "rejected.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
