/// Finds what a misspelt name was probably meant to be.
enum NearestName {
  /// The candidate with the fewest edits, the first of several; `nil` where none is near, or too many are to compare.
  static func find(_ name: String, in candidates: some Collection<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 64, candidates.count <= 5_000 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, scalars)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Advice with the nearest name, else the list of what is known where that is short.
  static func advice(_ name: String, among candidates: [String]) -> Message? {
    if let nearest = find(name, in: candidates) {
      return Message(english: "did you mean `\(nearest)`?", chinese: "是不是“\(nearest)”?")
    }
    guard !candidates.isEmpty, candidates.count <= 30 else { return nil }
    return Message(
      english: "known: \(candidates.joined(separator: ", "))", chinese: "可用:\(candidates.joined(separator: "、"))")
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(previous[column + 1] + 1, current[column] + 1)
        cost = min(cost, previous[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
