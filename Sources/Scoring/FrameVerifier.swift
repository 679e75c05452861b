import CallModel
import ChineseText
import Rulebook

/// Checks in one turn where a frame whose first words were seen is there as a whole.
///
/// Belongs to one call; turn after turn is put in. It is not copied and holds plain numbers in its loops: profiles
/// showed the reference counts of an earlier form to cost more than all the matching.
struct FrameVerifier: ~Copyable {
  private let table: PhraseTable
  /// Which units are looked for in wordless frames; empty stands for all.
  private let units: [Bool]
  private var text = NormalizedText()
  /// `nil` where words may be cut in two.
  private var borders: WordBorders?
  private var places = TurnPlaces()
  /// Sorted by start.
  private var hits: [PhraseHit] = []
  /// The frames of words that may stand in the texts of the block in hand.
  private var candidates: CandidateFinder
  /// What the turn holds of each group of words.
  private var marks: TurnMarks
  private var turn: Int32 = 0
  /// The one in hand.
  private var frame: PhraseFrame
  /// Where slots may stand; found for each turn.
  private var slots = SlotPlaces()
  /// Where the turn's leading fillers end and its trailing ones begin; found when first asked for.
  private var fillers: (leading: Int, trailing: Int)?
  /// Where `^` and `$` cannot hold.
  private var cut: CutEnds = []
  /// The words that only sound like words of phrases, where such are looked for; frames without any are passed over.
  private var homophones: HomophonePieces?
  /// What is left of `maximumSteps` for the frame in hand.
  private var steps = 0

  /// So many places are tried for a frame from one hit: several gaps over a text that repeats one word would
  /// otherwise take as many as there are combinations.
  private static let maximumSteps = 500
  /// How far before its first words a frame may begin, in characters.
  private static let reach = 48

  /// - Parameter units: for each unit of the table whether it is looked for; empty stands for all.
  init(table: PhraseTable, units: [Bool] = [], segmenter: Segmenter?, memory: consuming Memory? = nil) {
    self.table = table
    self.units = units
    frame = PhraseFrame.none
    let memory =
      memory
      ?? Memory(
        candidates: CandidateFinder(for: table), marks: TurnMarks(for: table),
        borders: segmenter.map(WordBorders.init))
    (candidates, marks, borders) = (memory.candidates, memory.marks, memory.borders)
    (places, slots, text, hits) = (memory.places, memory.slots, memory.text, memory.hits)
  }

  /// What a verifier works in; one worker keeps it from call to call, for the same table and segmenter.
  struct Memory {
    fileprivate var candidates: CandidateFinder
    fileprivate var marks: TurnMarks
    fileprivate var borders: WordBorders?
    fileprivate var places = TurnPlaces()
    fileprivate var slots = SlotPlaces()
    fileprivate var text = NormalizedText()
    fileprivate var hits: [PhraseHit] = []

    /// Whether it was made for a table of this size.
    func fits(_ table: PhraseTable) -> Bool { candidates.fits(table) && marks.fit(table) }
  }

  /// Ends the work and gives the memory back for the next call.
  consuming func finish() -> Memory {
    Memory(
      candidates: candidates, marks: marks, borders: borders, places: places, slots: slots, text: text,
      hits: hits)
  }

  /// Finds what may stand in a block of texts, which are then verified one by one; see `CandidateFinder.find`.
  mutating func begin(_ texts: ArraySlice<(speaker: Speaker, hits: Range<Int>)>, hits: [PhraseHit]) {
    candidates.find(in: texts, hits: hits, table: table, units: units)
  }

  /// Adds every frame that holds in a turn, with its extent; of one frame at one place the first extent that does.
  ///
  /// The text is borrowed by swapping, so that its buffers stay where they are.
  /// - Parameters:
  ///   - number: the text's in the block.
  ///   - index: the turn's, for the matches.
  ///   - cut: at which of its ends the text is only a piece of what the speaker said.
  mutating func verify(
    _ number: Int, turn index: Int, speaker: Speaker, text: inout NormalizedText, cut: CutEnds = [],
    hits: ArraySlice<PhraseHit>, homophones: HomophonePieces? = nil, into matches: inout [PhraseMatch]
  ) {
    self.cut = cut
    self.homophones = homophones
    swap(&self.text, &text)
    borders?.reset()
    places.find(in: self.text)
    self.hits.removeAll(keepingCapacity: true)
    if places.holdStops {
      for hit in hits where places.isOneSentence(Int(hit.start), Int(hit.end)) { self.hits.append(hit) }
    } else {
      self.hits.append(contentsOf: hits)
    }
    places.note(self.hits)
    fillers = nil
    turn = Int32(index)
    slots.find(in: self.text)
    verifyWholeWords(speaker: speaker, into: &matches)
    marks.begin(with: self.hits)
    verifyFrames(of: number, into: &matches)
    if homophones == nil { verifyWordlessFrames(speaker: speaker, into: &matches) }
    swap(&self.text, &text)
  }

