/// "Did you mean …?"
enum Suggestion {
  /// The candidate that is fewest edits away, if that is few enough to be a slip.
  static func nearest(to written: String, among candidates: [String]) -> String? {
    let written = written.lowercased()
    guard written.utf8.count <= 64 else { return nil }
    let ranked = candidates.map { (candidate: $0, distance: editDistance(written, $0.lowercased())) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, (best.candidate.count + 1) / 3) ? best.candidate : nil
  }

  /// Levenshtein's distance: insertions, deletions and replacements of characters.
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
