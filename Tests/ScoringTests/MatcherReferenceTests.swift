import CallModel
import ChineseText
import Rulebook
import Scoring
import TestSupport
import Testing

/// The matcher against an obvious one: write the phrase out in all ways and look at every piece of the text.
@Suite struct MatcherReferenceTests {
  /// A phrase that a random test made, in the notation and as a tree.
  indirect enum Pattern {
    case literal(String)
    case gap(Int)
    case optional(Pattern)
    case either([Pattern])
    case sequence([Pattern])

    var notation: String {
      switch self {
      case .literal(let text): text
      case .gap(let limit): "…{\(limit)}"
      case .optional(let inner): "[\(inner.notation)]"
      case .either(let branches): "(\(branches.map(\.notation).joined(separator: "|")))"
      case .sequence(let members): members.map(\.notation).joined()
      }
    }

    /// Where the pattern can end in a text if it begins at one of these places.
    func ends(in text: Reference.Text, from places: Set<Reference.Place>) -> Set<Reference.Place> {
      switch self {
      case .literal(let literal):
        return places.reduce(into: []) { ends, place in
          if let end = text.end(of: literal, from: place) { ends.insert(end) }
        }
      case .gap(let limit):
        return places.reduce(into: []) { ends, place in
          for index in place.index...min(place.index + limit, text.characters.count) {
            ends.insert(Reference.Place(index: index, isFree: true))
          }
        }
      case .optional(let inner): return inner.ends(in: text, from: places).union(places)
      case .either(let branches): return Set(branches.flatMap { $0.ends(in: text, from: places) })
      case .sequence(let members): return members.reduce(places) { $1.ends(in: text, from: $0) }
      }
    }

    /// Where the pattern can end if it begins at a character, as offsets of the original text.
    func ends(in text: Reference.Text, from start: Int) -> Set<Int> {
      Set(ends(in: text, from: [Reference.Place(index: start, isFree: true)]).map { text.offsets[$0.index - 1] + 1 })
    }
  }

  /// What the obvious matcher needs.
  enum Reference {
    /// Before a character; free of what came before it at the start and behind a gap.
    struct Place: Hashable {
      var index: Int
      var isFree: Bool
    }

    /// A text without its punctuation.
    struct Text {
      var characters: [Character] = []
      /// Where each character stands in the original.
      var offsets: [Int] = []
      /// Whether a sentence ends before the character.
      var beginsSentence: [Bool] = []

      init(_ text: String) {
        var isNew = false
        for (offset, character) in text.enumerated() {
          if character == "，" { continue }
          if character == "。" {
            isNew = true
            continue
          }
          characters.append(character)
          offsets.append(offset)
          beginsSentence.append(isNew)
          isNew = false
        }
      }

      /// The end of words that stand at a place, run over no end of a sentence and follow the words before them.
      func end(of literal: String, from place: Place) -> Place? {
        let end = place.index + literal.count
        guard end <= characters.count, characters[place.index..<end].elementsEqual(literal) else { return nil }
        let inner = place.isFree ? place.index + 1 : place.index
        guard !beginsSentence[inner..<end].contains(true) else { return nil }
        return Place(index: end, isFree: false)
      }
    }
  }

  private static let alphabet = ["甲", "乙", "丙"]

  private func literal(_ generator: inout SeededGenerator) -> Pattern {
    .literal(
      (0..<Int.random(in: 1...2, using: &generator)).map { _ in Self.alphabet.randomElement(using: &generator) ?? "甲" }
        .joined())
  }

  private func pattern(_ generator: inout SeededGenerator, depth: Int = 2) -> Pattern {
    switch Int.random(in: 0...(depth > 0 ? 6 : 1), using: &generator) {
    case 0...2: literal(&generator)
    case 3: .optional(pattern(&generator, depth: depth - 1))
    case 4: .either((0..<2).map { _ in pattern(&generator, depth: depth - 1) })
    default:
      .sequence([
        pattern(&generator, depth: depth - 1), .gap(Int.random(in: 1...3, using: &generator)),
        pattern(&generator, depth: depth - 1),
      ])
    }
  }

  private func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &generator)).map { _ in
      ["甲", "乙", "丙", "甲", "乙", "丙", "丁", "，", "。"].randomElement(using: &generator) ?? "丁"
    }.joined()
  }

  /// Begins and ends with characters that must be there, so that no edge is open and none can be empty.
  private func closedPattern(_ generator: inout SeededGenerator) -> Pattern {
    .sequence([literal(&generator), pattern(&generator), pattern(&generator), literal(&generator)])
  }

  @Test func aPhraseIsFoundExactlyWhereItStands() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<1_500 {
      let pattern = closedPattern(&generator)
      let phrases = try PhrasesInTest(pattern.notation)
      for _ in 0..<6 {
        let text = text(&generator)
        let reference = Reference.Text(text)
        var endsOfStart: [Int: Set<Int>] = [:]
        for index in reference.characters.indices {
          let ends = pattern.ends(in: reference, from: index)
          if !ends.isEmpty { endsOfStart[reference.offsets[index]] = ends }
        }
        let found = phrases.hits(in: .dialogue(["客服：" + text]))
        #expect(Set(found.map(\.from)) == Set(endsOfStart.keys), "\(pattern.notation) in \(text)")
        for hit in found {
          #expect(endsOfStart[hit.from]?.contains(hit.to) == true, "\(pattern.notation) in \(text): \(hit)")
        }
        for (start, ends) in endsOfStart {
          #expect(
            found.contains { $0.from == start && $0.to == ends.min() }, "the shortest of \(pattern.notation) in \(text)"
          )
        }
      }
    }
  }

  @Test func aWholeTurnIsFoundExactlyWhereItIsThePhrase() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<1_500 {
      let pattern = closedPattern(&generator)
      let phrases = try PhrasesInTest("^\(pattern.notation)$")
      for _ in 0..<6 {
        let text = text(&generator)
        let reference = Reference.Text(text)
        var whole: [Range<Int>] = []
        if let first = reference.offsets.first, let last = reference.offsets.last,
          pattern.ends(in: reference, from: 0).contains(last + 1)
        {
          whole = [first..<last + 1]
        }
        let found = phrases.hits(in: .dialogue(["客服：" + text])).map { $0.from..<$0.to }
        #expect(found == whole, "^\(pattern.notation)$ in \(text)")
      }
    }
  }

  @Test func hitsAreTheSameWithAndWithoutOtherPhrases() throws {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<400 {
      let (one, other) = (closedPattern(&generator), closedPattern(&generator))
      let alone = try PhrasesInTest(one.notation)
      let second = try PhrasesInTest(other.notation)
      let both = try PhrasesInTest(one.notation, other.notation)
      let call = Call.dialogue(["客服：" + text(&generator)])
      #expect(Set(both.hits(in: call)) == Set(alone.hits(in: call) + second.hits(in: call)))
    }
  }
}
