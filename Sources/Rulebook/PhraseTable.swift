import ChineseText

/// All phrases that a scorecard looks for, laid out for one pass over a turn.
///
/// A phrase such as `请(您|你)…等[一下]` is a *frame*: runs of words with gaps between them. The words of all frames go
/// into one scanner; a frame is verified only in turns where its rarest words were seen.
public struct PhraseTable: Sendable {
  /// Every word of every frame. Alternatives multiply into hundreds of thousands of words; only homophones are looked for
  /// one by one.
  public let words: PhraseWords
  /// For each word its class: words that stand in the same groups are one for the matcher, and there are ten times fewer
  /// classes than words. Those with words that are seen most come first; see `PhraseTableLayout`.
  public let classOfWord: [Int32]
  let deferredScanner: Deferred<PhraseScanner>
  /// Every way to say every phrase: those with the same rarest words together, then those that hold only slots, then
  /// those that are nothing but one of some words.
  public let frames: [PhraseFrame]
  /// The elements of all frames, one frame's after another's.
  public let elements: [PhraseElement]
  /// What `PhraseElement.number` refers to.
  public let bounds: [NumberBound]
  /// For each class, the word groups that its words belong to.
  public let groupsOfClass: IndexLists
  /// How many queries there are that differ.
  public let queryCount: Int
  /// For each word group the first of the frames whose rarest words are its own, and the end of all.
  @usableFromInline let firstFrames: [Int32]
  /// How many groups are the rarest of a frame; they come before all others.
  public let triggerCount: Int
  /// For each class the frames that are nothing but one of its words.
  public let framesOfWholeWord: IndexLists
  /// Where these frames begin.
  let firstWholeWord: Int
  /// For each frame its other groups, the rarest first.
  public let otherGroups: IndexLists
  /// For each class, the units with a frame whose first words are among its words.
  public let unitsOfFirstWord: IndexLists
  /// The same for the units with a frame that is nothing else.
  public let unitsOfWholeWord: IndexLists
  /// What frames and queries refer to by index.
  public let units: [PhraseUnit]
  /// The lists of the settings (units, products): the scorecard's own words for the segmenter.
  ///
  /// Phrases themselves are not among them: as words they would swallow the borders that other phrases, and the
  /// patterns which cancel them, need (measured: 0.922 instead of 0.933 macro F1 on real conversations).
  public let vocabulary: [[UInt32]]

  /// Finds every word of every frame in one pass, and reports its class. Of a new table it may still be in the making: the
  /// first who needs it waits.
  public var scanner: PhraseScanner { deferredScanner.value }
  /// How many classes there are.
  public var classCount: Int { groupsOfClass.count }
  /// How many word groups there are.
  public var groupCount: Int { firstFrames.count - 1 }
  /// The frames whose rarest words are those of a group, and that ask for something besides.
  @inlinable
  public func frames(of group: Int32) -> Range<Int> { Int(firstFrames[Int(group)])..<Int(firstFrames[Int(group) + 1]) }
  /// Frames that hold no words at all, only slots.
  public var wordlessFrames: Range<Int> { Int(firstFrames[groupCount])..<firstWholeWord }

  /// Looks for nothing.
  public static let empty = PhraseTableBuilder(sets: [:]).table()
}

/// A list of phrases that belong together: one phrase set's own lines, or the inline phrases of one rule.
public struct PhraseUnit: Sendable {
  /// The set's id, or the rule's.
  public let name: String
  /// The set's own, applied to every hit; a query may add more.
  public let guards: Guards
  /// Whose turns the unit is looked for in.
  public var speakers: SpeakerFilter
  /// The unit whose hits cancel this unit's, if it overlaps them.
  public let cancelledBy: Int?
  /// A cancelling unit's phrases run over no punctuation.
  public let isCancelling: Bool
}

/// Many short lists of indices in one array, so that the matcher reads them without touching a reference count.
public struct IndexLists: Sendable {
  @usableFromInline let starts: [Int32]
  /// All lists, one after another.
  public let values: [Int32]

