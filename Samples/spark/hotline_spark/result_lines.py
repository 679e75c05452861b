"""The shape of what `hotline stream` writes, and of the tables that are made of it."""

import pyarrow as pa

POINTS = pa.decimal128(11, 2)
SECONDS = pa.decimal128(11, 2)


def _record(**fields: pa.DataType) -> pa.DataType:
    return pa.struct(list(fields.items()))


TEXT, WHOLE, TRUTH = pa.string(), pa.int32(), pa.bool_()
_PLACE = {"turn": WHOLE, "from": WHOLE, "to": WHOLE, "text": TEXT}
_WORDS = {
    "turn": WHOLE,
    "speaker": TEXT,
    "start": SECONDS,
    "end": SECONDS,
    "from": WHOLE,
    "to": WHOLE,
    "match": TEXT,
    "text": TEXT,
}

CALL = _record(
    scorecard=TEXT,
    scorecardVersion=TEXT,
    startedAt=TEXT,
    day=TEXT,
    direction=TEXT,
    channel=TEXT,
    callType=TEXT,
    callTypeFrom=TEXT,
    duration=SECONDS,
    queue=TEXT,
    agent=_record(id=TEXT, name=TEXT, team=TEXT),
    speakers=_record(judged=TEXT, confidence=pa.float64()),
    irregularities=pa.list_(_record(kind=TEXT, count=WHOLE)),
)
SCORE = _record(
    value=POINTS,
    min=POINTS,
    max=POINTS,
    earned=POINTS,
    potential=POINTS,
    grade=TEXT,
    passed=TRUTH,
    fatal=TRUTH,
    beforeFatal=POINTS,
)
SECTION = _record(id=TEXT, title=TEXT, earned=POINTS, potential=POINTS)
ITEM = _record(
    rule=TEXT,
    section=TEXT,
    kind=TEXT,
    severity=TEXT,
    outcome=TEXT,
    points=POINTS,
    lost=POINTS,
    chargedBy=TEXT,
    review=TRUTH,
    evidence=pa.list_(_record(**_WORDS)),
    searched=pa.list_(_record(fromTurn=WHOLE, toTurn=WHOLE)),
    nearest=pa.list_(_record(**_PLACE)),
    measured=pa.list_(_record(name=TEXT, value=TEXT, limit=TEXT, unit=TEXT)),
    missing=pa.list_(_record(field=TEXT, doubtful=TRUTH)),
)
"""Comes as a table of its own, with `id` and `line` of the call."""
FINDING = _record(act=TEXT, title=TEXT, **_WORDS)
ERROR = _record(code=TEXT, field=TEXT, message=TEXT, found=TEXT)

_ID, _LINE = ("id", TEXT), ("line", pa.int64())
_PLACE_OF_CALL = [_ID, ("file", TEXT), ("block", pa.int64()), _LINE]
"""What names a call: ids may be used twice, places are not."""

RESULT = pa.schema(
    [
        _ID,
        _LINE,
        ("call", CALL),
        ("score", SCORE),
        ("sections", pa.list_(SECTION)),
        ("findings", pa.list_(FINDING)),
        ("error", ERROR),
    ]
)

CALL_ROW = pa.schema([*_PLACE_OF_CALL, *CALL, *(RESULT.field(name) for name in ("score", "sections", "findings"))])
ITEM_ROW = pa.schema([*_PLACE_OF_CALL, *ITEM])
TOTALS_ROW = pa.schema([("file", TEXT), ("block", pa.int64()), ("totals", TEXT)])
"""Of the totals of a block."""
OUTCOMES_ROW = pa.schema(
    [("section", TEXT), ("rule", TEXT), ("outcome", TEXT), ("calls", pa.int64()), ("lost", pa.decimal128(21, 2))]
)
"""How many calls of a task had an outcome of a rule, and what that cost them together."""
