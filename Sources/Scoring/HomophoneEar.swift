import ChineseText
import Rulebook

/// Finds in one turn after another the words that are written otherwise than a phrase's and sound like them.
struct HomophoneEar {
  private var test: HomophoneTest
  private var codes: [UInt32] = []
  private var found: [PhraseHit] = []
  /// How many stretches of the last turn have been judged.
  private(set) var judged = 0

  init(segmenter: Segmenter) {
    test = HomophoneTest(segmenter: segmenter)
  }

  /// The stretches that are written otherwise and can be nothing else.
  ///
  /// - Parameter limit: so many stretches are judged.
  mutating func pieces(
    in text: NormalizedText, of table: HomophoneTable, phrases: PhraseTable, atMost limit: Int
  ) -> HomophonePieces {
    var pieces = HomophonePieces()
    judged = 0
    table.readings.encode(text.scalars.span, into: &codes)
    let codes = codes
    table.scanner.scan(codes.span, into: &found)
    test.begin(with: text)
    for hit in found where !table.isWritten(hit.phrase, in: text.scalars.span, at: Int(hit.start)) {
      guard judged < limit else { break }
      judged += 1
      if let piece = test.piece(table.word(hit.phrase), at: hit, in: text) {
        let heard = PhraseHit(phrase: table.classes[Int(hit.phrase)], start: hit.start, end: hit.end)
        pieces.add(heard, piece, of: phrases)
      }
    }
    return pieces
  }
}
