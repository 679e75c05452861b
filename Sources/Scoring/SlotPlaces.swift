import ChineseText
import Rulebook

/// Where in a turn slots may begin and where they end there: most turns hold no figure at all, and the others few.
struct SlotPlaces {
  /// The kinds of figures that the turn may hold.
  private(set) var figures: PhraseFrame.Figures = []
  private var others: [Int32] = []
  private var numbers: [Int32] = []
  private var times: [Int32] = []
  /// Of each position and slot where its ends stand in `ends`; -1 while nobody asked. Empty until the turn's first slot.
  private var endsOfPlace: [Int32] = []
  private var ends: [SlotEnds] = []

  /// Looks through a turn once for all slots.
  mutating func find(in text: borrowing NormalizedText) {
    others.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    endsOfPlace.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    figures = []
    var (digits, longest) = (0, 0)
    let (known, scalars) = (Self.kinds, text.scalars)
    for position in scalars.indices {
      let scalar = scalars[position]
      let kinds = scalar <= 0xFFFF ? known[Int(scalar)] : 0
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

  /// In longer turns ends are looked for again whenever somebody asks, rather than kept.
  private static let longestKept = 4_096

  /// `SlotReader.ends`, found once.
  mutating func ends(of slot: Slot, in text: borrowing NormalizedText, from start: Int) -> SlotEnds {
    let count = text.scalars.count
    guard start < count, SlotReader.mayBegin(slot, with: text.scalars[start]) else { return SlotEnds() }
    guard count <= Self.longestKept else { return SlotReader.ends(of: slot, in: text, from: start) }
    if endsOfPlace.isEmpty { endsOfPlace.append(contentsOf: repeatElement(-1, count: count * Self.slotCount)) }
    let place = start * Self.slotCount + Self.number(of: slot)
    let known = Int(endsOfPlace[place])
    if known >= 0 { return ends[known] }
    endsOfPlace[place] = Int32(ends.count)
    let found = SlotReader.ends(of: slot, in: text, from: start)
    ends.append(found)
    return found
  }

  private static let slotCount = 8

  private static func number(of slot: Slot) -> Int {
    switch slot {
    case .number: 0
    case .agentNumber: 1
    case .telephone: 2
    case .mobile: 3
    case .identity: 4
    case .time: 5
    case .name: 6
    case .amount: 7
    }
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