  /// More than half of what is found in a call is nothing but a word: its frames are tried as soon as the word is seen.
  private mutating func verifyWholeWords(speaker: Speaker, into matches: inout [PhraseMatch]) {
    for number in hits.indices {
      let hit = hits[number]
      for place in table.framesOfWholeWord[Int(hit.phrase)] {
        let index = Int(table.framesOfWholeWord.values[place])
        guard isLookedFor(index, by: speaker) else { continue }
        frame = table.frames[index]
        homophones?.begin(with: hit)
        if holds(Int(hit.start), Int(hit.end)) { note(Int(hit.start), Int(hit.end), in: &matches) }
      }
    }
  }

  private mutating func verifyFrames(of number: Int, into matches: inout [PhraseMatch]) {
    for place in candidates.range(of: number) {
      let index = Int(candidates.frames[place])
      guard table.frames[index].figures.isSubset(of: slots.figures) else { continue }
      frame = table.frames[index]
      guard case .words(let group) = table.elements[Int(frame.anchor)],
        homophones?.mayOccur(in: frame, of: table) ?? true
      else { continue }
      verify(from: group, into: &matches)
    }
  }

  /// Tries the frame from every place of its first words.
  private mutating func verify(from group: Int32, into matches: inout [PhraseMatch]) {
    for place in marks.hits(of: group, words: candidates.words) {
      if let extent = extent(at: hits[marks.number(at: place)]) { note(extent.start, extent.end, in: &matches) }
    }
  }

  private mutating func verifyWordlessFrames(speaker: Speaker, into matches: inout [PhraseMatch]) {
    for index in table.wordlessFrames {
      guard table.frames[index].figures.isSubset(of: slots.figures), isLookedFor(index, by: speaker) else { continue }
      frame = table.frames[index]
      if frame.startLimit >= 0, cut.contains(.start) { continue }
      let last = frame.startLimit >= 0 ? ends.leading + Int(frame.startLimit) : text.scalars.count
      let first = table.elements[Int(frame.firstElement)]
      // What has been matched is not begun in again.
      var next = 0
      for number in 0..<slots.count(for: first, in: text) {
        let start = slots.start(number, for: first)
        guard start <= last else { break }
        guard start >= next else { continue }
        steps = Self.maximumSteps
        guard let end = end(from: frame.firstElement, at: start, start: start) else { continue }
        note(start, end, in: &matches)
        next = max(start + 1, end)
      }
    }
  }

  private func isLookedFor(_ index: Int, by speaker: Speaker) -> Bool {
    (table.frames[index].speakers.contains(speaker) || speaker == .unknown)
      && (units.isEmpty || units[Int(table.frames[index].unit)])
  }

  private func note(_ start: Int, _ end: Int, in matches: inout [PhraseMatch]) {
    matches.append(
      PhraseMatch(
        unit: frame.unit, turn: turn, start: Int32(start), end: Int32(end), sound: homophones?.sound ?? .exact))
  }

  private mutating func extent(at hit: PhraseHit) -> (start: Int, end: Int)? {
    steps = Self.maximumSteps
    homophones?.begin(with: hit)
    let (first, rest) = (Int(hit.start), frame.anchor + 1)
    guard frame.anchor > frame.firstElement else {
      return end(from: rest, at: Int(hit.end), start: first).map { (first, $0) }
    }
    // Slots and gaps before the first words: the nearest start first.
    let slot = table.elements[Int(frame.firstElement)]
    let earliest = max(0, first - reach)
    var number = slots.count(for: slot, upTo: first)
    while number > 0 {
      number -= 1
      let start = slots.start(number, for: slot)
      guard start >= earliest else { return nil }
      if leads(from: frame.firstElement, at: start, until: first),
        let end = end(from: rest, at: Int(hit.end), start: start)
      {
        return (start, end)
      }
    }
    return nil
  }

  /// How far before its first words the frame may begin at most, in characters.
  private var reach: Int {
    var reach = 0
    for index in frame.firstElement..<frame.anchor {
      switch table.elements[Int(index)] {
      case .gap(let limit): reach += Int(limit)
      case .slot(.name): reach += SlotReader.longestName
      case .slot, .number, .words: return Self.reach
      }
    }
    return min(reach, Self.reach)
  }

