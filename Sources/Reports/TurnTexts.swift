import CallModel

/// The texts of a call's turns as a report may show them: as code points, personal data masked.
///
/// Each turn is decoded and masked once, and only if the report shows something of it. One of these serves call after
/// call, so that a warm one allocates little.
struct TurnTexts {
  private let mask: PersonalDataMask?
  private var call: Call
  /// What the mask looks for besides what it knows.
  private var customerName: [Unicode.Scalar] = []
  /// Of all turns that are known.
  private var scalars: [Unicode.Scalar] = []
  /// Where a turn stands in `scalars`.
  private var known: [Range<Int>?] = []
  private var scratch: [Unicode.Scalar] = []

  init(of call: Call, mask: PersonalDataMask?) {
    self.mask = mask
    self.call = call
    begin(call)
  }

  /// Goes on to another call.
  mutating func begin(_ call: Call) {
    self.call = call
    customerName = mask == nil ? [] : PersonalDataMask.searchable(call.customer.name)
    scalars.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    known.append(contentsOf: repeatElement(nil, count: call.turns.count))
  }

  /// The whole turn. The index must be one of the call's.
  mutating func text(ofTurn index: Int) -> ArraySlice<Unicode.Scalar> {
    scalars[range(ofTurn: index)]
  }

  /// A part of a turn, the bounds drawn in to what the turn has; its text keeps its place among all texts.
  mutating func part(ofTurn index: Int, from: Int, to: Int) -> (range: Range<Int>, text: ArraySlice<Unicode.Scalar>) {
    let turn = range(ofTurn: index)
    let lower = min(max(from, 0), turn.count)
    let range = lower..<min(max(to, lower), turn.count)
    return (range, scalars[turn.lowerBound + range.lowerBound..<turn.lowerBound + range.upperBound])
  }

  private mutating func range(ofTurn index: Int) -> Range<Int> {
    if let range = known[index] { return range }
    let turn = call.turns[index]
    call.text.withUnsafeBufferPointer { Self.decode(UnsafeBufferPointer(rebasing: $0[turn.bytes]), to: &scratch) }
    mask?.apply(to: &scratch, speaker: turn.speaker, searching: customerName)
    let range = scalars.count..<scalars.count + scratch.count
    scalars.append(contentsOf: scratch)
    known[index] = range
    return range
  }

  /// Makes `scalars` the code points of UTF-8, ill-formed parts as `String(decoding:as:)` repairs them.
  private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, to scalars: inout [Unicode.Scalar]) {
    // Never fewer bytes than characters.
    if scalars.count < utf8.count {
      scalars.append(contentsOf: repeatElement("\u{0}", count: utf8.count - scalars.count))
    }
    if let count = scalars.withUnsafeMutableBufferPointer({ decodeCommon(utf8, to: $0) }) {
      scalars.removeLast(scalars.count - count)
    } else {
      scalars.removeAll(keepingCapacity: true)
      scalars.append(contentsOf: String(decoding: utf8, as: UTF8.self).unicodeScalars)
    }
  }

  /// Decodes ASCII and what has three bytes, which is nearly all of Chinese text; `nil` where there is something else.
  ///
  /// - Returns: how many characters there are.
  private static func decodeCommon(
    _ utf8: UnsafeBufferPointer<UInt8>, to scalars: UnsafeMutableBufferPointer<Unicode.Scalar>
  ) -> Int? {
    var index = 0
    var count = 0
    while index < utf8.count {
      let lead = UInt32(utf8[index])
      if lead & 0xF0 == 0xE0, index + 2 < utf8.count {
        let (second, third) = (UInt32(utf8[index + 1]), UInt32(utf8[index + 2]))
        let value = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800, let scalar = Unicode.Scalar(value)
        else { return nil }
        scalars[count] = scalar
        index += 3
      } else if lead < 0x80 {
        scalars[count] = Unicode.Scalar(UInt8(truncatingIfNeeded: lead))
        index += 1
      } else {
        return nil
      }
      count += 1
    }
    return count
  }
}
