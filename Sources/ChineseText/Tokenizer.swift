/// Splits lines of text into words that keep their original characters.
///
/// The words are those that `Segmenter` finds in a `NormalizedText`. Here each character goes through decoding, folding
/// and dictionary at once, a clause at a time, which takes a fifth of the time.
public struct Tokenizer: Sendable {
  private let characters: CharacterTokenizer
  private var steps = [LatticeStep](repeating: LatticeStep(), count: 256)

  /// Creates a tokenizer.
  public init(_ dictionary: WordDictionary) { characters = CharacterTokenizer(dictionary) }

  /// Appends the words of a text, line by line; its last line is left open where no line feed ends it.
  ///
  /// Blanks and control characters separate words and belong to none. A punctuation character is a word of its own;
  /// only …… and —— are one word together, and a number keeps its decimal point (3.5, 1,000, 12:30).
  public mutating func tokenize(_ utf8: Span<UInt8>, into output: inout WordText) {
    output.reserve(utf8.count)
    let characters = characters
    var position = CharacterTokenizer.Position()
    while true {
      var span = steps.mutableSpan
      if characters.tokenize(utf8, &position, &span, into: &output) { return }
      // The longest clause so far.
      steps.append(contentsOf: repeatElement(LatticeStep(), count: steps.count))
    }
  }
}

/// What a tokenizer does with every character.
private struct CharacterTokenizer: Sendable {
  private let segmenter: Segmenter
  /// What becomes of each character from U+0000 to U+FFFF of original text.
  private let symbols: [CharacterSymbol]

  private typealias Action = NormalizationTable.Action

  /// How far it has come in a text.
  struct Position {
    /// The byte that comes next.
    var index = 0
    /// How many characters of the clause have been taken.
    var clause = 0
    var gap = Gap()
  }

  init(_ dictionary: WordDictionary) {
    segmenter = Segmenter(dictionary)
    let basic = segmenter.symbols.basic
    symbols = NormalizationTable.entries.map { entry in
      entry < NormalizationTable.firstCharacter
        ? CharacterSymbol(bits: CharacterSymbol.special | UInt32(entry)) : basic[Int(entry)]
    }
  }

  /// Goes on until the end, or answers false where a clause needs more steps.
  func tokenize(
    _ utf8: Span<UInt8>, _ position: inout Position, _ steps: inout MutableSpan<LatticeStep>,
    into output: inout WordText
  ) -> Bool {
    let symbols = symbols.span
    let lattice = segmenter.lattice
    let text = utf8.bytes
    let limit = utf8.count
    let mostInClause = steps.count - 1
    var (index, clause, gap) = (position.index, position.clause, position.gap)
    while index < limit {
      guard clause < mostInClause else {
        position = Position(index: index, clause: clause, gap: gap)
        return false
      }
      let start = index
      let scalar = UTF8Decoding.decode(utf8, at: &index, limit: limit)
      var symbol = scalar <= 0xFFFF ? symbols[Int(scalar)] : beyondBasic(scalar)
      if symbol.has(CharacterSymbol.special) {
        if scalar == 0x0A {
          lattice.findPath(&steps, count: clause)
          output.append(steps, clause, of: text)
          if gap.pending != .none { appendMarks(utf8, from: gap.start, to: start, into: &output) }
          output.endLine()
          (clause, gap) = (0, Gap(start: index))
          continue
        }
        guard let action = Action(rawValue: UInt16(truncatingIfNeeded: symbol.bits)) else { continue }
        if let made = action.break {
          gap.take(action, made)
          continue
        }
        symbol = resolve(action, after: gap.pending, utf8, clause, &steps)
      }
      if gap.pending != .none {
        let isInNumber =
          gap.joinsNumber && clause > 0 && symbol.has(CharacterSymbol.digit)
          && steps[clause - 1].symbol.has(CharacterSymbol.digit)
        if !isInNumber {
          lattice.findPath(&steps, count: clause)
          output.append(steps, clause, of: text)
          appendMarks(utf8, from: gap.start, to: start, into: &output)
          clause = 0
        }
      }
      gap = Gap(start: index)
      lattice.set(symbol, at: clause, in: &steps)
      steps[clause].start = start
      steps[clause].stop = index
      clause += 1
    }
    lattice.findPath(&steps, count: clause)
    output.append(steps, clause, of: text)
    if gap.pending != .none { appendMarks(utf8, from: gap.start, to: limit, into: &output) }
    return true
  }

  /// What has been dropped since the last character that was kept.
  struct Gap {
    /// Where it begins, in bytes.
    var start = 0
    var dropped = 0
    var pending = Break.none
    /// Whether a single comma or the like was dropped, which belongs to a number when it stands between two digits.
    var joinsNumber = false

    @inline(__always)
    mutating func take(_ action: NormalizationTable.Action, _ made: Break) {
      dropped += 1
      if made > pending { pending = made }
      joinsNumber = dropped == 1 && (action.joinsDigits || action == .dropAsNameDot)
    }
  }

  @inline(never)
  private func beyondBasic(_ scalar: UInt32) -> CharacterSymbol {
    if NormalizationTable.isInvisible(scalar) {
      return CharacterSymbol(bits: CharacterSymbol.special | UInt32(Action.dropWithoutBreak.rawValue))
    }
    return segmenter.symbols.symbol(of: scalar)
  }

  /// Writes 甚么 as 什么 and 罗嗦 as 啰嗦, as `NormalizedText` does: changes the character before, answers this one.
  @inline(never)
  private func resolve(
    _ action: Action, after pending: Break, _ utf8: Span<UInt8>, _ clause: Int, _ steps: inout MutableSpan<LatticeStep>
  ) -> CharacterSymbol {
    typealias Character = NormalizationTable.Character
    let kept = action.kept ?? 0
    let symbols = segmenter.symbols
    guard pending <= .blank, clause > 0 else { return symbols.symbol(of: kept) }
    var place = steps[clause - 1].start
    let last = NormalizedText.fold(UTF8Decoding.decode(utf8, at: &place, limit: utf8.count))
    switch action {
    case .keepMe where last == Character.shen:
      segmenter.lattice.replaceLast(by: symbols.symbol(of: Character.shi), of: clause, in: &steps)
    case .keepSuo, .keepSuoOfInstigation:
      guard last == Character.luo || last == Character.luoOfChatter else { break }
      segmenter.lattice.replaceLast(by: symbols.symbol(of: Character.luoOfChatter), of: clause, in: &steps)
      return symbols.symbol(of: Character.suo)
    default: break
    }
    return symbols.symbol(of: kept)
  }

  /// Appends the punctuation among what was dropped.
  private func appendMarks(_ utf8: Span<UInt8>, from start: Int, to end: Int, into output: inout WordText) {
    var index = start
    while index < end {
      let start = index
      let character = UTF8Decoding.decode(utf8, at: &index, limit: end)
      guard let made = Break(of: character), made > .none, !NormalizationTable.isBlank(character) else { continue }
      if Self.isDoubled(character) {
        var next = index
        while next < end, UTF8Decoding.decode(utf8, at: &next, limit: end) == character { index = next }
      }
      output.append(start..<index, of: utf8.bytes)
    }
  }

  /// … ⋯ —, which are written twice as one mark.
  private static func isDoubled(_ scalar: UInt32) -> Bool { scalar == 0x2026 || scalar == 0x22EF || scalar == 0x2014 }
}