  /// Lists of the values that come with each index, in the order in which they come.
  init(count: Int, pairs: [(index: Int32, value: Int32)]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { starts[Int(pair.index) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var values = [Int32](repeating: 0, count: pairs.count)
    var next = starts
    for pair in pairs {
      values[Int(next[Int(pair.index)])] = pair.value
      next[Int(pair.index)] += 1
    }
    self.starts = starts
    self.values = values
  }

  /// The lists one after another.
  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    starts.reserveCapacity(lists.count + 1)
    values.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  /// Lists that stand in an array, each from its start to the next.
  init(starts: [Int32], values: [Int32]) {
    self.starts = starts
    self.values = values
  }

  /// Where list `index` stands in `values`.
  @inlinable
  public subscript(index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  /// How many lists there are.
  public var count: Int { starts.count - 1 }

  /// Lists of the values that come with each index, in ascending order; repetitions in a list are one.
  init(count: Int, distinct pairs: [(index: Int32, value: Int32)]) {
    let all = IndexLists(count: count, pairs: pairs)
    var starts: [Int32] = [0]
    var values: [Int32] = []
    for index in 0..<count {
      for value in all.values[all[index]].sorted() where values.count == Int(starts[index]) || values.last != value {
        values.append(value)
      }
      starts.append(Int32(values.count))
    }
    self.init(starts: starts, values: values)
  }
}

/// One way to say a phrase. Plain numbers only: the matcher copies frames by the million.
public struct PhraseFrame: Sendable {
  /// Index of `PhraseTable.units`.
  public let unit: Int32
  /// The first of the frame's elements in `PhraseTable.elements`, in the order of speech; a gap at an edge is not among
  /// them but makes that edge open.
  public let firstElement: Int32
  /// Behind the frame's last element.
  public let endElement: Int32
  /// The first element of words; `endElement` where there are only slots.
  public let anchor: Int32
  /// At most so many characters, fillers apart, between the turn's start and the hit; -1 where the phrase has no `^`.
  public let startLimit: Int16
  /// The same between the hit and the turn's end; -1 where the phrase has no `$`.
  public let endLimit: Int16
  /// Whose turns the frame is looked for in.
  public let speakers: SpeakerFilter
  /// What else is asked of it.
  public let demands: Demands
  /// What it holds besides words, names apart.
  public let figures: Figures

  /// Stands where no frame is in hand.
  public static let none = PhraseFrame(
    unit: 0, firstElement: 0, endElement: 0, anchor: 0, startLimit: -1, endLimit: -1, speakers: .any, demands: [],
    figures: [])

  /// Kinds of figures, by what a text must hold at least.
  public struct Figures: OptionSet, Sendable {
    /// One bit for each kind.
    public let rawValue: UInt8
    /// Some of the kinds.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something that a number, an amount or an agent's number may begin with.
    @inlinable public static var figure: Figures { Figures(rawValue: 1) }
    /// Something that a bounded number may begin with.
    @inlinable public static var number: Figures { Figures(rawValue: 2) }
    /// Something that a time may begin with.
    @inlinable public static var time: Figures { Figures(rawValue: 4) }
    /// As many digits as the shortest telephone number.
    @inlinable public static var telephone: Figures { Figures(rawValue: 8) }
    /// As many as a mobile number.
    @inlinable public static var mobile: Figures { Figures(rawValue: 16) }
    /// As many as the shortest number of an identity card.
    @inlinable public static var identity: Figures { Figures(rawValue: 32) }
  }

  /// What is asked of a frame as a whole.
  public struct Demands: OptionSet, Sendable {
    /// One bit for each demand.
    public let rawValue: UInt8
    /// Some of the demands.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It belongs to a cancelling unit.
    @inlinable public static var cancelling: Demands { Demands(rawValue: 1) }
    /// It may begin inside a word.
    @inlinable public static var openStart: Demands { Demands(rawValue: 2) }
    /// It may end inside a word: `还有…帮…` also hits in 帮助.
    @inlinable public static var openEnd: Demands { Demands(rawValue: 4) }
    /// A clause must begin where the hit does, fillers apart.
    @inlinable public static var clauseStart: Demands { Demands(rawValue: 8) }
    /// A clause must end where the hit does.
    @inlinable public static var clauseEnd: Demands { Demands(rawValue: 16) }
  }
}

/// One element of a frame.
public enum PhraseElement: Sendable, Hashable {
  /// One of the words of a group.
  case words(Int32)
  /// At most so many characters of anything.
  case gap(Int32)
  /// A built-in slot; lists of the settings have become words.
  case slot(Slot)
  /// A number within a bound: index of `PhraseTable.bounds`.
  case number(Int32)
}

extension PhraseElement {
  /// The kind of figure that the element is, if it is one.
  var figure: PhraseFrame.Figures {
    switch self {
    case .words, .gap, .slot(.name): []
    case .slot(.time): .time
    case .slot(.telephone): .telephone
    case .slot(.mobile): .mobile
    case .slot(.identity): .identity
    case .slot: .figure
    case .number: .number
    }
  }
}

extension [PhraseElement] {
  /// The element at an index of a frame; `nil` behind the frame's last.
  func at(_ index: Int32, before end: Int32) -> PhraseElement? { index < end ? self[Int(index)] : nil }
}

/// What a scorecard asks of the phrase table in one place.
public struct PhraseQuery: Sendable, Hashable {
  /// A unit whose hits count, with the cancelling units that a set which took it over adds to its own.
  public struct Member: Sendable, Hashable {
    /// Index of `PhraseTable.units`.
    public let unit: Int
    /// Indices of cancelling units.
    public let cancels: [Int]
  }

  /// Equal queries of one table have one number, so that what they find is collected once a call; -1 is none.
  public var number: Int32 = -1
  /// A hit of any of them counts.
  public var members: [Member]
  /// Units whose hits cancel overlapping hits of all members: the rule's `except`.
  public var cancels: [Int]
  /// Applied to this query's hits, besides the units' own.
  public var guards: Guards

  /// Hits of any of the members that no cancelling unit overlaps and no guard rejects.
  public init(members: [Member] = [], cancels: [Int] = [], guards: Guards = []) {
    self.members = members
    self.cancels = cancels
    self.guards = guards
  }

  /// The same without what cancels and guards: where the words themselves stand.
  public var words: PhraseQuery { PhraseQuery(members: members.map { Member(unit: $0.unit, cancels: []) }) }

  /// Finds nothing; stands for a set that the rulebook lacks.
  public static let nothing = PhraseQuery()
}
