/// Follows runs of Latin letters and digits, and of Chinese numerals, from the end of a text to its start.
struct NumberRuns {
  /// What starts at a position.
  enum Start {
    case none
    /// Nothing may start here: it would tear a run of letters and digits apart.
    case insideLatin
    /// A run of letters and digits that ends at an index, with the 万 or % that belongs to it.
    case latin(end: Int)
    /// A numeral of at least two Chinese characters that ends at an index.
    case numeral(end: Int)
  }

  private typealias Symbol = CharacterSymbol

  private var latinEnd = 0
  private var numeralEnd = 0
  private var unitEnd = 0

  /// Takes a character; has to be called for each that is not ordinary, from the last to the first.
  mutating func extend(at position: Int, in steps: borrowing MutableSpan<LatticeStep>, count: Int) -> Start {
    let next = position + 1
    let symbol = steps[position].symbol
    let following = next < count ? steps[next].symbol : Symbol(bits: 0)
    let preceding = position > 0 ? steps[position - 1].symbol : Symbol(bits: 0)
    if symbol.has(Symbol.letter | Symbol.digit) {
      if !following.has(Symbol.letter | Symbol.digit) {
        latinEnd = next
        // 20万 and 96% are one word.
        if symbol.has(Symbol.digit) {
          if following.has(Symbol.unit) { latinEnd = unitEnd }
          if following.has(Symbol.percent) { latinEnd = next + 1 }
        }
      }
      return preceding.has(Symbol.letter | Symbol.digit) ? .insideLatin : .latin(end: latinEnd)
    }
    guard symbol.has(Symbol.numeral) else { return .none }
    if symbol.has(Symbol.unit), !following.has(Symbol.unit) { unitEnd = next }
    if !following.has(Symbol.numeral) { numeralEnd = next }
    return !preceding.has(Symbol.numeral) && numeralEnd > next ? .numeral(end: numeralEnd) : .none
  }
}