  /// Where the frame's elements from `index` on end, if they stand at `position`, behind a gap or not; the first end at
  /// which the whole extent holds.
  private mutating func end(from index: Int32, at position: Int, start: Int) -> Int? {
    steps -= 1
    guard steps > 0 else { return nil }
    var index = index
    var slack = 0
    while index < frame.endElement, case .gap(let limit) = table.elements[Int(index)] {
      slack = Int(limit)
      index += 1
    }
    guard index < frame.endElement else { return holds(start, position) ? position : nil }
    switch table.elements[Int(index)] {
    case .words(let group): return end(ofWords: group, at: index, from: position, within: slack, start: start)
    case .gap: return nil
    case .slot(let slot):
      for from in position...min(position + slack, text.scalars.count) {
        let stops = slots.ends(of: slot, in: text, from: from)
        for number in 0..<stops.count {
          if let end = end(from: index + 1, at: stops[number], start: start) { return end }
        }
      }
      return nil
    case .number(let bound):
      for from in position...min(position + slack, text.scalars.count) {
        if let stop = SlotReader.end(of: table.bounds[Int(bound)], in: text, from: from),
          let end = end(from: index + 1, at: stop, start: start)
        {
          return end
        }
      }
      return nil
    }
  }

  /// The same where the next element is words, with at most `slack` characters before them.
  private mutating func end(
    ofWords group: Int32, at index: Int32, from position: Int, within slack: Int, start: Int
  ) -> Int? {
    // Words that follow without a gap belong to one sentence.
    if slack == 0, position > 0, position < text.scalars.count, text.breaks[position] >= .stop { return nil }
    let words = marks.hits(of: group, words: candidates.words)
    var place = marks.place(in: words, from: places.firstHit(from: position))
    while place < words.upperBound {
      let hit = hits[marks.number(at: place)]
      guard Int(hit.start) <= position + slack else { break }
      place += 1
      homophones?.take(hit)
      if let end = end(from: index + 1, at: Int(hit.end), start: start) { return end }
      homophones?.release(hit)
    }
    return nil
  }

  /// Whether the elements before the first words fill exactly the stretch from `position` to `goal`.
  private mutating func leads(from index: Int32, at position: Int, until goal: Int) -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    guard index < frame.anchor else { return position == goal }
    switch table.elements[Int(index)] {
    case .words: return false
    case .gap(let limit):
      guard position <= goal else { return false }
      for next in position...min(goal, position + Int(limit))
      where leads(from: index + 1, at: next, until: goal) { return true }
      return false
    case .slot(let slot):
      let stops = slots.ends(of: slot, in: text, from: position)
      for number in 0..<stops.count where leads(from: index + 1, at: stops[number], until: goal) { return true }
      return false
    case .number(let bound):
      guard let stop = SlotReader.end(of: table.bounds[Int(bound)], in: text, from: position) else { return false }
      return leads(from: index + 1, at: stop, until: goal)
    }
  }

  /// Where what is said begins and ends, fillers apart.
  private var ends: (leading: Int, trailing: Int) {
    mutating get {
      let known = fillers ?? (Fillers.leading(in: text.scalars), Fillers.trailing(in: text.scalars))
      fillers = known
      return known
    }
  }

  /// Whether an extent of the frame is acceptable: unbroken, at its place in the turn, and cutting no word in two.
  private mutating func holds(_ start: Int, _ end: Int) -> Bool {
    if let homophones, homophones.sound == nil { return false }
    if frame.startLimit >= 0 || frame.endLimit >= 0, !isAtItsPlace(start, end) { return false }
    let demands = frame.demands
    // What cancels a hit must be one with it: no blank, no comma, gaps or not.
    if demands.contains(.cancelling), !places.isUnbroken(start, end) { return false }
    if demands.contains(.clauseStart), !Fillers.startsClause(start, in: text) { return false }
    if demands.contains(.clauseEnd), !Fillers.endsClause(end, in: text) { return false }
    return (demands.contains(.openStart) || borders?.isBorder(start, of: text) ?? true)
      && (demands.contains(.openEnd) || borders?.isBorder(end, of: text) ?? true)
  }

  /// Whether an extent stands at the turn's start or end where the frame asks for it.
  private mutating func isAtItsPlace(_ start: Int, _ end: Int) -> Bool {
    if frame.startLimit >= 0, cut.contains(.start) { return false }
    if frame.endLimit >= 0, cut.contains(.end) { return false }
    let known = ends
    if frame.startLimit >= 0, start - known.leading > Int(frame.startLimit) { return false }
    return frame.endLimit < 0 || max(end, known.trailing) - end <= Int(frame.endLimit)
  }
}
