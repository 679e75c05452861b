import CallModel

/// The words of a segment that several voices speak: WhisperX names one voice for the segment, the loudest, and one for each word.
///
/// Chinese comes without punctuation, so a segment may be half a minute of both sides.
struct WhisperWords {
  struct Part {
    var label: String?
    var text: String
    var start: JSONNode?
    var end: JSONNode?
  }

  /// One after the other, each by another voice than the one before.
  let parts: [Part]

  /// A single word between those of somebody else is rather a slip than a turn.
  private static let leastWords = 2

  /// `nil` where the words are all of one voice or are not the whole text.
  init?(_ segment: JSONNode) {
    let words = segment["words"]?.elementsIfArray ?? []
    let labels = words.map { $0["speaker"]?.textIfAny }
    guard let first = labels.lazy.compactMap(\.self).first, labels.contains(where: { $0 != nil && $0 != first }),
      let text = segment["text"]?.textIfAny
    else { return nil }
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let texts = words.map { $0["word"]?.textIfAny ?? "" }
    guard bare(texts.joined()) == bare(text) else { return nil }

    var runs: [(label: String, words: Range<Int>)] = []
    for (index, label) in labels.enumerated() {
      let label = label ?? runs.last?.label ?? first
      if let last = runs.last, last.label == label {
        runs[runs.count - 1].words = last.words.lowerBound..<index + 1
      } else {
        runs.append((label, index..<index + 1))
      }
    }
    var kept: [(label: String, words: Range<Int>)] = []
    for run in runs {
      if let last = kept.last, last.label == run.label || run.words.count < Self.leastWords {
        kept[kept.count - 1].words = last.words.lowerBound..<run.words.upperBound
      } else if let last = kept.last, kept.count == 1, last.words.count < Self.leastWords {
        kept[0] = (run.label, last.words.lowerBound..<run.words.upperBound)
      } else {
        kept.append(run)
      }
    }
    guard kept.count > 1 else { return nil }
    parts = kept.map { run in
      var spoken = SpokenWords()
      for text in texts[run.words] { spoken.append(String(text.drop(while: \.isWhitespace))) }
      return Part(
        label: run.label, text: spoken.text, start: words[run.words].lazy.compactMap { $0["start"] }.first,
        end: words[run.words].reversed().lazy.compactMap { $0["end"] }.first)
    }
  }
}
