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
    for position in text.scalars.indices {
      let scalar = text.scalars[position]
      if SlotReader.mayBegin(.number, with: scalar) { figures.append(Int32(position)) }
      if SlotReader.mayBeginNumber(scalar) { numbers.append(Int32(position)) }
      if SlotReader.mayBegin(.time, with: scalar) { times.append(Int32(position)) }
    }
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
