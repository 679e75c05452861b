import ChineseText

/// A few words that the program itself looks for; most places are told apart by one character.
struct FixedWords {
  let words: [[UInt32]]
  private let beginnings: CharacterTable
  private let endings: CharacterTable

  /// Words with blanks between them.
  init(_ list: String) {
    words = list.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
    beginnings = CharacterTable(words.compactMap(\.first))
    endings = CharacterTable(words.compactMap(\.last))
  }

  /// The first of the words that stands at a position; `nil` where none does.
  func first(in scalars: [UInt32], at position: Int) -> [UInt32]? {
    guard mayBegin(with: scalars[position]) else { return nil }
    return words.first { Self.stands($0, in: scalars, at: position) }
  }

  /// Whether one of the words ends before a position.
  func endsOne(before position: Int, in scalars: [UInt32]) -> Bool {
    mayEnd(with: scalars[position - 1])
      && words.contains { $0.count <= position && Self.stands($0, in: scalars, at: position - $0.count) }
  }

  func mayBegin(with scalar: UInt32) -> Bool { beginnings.contains(scalar) }

  func mayEnd(with scalar: UInt32) -> Bool { endings.contains(scalar) }

  /// Whether a word stands at a position.
  static func stands(_ word: [UInt32], in scalars: [UInt32], at position: Int) -> Bool {
    guard position + word.count <= scalars.count else { return false }
    var index = position
    for scalar in word {
      guard scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }
}
