import ChineseText
import Rulebook

/// Where in a turn slots may begin: most turns hold no figure at all, and the others few.
struct SlotStarts {
  /// The kinds of figures that the turn may hold.
  private(set) var figures: PhraseFrame.Figures = []
  private var others: [Int32] = []
  private var numbers: [Int32] = []
  private var times: [Int32] = []

  /// Looks through a turn once for all slots.
  mutating func find(in text: borrowing NormalizedText) {
    others.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    figures = []
    var (digits, longest) = (0, 0)
    for position in text.scalars.indices {
      let kinds = text.scalars[position] <= 0xFFFF ? Self.kinds[Int(text.scalars[position])] : 0
      guard kinds != 0 else {
        digits = 0
        continue
      }
      if kinds & Self.other != 0 { others.append(Int32(position)) }
      if kinds & Self.number != 0 { numbers.append(Int32(position)) }
      if kinds & Self.time != 0 { times.append(Int32(position)) }
      digits = kinds & Self.digit != 0 ? digits + 1 : 0
      longest = max(longest, digits)
    }
    if !others.isEmpty { figures.insert(.figure) }
    if !numbers.isEmpty { figures.insert(.number) }
    if !times.isEmpty { figures.insert(.time) }
    if longest >= SlotReader.fewestDigits(of: .telephone) { figures.insert(.telephone) }
    if longest >= SlotReader.fewestDigits(of: .mobile) { figures.insert(.mobile) }
    if longest >= SlotReader.fewestDigits(of: .identity) { figures.insert(.identity) }
  }

  private static let (other, number, time, digit): (UInt8, UInt8, UInt8, UInt8) = (1, 2, 4, 8)

  /// What each character of the Basic Multilingual Plane may begin; the others begin nothing.
  private static let kinds: [UInt8] = (0...0xFFFF as ClosedRange<UInt32>).map { scalar in
    (SlotReader.mayBegin(.number, with: scalar) ? other : 0) | (SlotReader.mayBeginNumber(scalar) ? number : 0)
      | (SlotReader.mayBegin(.time, with: scalar) ? time : 0) | (Numerals.digit(scalar) != nil ? digit : 0)
  }

  /// How many places there are for an element at the beginning of a frame.
  func count(for element: PhraseElement, in text: borrowing NormalizedText) -> Int {
    switch element {
    case .slot(.name), .gap, .words: text.scalars.count
    case .slot(.time): times.count
    case .slot: others.count
    case .number: numbers.count
    }
  }

  /// How many of them there are up to a position.
  func count(for element: PhraseElement, upTo position: Int) -> Int {
    switch element {
    case .slot(.name), .gap, .words: position + 1
    case .slot(.time): Self.count(of: times, upTo: position)
    case .slot: Self.count(of: others, upTo: position)
    case .number: Self.count(of: numbers, upTo: position)
    }
  }

  private static func count(of places: [Int32], upTo position: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// One of these places; a name may begin anywhere.
  func start(_ number: Int, for element: PhraseElement) -> Int {
    switch element {
    case .slot(.name), .gap, .words: number
    case .slot(.time): Int(times[number])
    case .slot: Int(others[number])
    case .number: Int(numbers[number])
    }
  }
}
