import ChineseText

/// Sounds that say nothing, before and after what is said.
enum Fillers {
  private static let before = CharacterTable(soundsBefore)
  private static let after = CharacterTable(soundsBefore + "呢吧嘛哈了的啦咯哟呗")
  private static let soundsBefore = "嗯啊呃哦额噢哎唉诶欸喂呀喔"
  private static let words = FixedWords("那个 那 这个 就是 好的 好")

  /// Whether a text says nothing else.
  static func fill(_ scalars: [UInt32]) -> Bool {
    scalars.allSatisfy(after.contains) || leading(in: scalars) == scalars.count
  }

  /// How many characters at the start are fillers.
  static func leading(in scalars: [UInt32]) -> Int {
    var index = 0
    while index < scalars.count {
      if before.contains(scalars[index]) {
        index += 1
        continue
      }
      // A word that is the whole rest is what is said.
      guard words.mayBegin(with: scalars[index]),
        let word = words.words.first(where: {
          scalars.count > index + $0.count && FixedWords.stands($0, in: scalars, at: index)
        })
      else { break }
      index += word.count
    }
    return index
  }

  /// Whether a clause begins at a position, but for fillers: nothing but those back to a pause or the turn's start.
  static func startsClause(_ position: Int, in text: NormalizedText) -> Bool {
    var index = position
    while index > 0, text.breaks[index] < .pause {
      guard before.contains(text.scalars[index - 1]) else { return false }
      index -= 1
    }
    return true
  }

  /// Whether a clause ends at a position, but for fillers.
  static func endsClause(_ position: Int, in text: NormalizedText) -> Bool {
    var index = position
    while index < text.scalars.count, text.breaks[index] < .pause {
      guard after.contains(text.scalars[index]) else { return false }
      index += 1
    }
    return true
  }

  /// Where the fillers at the end begin.
  static func trailing(in scalars: [UInt32]) -> Int {
    var index = scalars.count
    while index > 0, after.contains(scalars[index - 1]) { index -= 1 }
    return index
  }
}
