import CallModel

/// The texts of a call's turns as a report may show them: as code points, personal data masked.
///
/// Each turn is decoded and masked once, and only if the report shows something of it.
struct TurnTexts {
  private let call: Call
  private let mask: PersonalDataMask?
  private var known: [[Unicode.Scalar]?]

  init(of call: Call, mask: PersonalDataMask?) {
    self.call = call
    self.mask = mask
    known = Array(repeating: nil, count: call.turns.count)
  }

  /// The whole turn. The index must be one of the call's.
  mutating func text(ofTurn index: Int) -> [Unicode.Scalar] {
    if let text = known[index] { return text }
    let turn = call.turns[index]
    var text = Array(call.string(of: turn).unicodeScalars)
    mask?.apply(to: &text, speaker: turn.speaker, customerName: call.customer.name)
    known[index] = text
    return text
  }

  /// A part of a turn, the bounds drawn in to what the turn has.
  mutating func part(ofTurn index: Int, from: Int, to: Int) -> (range: Range<Int>, text: ArraySlice<Unicode.Scalar>) {
    let text = text(ofTurn: index)
    let lower = min(max(from, 0), text.count)
    let range = lower..<min(max(to, lower), text.count)
    return (range, text[range])
  }
}
