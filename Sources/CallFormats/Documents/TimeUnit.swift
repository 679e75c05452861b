/// Whether a table whose headings do not say means seconds or milliseconds.
enum TimeUnit {
  /// What one is in seconds: 1 or 0.001.
  ///
  /// Told by how fast people would talk: Chinese is spoken at 3 to 6 characters a second, with long silences perhaps at
  /// 0.3. Read as seconds, milliseconds would give 0.005. A fraction says seconds.
  static func guess(_ calls: [[Table.Row]], _ columns: TableColumns) -> Double {
    var characters = 0
    var length = 0.0
    for rows in calls {
      var first = Double.infinity
      var last = 0.0
      for row in rows {
        let times = [TableHeading.start, .end].compactMap { columns.value($0, in: row) }
        for time in times {
          guard case .plain(let number)? = TurnTime(time) else { continue }
          if number != number.rounded() { return 1 }
          (first, last) = (min(first, number), max(last, number))
        }
        if !times.isEmpty { characters += columns.value(.text, in: row)?.unicodeScalars.count ?? 0 }
      }
      if last > first { length += last - first }
    }
    return length > 0 && Double(characters) / length < 0.05 ? 0.001 : 1
  }
}
