"""Lines of the rejects file: what `hotline` says of a line that is no call, and the line itself."""

import base64
import json
from collections.abc import Iterator

BLANK_LINE, LINE_TOO_LONG = "blank-line", "line-too-long"
KEPT_OF_TOO_LONG = 64 << 10
"""Bytes of a line that is too long to be read, as many as `hotline score` keeps."""


def reject_lines(results: list[dict], originals: list[bytes], place: dict[str, object]) -> Iterator[str]:
    """A line of JSON for each result that is an error, members that are not known left out.

    Args:
        results: `id`, `line` and `error` of all results, `error` being `None` where the line was a call.
        originals: the lines that they answer.
        place: the file and its block.
    """
    for result, line in zip(results, originals, strict=True):
        error = result["error"]
        if error is not None and error["code"] != BLANK_LINE:
            members = {
                **place,
                "line": result["line"],
                "id": result["id"],
                "code": error["code"],
                "field": error["field"],
                "reason": error["message"],
                "found": error["found"],
                **_original(line, error["code"]),
            }
            known = {name: value for name, value in members.items() if value is not None}
            yield json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _original(line: bytes, code: str) -> dict[str, object]:
    """The line as the rejects file has it: text, or base64 where it is not UTF-8, and whether it was cut."""
    line = line.removesuffix(b"\r")
    truncated = True if code == LINE_TOO_LONG else None
    if truncated:
        end = KEPT_OF_TOO_LONG
        # The cut must not go through a character.
        while end > KEPT_OF_TOO_LONG - 3 and end < len(line) and line[end] & 0xC0 == 0x80:
            end -= 1
        line = line[:end]
    try:
        return {"original": line.decode("utf-8"), "truncated": truncated}
    except UnicodeDecodeError:
        return {"originalBase64": base64.b64encode(line).decode(), "truncated": truncated}
