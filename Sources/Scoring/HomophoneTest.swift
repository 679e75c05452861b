import ChineseText

/// Tells whether words that sound like a phrase's are the phrase, or other words of the same sound.
///
/// Nearly all stretches that sound like something are not it: 就等了 is not 久等了, 在建 is not 再见. So what speech
/// recognition got wrong must show: where it did, a word fell apart into single characters that do not go together
/// (抱歉 into 报 and 欠). What the dictionary knows as a word was most likely said (保修 for 报修), unless so much around it
/// stands as the phrase has it that nothing else can be meant (维护您的合法权力).
struct HomophoneTest {
  private let segmenter: Segmenter
  private var borders: WordBorders
  private var ends: [Int32] = []
  private var scratch = Segmenter.Scratch()
  /// The clause in hand with the phrase's word in it.
  private var spoken: [UInt32] = []
  /// Where what is said begins and ends in the turn in hand, fillers apart.
  private var (leading, trailing) = (0, 0)

  /// So many characters on either side of a word are compared with it.
  private static let context = 8
  /// What is e times less likely may still be meant at the end of a clause, in the dictionary's steps (在见).
  private static let slack = 2_048
  /// A word that shares no character with what stands there must be 150 times as likely: 好吗 is not 号码, 报欠 is 抱歉.
  private static let gainOfAnotherWord = 10_240
  /// With so many characters as written and three times as many as others, the words around prove a word.
  private static let provenByContext = 5

  init(segmenter: Segmenter) {
    self.segmenter = segmenter
    borders = WordBorders(segmenter)
  }

  /// Forgets the last turn.
  mutating func begin(with text: borrowing NormalizedText) {
    borders.reset()
    (leading, trailing) = (Fillers.leading(in: text.scalars), Fillers.trailing(in: text.scalars))
  }

  /// Judges one stretch of a turn that sounds like a word of a phrase and is written otherwise.
  mutating func piece(
    _ word: ArraySlice<UInt32>, at hit: PhraseHit, in text: borrowing NormalizedText
  ) -> HomophonePieces.Piece? {
    let first = word.startIndex
    let start = Int(hit.start)
    let end = Int(hit.end)
    var differing = 0
    for index in start..<end where text.scalars[index] != word[first + index - start] {
      differing += 1
      // Punctuation is set where words end: it cannot cut what was misheard.
      if index > start, text.breaks[index] != .none { return nil }
      if index + 1 < end, text.breaks[index + 1] != .none { return nil }
    }
    guard differing > 0 else { return nil }
    let startsClause = start <= leading || text.breaks[start] != .none
    let endsClause = end >= trailing || text.breaks[end] != .none
    // Two characters amid a sentence are too little to know them by: 他在见客户.
    if end - start == 2, !startsClause, !endsClause { return nil }
    guard borders.isBorder(start, of: text), borders.isBorder(end, of: text) else {
      return nil
    }
    let slack = end - start == 2 && endsClause ? Self.slack : 0
    if fellApart(word, start, text), let gain = gain(word, start, text), gain > -slack {
      return HomophonePieces.Piece(differing: differing, isSure: gain > 0)
    }
    let written = end - start - differing
    return written >= Self.provenByContext && written >= 3 * differing
      ? HomophonePieces.Piece(differing: differing, isSure: false) : nil
  }

  /// Whether all that is written differently stands there as single characters.
  private mutating func fellApart(_ word: ArraySlice<UInt32>, _ start: Int, _ text: borrowing NormalizedText) -> Bool {
    for index in word.indices where text.scalars[start + index - word.startIndex] != word[index] {
      let position = start + index - word.startIndex
      guard borders.isBorder(position, of: text), borders.isBorder(position + 1, of: text)
      else { return false }
    }
    return true
  }

  /// How much likelier the clause is with the phrase's word in it, in the dictionary's steps; `nil` unless every
  /// differing character then belongs to a word of at least two and none of these reaches over the edges.
  private mutating func gain(_ word: ArraySlice<UInt32>, _ start: Int, _ text: borrowing NormalizedText) -> Int? {
    let from = border(before: start, in: text)
    let to = border(after: start + word.count, in: text)
    spoken.removeAll(keepingCapacity: true)
    spoken += text.scalars[from..<start]
    spoken += word
    spoken += text.scalars[(start + word.count)..<to]
    let costAsWritten = segmenter.cost(
      ofBestPathThrough: text.scalars.span.extracting(from..<to), scratch: &scratch)
    let spoken = spoken
    segmenter.segment(spoken.span, into: &ends, scratch: &scratch)
    let gain = costAsWritten - scratch.cost
    var wordStart = 0
    for wordEnd in ends {
      let wordEnd = Int(wordEnd)
      for edge in [start - from, start - from + word.count] where edge > wordStart && edge < wordEnd { return nil }
      let differing = (wordStart..<wordEnd).count { text.scalars[from + $0] != spoken[$0] }
      if differing > 0, wordEnd - wordStart == 1 { return nil }
      if differing > 0, differing == wordEnd - wordStart, gain < Self.gainOfAnotherWord { return nil }
      wordStart = wordEnd
    }
    return gain
  }

  /// The farthest word border of the clause within the context.
  private mutating func border(before position: Int, in text: borrowing NormalizedText) -> Int {
    var border = position
    var index = position
    while index > 0, position - index < Self.context, text.breaks[index] == .none {
      index -= 1
      if borders.isBorder(index, of: text) { border = index }
    }
    return border
  }

  private mutating func border(after position: Int, in text: borrowing NormalizedText) -> Int {
    var border = position
    var index = position
    while index < text.scalars.count, index - position < Self.context, text.breaks[index] == .none {
      index += 1
      if borders.isBorder(index, of: text) { border = index }
    }
    return border
  }
}
