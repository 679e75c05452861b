import ChineseText
import Rulebook

/// Where in a turn slots may begin: most turns hold no figure at all, and the others few.
struct SlotStarts {
  private var figures: [Int32] = []
  private var numbers: [Int32] = []
  private var times: [Int32] = []

  /// Looks through a turn once for all slots.
  mutating func find(in text: borrowing NormalizedText) {
    figures.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    for position in text.scalars.indices where text.scalars[position] <= 0xFFFF {
      let kinds = Self.kinds[Int(text.scalars[position])]
      guard kinds != 0 else { continue }
      if kinds & Self.figure != 0 { figures.append(Int32(position)) }
      if kinds & Self.number != 0 { numbers.append(Int32(position)) }
      if kinds & Self.time != 0 { times.append(Int32(position)) }
    }
  }

  private static let (figure, number, time): (UInt8, UInt8, UInt8) = (1, 2, 4)

  /// What each character of the Basic Multilingual Plane may begin; the others begin nothing.
  private static let kinds: [UInt8] = (0...0xFFFF as ClosedRange<UInt32>).map { scalar in
    (SlotReader.mayBegin(.number, with: scalar) ? figure : 0) | (SlotReader.mayBeginNumber(scalar) ? number : 0)
      | (SlotReader.mayBegin(.time, with: scalar) ? time : 0)
  }

  /// How many places there are for an element at the beginning of a frame.
  func count(for element: PhraseElement, in text: borrowing NormalizedText) -> Int {
    switch element {
    case .slot(.name), .gap, .words: text.scalars.count
    case .slot(.time): times.count
    case .slot: figures.count
    case .number: numbers.count
    }
  }

  /// One of these places; a name may begin anywhere.
  func start(_ number: Int, for element: PhraseElement) -> Int {
    switch element {
    case .slot(.name), .gap, .words: number
    case .slot(.time): Int(times[number])
    case .slot: Int(figures[number])
    case .number: Int(numbers[number])
    }
  }
}
