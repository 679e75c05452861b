import CallModel

/// A conversation in lines of text, each turn with its speaker's name before it.
struct WrittenConversation {
  /// One turn.
  struct Turn {
    var name: String?
    var words: String
    var start: TurnTime?
    var end: TurnTime?
  }

  private(set) var turns: [Turn] = []
  /// Whether a blank line has come since the last words.
  private var isInterrupted = false

  /// The names in lines, and whether turns follow one another within a line.
  struct Names {
    let names: SpeakerNames
    /// `A: … B: … A: …` without line breaks.
    let areInline: Bool

    init(of lines: some Sequence<String>) {
      var leading: [String: Int] = [:]
      var inline: [String: Int] = [:]
      var count = 0
      var pieces = 0
      for line in lines where !line.allSatisfy(\.isWhitespace) {
        count += 1
        if let line = TurnLine(line) { leading[line.name, default: 0] += 1 }
        for place in InlineNames(line) {
          inline[place.name, default: 0] += 1
          pieces += 1
        }
      }
      let byLine = SpeakerNames(counts: leading, pieces: count)
      let byPlace = SpeakerNames(counts: inline, pieces: pieces)
      // Where each line holds several turns, the turns are what stands between the names.
      areInline = byPlace.makeConversation && byPlace.namedCount >= max(4, 3 * byLine.namedCount)
      names = areInline ? byPlace : byLine
    }
  }

  /// Adds a line that is no heading.
  mutating func append(_ line: String, _ names: Names) {
    if line.allSatisfy(\.isWhitespace) {
      isInterrupted = true
      return
    }
    if names.areInline {
      appendPieces(of: line, names.names)
    } else if let turn = TurnLine(line), names.names.contains(turn.name) {
      turns.append(Turn(name: turn.name, words: CueText.cleaned(turn.words), start: turn.start, end: turn.end))
    } else {
      continueTurn(CueText.cleaned(line))
    }
    isInterrupted = false
  }

  private mutating func appendPieces(of line: String, _ names: SpeakerNames) {
    var words = line.startIndex
    var name: String?
    for place in InlineNames(line) where names.contains(place.name) {
      let before = CueText.cleaned(line[words..<place.range.lowerBound])
      // What counts the lines is not said: `2. 客户：…`
      if name != nil || before.contains(where: \.isLetter) { finishPiece(before, by: name) }
      (name, words) = (place.name, place.range.upperBound)
    }
    finishPiece(CueText.cleaned(line[words...]), by: name)
  }

  private mutating func finishPiece(_ words: String, by name: String?) {
    // `客服：您好；客户：喂；`
    var words = words
    while let last = words.last, ";；|｜".contains(last) || last.isWhitespace { words.removeLast() }
    guard !words.isEmpty else { return }
    if let name { turns.append(Turn(name: name, words: words)) } else { continueTurn(words) }
  }

  /// A line without a name goes on with the last turn; before the first it is a title.
  private mutating func continueTurn(_ words: String) {
    guard !turns.isEmpty else { return }
    // Behind a blank line a form may follow: 满意度：5
    if isInterrupted, !turns[turns.count - 1].words.isEmpty, SpeakerPrefix.split(words) != nil { return }
    CueText.append(words, to: &turns[turns.count - 1].words)
  }

  /// Adds the turns to a call, their times counted from its start.
  func append(to draft: inout CallDraft, answer: Double?) throws(Defect) {
    let origin = TurnTime.origin(of: turns.lazy.compactMap(\.start), answer: answer)
    for turn in turns where !turn.words.isEmpty {
      let start = turn.start.flatMap { $0.seconds(after: origin) }
      let end = turn.end.flatMap { $0.seconds(after: origin) }
      if let name = turn.name {
        SpeakerPrefix.append(turn.words, by: name, start: start, end: end, to: &draft)
      } else {
        draft.append(voice: nil, text: turn.words, start: start, end: end)
      }
    }
  }
}

/// The places in a text where a name and a colon stand at its beginning, after a blank or after the end of a sentence.
struct InlineNames: Sequence, IteratorProtocol {
  private let text: String
  private var position: String.Index
  /// Where the word in hand begins, and the one before it: `Speaker 1` are two.
  private var word: String.Index
  private var wordBefore: String.Index?

  init(_ text: String) {
    self.text = text
    position = text.startIndex
    word = text.startIndex
  }

  mutating func next() -> (name: String, range: Range<String.Index>)? {
    while position < text.endIndex {
      let character = text[position]
      let after = text.index(after: position)
      defer { position = after }
      if character == ":" || character == "：" {
        let found = name(before: position)
        wordBefore = nil
        word = after
        if let found { return (found.name, found.start..<after) }
      } else if "。？！?!；;…~”".contains(character) {
        wordBefore = nil
        word = after
      } else if character.isWhitespace {
        wordBefore = word == position ? wordBefore : word
        word = after
      }
    }
    return nil
  }

  private func name(before colon: String.Index) -> (name: String, start: String.Index)? {
    // `Speaker 1`, `说话人 2`: only a label may have a blank in it.
    if let start = wordBefore {
      let name = String(text[start..<colon].prefix(SpeakerPrefix.longestName + 1))
      if SpeakerPrefix.isName(name), SpeakerPrefix.isLabel(name) { return (name, start) }
    }
    let name = String(text[word..<colon].prefix(SpeakerPrefix.longestName + 1))
    return SpeakerPrefix.isName(name) ? (name, word) : nil
  }
}
