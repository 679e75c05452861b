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

  static let names = [
    "id", "line", "rule", "section", "kind", "severity", "outcome", "points", "lost", "chargedBy", "review",
    "evidence", "searched", "nearest", "measured", "missing",
  ]

  var columns: [any ArrowColumn] {
    [
      id, line, rule, section, kind, severity, outcome, points, lost, chargedBy, review,
      evidence, searched, nearest, measured, missing,
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

  static let names = ["turn", "speaker", "start", "end", "from", "to", "match", "text"]

  var columns: [any ArrowColumn] { [turn, speaker, start, end, from, to, match, text] }
}

/// Turns that were searched, both inclusive.
struct StretchColumns: ArrowRecord {
  var fromTurn = WholeColumn<Int32>()
  var toTurn = WholeColumn<Int32>()

  var count: Int { fromTurn.count }

  static let names = ["fromTurn", "toTurn"]

  var columns: [any ArrowColumn] { [fromTurn, toTurn] }
}

/// The nearest miss.
struct PlaceColumns: ArrowRecord {
  var turn = WholeColumn<Int32>()
  var from = WholeColumn<Int32>()
  var to = WholeColumn<Int32>()
  var text = TextColumn()

  var count: Int { turn.count }

  static let names = ["turn", "from", "to", "text"]

  var columns: [any ArrowColumn] { [turn, from, to, text] }
}

/// A figure against its limit.
struct FigureColumns: ArrowRecord {
  var name = TextColumn()
  var value = TextColumn()
  var limit = TextColumn()
  var unit = TextColumn()

  var count: Int { name.count }

  static let names = ["name", "value", "limit", "unit"]

  var columns: [any ArrowColumn] { [name, value, limit, unit] }
}

/// Fields of the call that would make the item assessable.
struct MissingColumns: ArrowRecord {
  var field = TextColumn()
  var doubtful = TruthColumn()

  var count: Int { field.count }

  static let names = ["field", "doubtful"]

  var columns: [any ArrowColumn] { [field, doubtful] }
}
