import ChineseText
import Rulebook

/// The words of one turn that only sound like words of phrases, and how a frame that is being put together from them
/// and from written words stands.
struct HomophonePieces {
  /// How well a phrase is proven.
  enum Sound: UInt8 {
    /// It stands there as written.
    case exact
    /// It sounds so: may credit a rule.
    case alike
    /// It sounds so and can hardly be anything else: may ask for a review.
    case surelyAlike
  }

  /// One such word.
  struct Piece {
    /// How many of its characters are written differently.
    var differing: Int
    /// See `HomophoneTest`.
    var isSure: Bool
  }

  /// So many characters a phrase must have before its sound alone accuses somebody.
  private static let fewestToAccuse = 4

  private var pieces: [PhraseHit: Piece] = [:]
  private var groups: Set<Int32> = []
  private var literal = 0
  private var differing = 0
  private var unsure = 0

  /// No words yet.
  init() {}

  var isEmpty: Bool { pieces.isEmpty }
  var hits: [PhraseHit] { Array(pieces.keys) }

  /// Of words of one class that the same stretch sounds like, the surest and most alike counts.
  mutating func add(_ hit: PhraseHit, _ piece: Piece, of table: PhraseTable) {
    if let known = pieces[hit], (known.isSure ? 0 : 1, known.differing) <= (piece.isSure ? 0 : 1, piece.differing) {
      return
    }
    pieces[hit] = piece
    for position in table.groupsOfClass[Int(hit.phrase)] { groups.insert(table.groupsOfClass.values[position]) }
  }

  /// Whether one of the words may stand in a frame. What cancels must be written.
  func mayOccur(in frame: PhraseFrame, of table: PhraseTable) -> Bool {
    guard !frame.demands.contains(.cancelling) else { return false }
    var index = frame.anchor
    while index < frame.endElement {
      if case .words(let group) = table.elements[Int(index)], groups.contains(group) { return true }
      index += 1
    }
    return false
  }

  // MARK: The frame in hand

  mutating func begin(with hit: PhraseHit) {
    (literal, differing, unsure) = (0, 0, 0)
    take(hit)
  }

  mutating func take(_ hit: PhraseHit) { count(hit, 1) }

  mutating func release(_ hit: PhraseHit) { count(hit, -1) }

  private mutating func count(_ hit: PhraseHit, _ sign: Int) {
    literal += sign * Int(hit.end - hit.start)
    guard let piece = pieces[hit] else { return }
    differing += sign * piece.differing
    if !piece.isSure { unsure += sign }
  }

  /// What the words taken prove together; `nil` where all are written, or too few.
  var sound: Sound? {
    guard differing > 0, 2 * differing <= literal else { return nil }
    return unsure == 0 && literal >= Self.fewestToAccuse && 3 * differing <= literal ? .surelyAlike : .alike
  }
}
