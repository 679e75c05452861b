/// The columns of the table of items: the call's id and line, and what a result line has of each item, by the same names.
struct ItemColumns: ArrowRecord {
  var id = TextColumn()
  var line = WholeColumn<Int64>()
  var rule = TextColumn()
  var section = TextColumn()
  var kind = TextColumn()
  var severity = TextColumn()
  var outcome = TextColumn()
  var points = HundredthsColumn()
  var lost = HundredthsColumn()
  var chargedBy = TextColumn()
  var review = TruthColumn()
  var evidence = ListColumn(of: WordColumns())
  var searched = ListColumn(of: StretchColumns())
  var nearest = ListColumn(of: PlaceColumns())
  var measured = ListColumn(of: FigureColumns())
  var missing = ListColumn(of: MissingColumns())

  var count: Int { id.count }

  var columns: KeyValuePairs<String, any ArrowColumn> {
    [
      "id": id, "line": line, "rule": rule, "section": section, "kind": kind, "severity": severity,
      "outcome": outcome, "points": points, "lost": lost, "chargedBy": chargedBy, "review": review,
      "evidence": evidence, "searched": searched, "nearest": nearest, "measured": measured, "missing": missing,
    ]
  }
}

/// Words that were said.
struct WordColumns: ArrowRecord {
  var turn = WholeColumn<Int32>()
  var speaker = TextColumn()
  var start = HundredthsColumn()
  var end = HundredthsColumn()
  var from = WholeColumn<Int32>()
  var to = WholeColumn<Int32>()
  var match = TextColumn()
  var text = TextColumn()

  var count: Int { turn.count }

  var columns: KeyValuePairs<String, any ArrowColumn> {
    [
      "turn": turn, "speaker": speaker, "start": start, "end": end, "from": from, "to": to, "match": match,
      "text": text,
    ]
  }
}

/// Turns that were searched, both inclusive.
struct StretchColumns: ArrowRecord {
  var fromTurn = WholeColumn<Int32>()
  var toTurn = WholeColumn<Int32>()

  var count: Int { fromTurn.count }

  var columns: KeyValuePairs<String, any ArrowColumn> { ["fromTurn": fromTurn, "toTurn": toTurn] }
}

/// The nearest miss.
struct PlaceColumns: ArrowRecord {
  var turn = WholeColumn<Int32>()
  var from = WholeColumn<Int32>()
  var to = WholeColumn<Int32>()
  var text = TextColumn()

  var count: Int { turn.count }

  var columns: KeyValuePairs<String, any ArrowColumn> { ["turn": turn, "from": from, "to": to, "text": text] }
}

/// A figure against its limit.
struct FigureColumns: ArrowRecord {
  var name = TextColumn()
  var value = TextColumn()
  var limit = TextColumn()
  var unit = TextColumn()

  var count: Int { name.count }

  var columns: KeyValuePairs<String, any ArrowColumn> { ["name": name, "value": value, "limit": limit, "unit": unit] }
}

/// Fields of the call that would make the item assessable.
struct MissingColumns: ArrowRecord {
  var field = TextColumn()
  var doubtful = TruthColumn()

  var count: Int { field.count }

  var columns: KeyValuePairs<String, any ArrowColumn> { ["field": field, "doubtful": doubtful] }
}
