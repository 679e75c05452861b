import ChineseText

/// All phrases that a scorecard looks for, laid out for one pass over a turn.
///
/// A phrase such as `请(您|你)…等[一下]` is a *frame*: runs of words with gaps between them. The words of all frames go
/// into one scanner; a frame is verified only where its first words were seen.
public struct PhraseTable: Sendable {
  /// Every word of every frame, by its number in the scanner's hits.
  public let words: [[UInt32]]
  /// Finds every word of every frame in one pass.
  public let scanner: PhraseScanner
  /// Every way to say every phrase; `framesOfGroup` and `wordlessFrames` hold indices of it.
  public let frames: [PhraseFrame]
  /// The elements of all frames, one frame's after another's.
  public let elements: [PhraseElement]
  /// For each scanner phrase, the word groups that it belongs to.
  public let groupsOfWord: IndexLists
  /// For each scanner phrase, the frames whose first words it may be.
  public let framesOfWord: IndexLists
  /// How many word groups there are.
  public let groupCount: Int
  /// Frames that hold no words at all, only slots.
  public let wordlessFrames: [Int32]
  /// What frames and queries refer to by index.
  public let units: [PhraseUnit]
  /// The lists of the settings (units, products): the scorecard's own words for the segmenter.
  ///
  /// Phrases themselves are not among them: as words they would swallow the borders that other phrases, and the
  /// patterns which cancel them, need (measured: 0.922 instead of 0.933 macro F1 on real conversations).
  public let vocabulary: [[UInt32]]

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

  /// As many lists as asked for; `append` adds the values of the list with the given number.
  init(count: Int, append: (Int, inout [Int32]) -> Void) {
    var starts: [Int32] = [0]
    var values: [Int32] = []
    starts.reserveCapacity(count + 1)
    for index in 0..<count {
      append(index, &values)
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  /// Where list `index` stands in `values`.
  @inlinable
  public subscript(index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  /// How many lists there are.
  public var count: Int { starts.count - 1 }
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
  /// The element that the scanner finds; `endElement` where there are only slots.
  public let anchor: Int32
  /// Whose turns the frame is looked for in.
  public let speakers: SpeakerFilter
  /// Whether the frame belongs to a cancelling unit.
  public let isCancelling: Bool
  /// Whether the edge may lie inside a word.
  public let openStart: Bool
  /// The same for the end: `还有…帮…` also hits in 帮助.
  public let openEnd: Bool
  /// At most so many characters, fillers apart, between the turn's start and the hit.
  public let startLimit: Int?
  /// The same between the hit and the turn's end; `nil` where the phrase has no `$`.
  public let endLimit: Int?
  /// Whether a clause must begin where the hit does, fillers apart.
  public let startsClause: Bool
  /// The same for the end.
  public let endsClause: Bool
}

/// One element of a frame.
public enum PhraseElement: Sendable, Hashable {
  /// One of the words of a group.
  case words(Int32)
  /// At most so many characters of anything.
  case gap(Int)
  /// A built-in slot; lists of the settings have become words.
  case slot(Slot)
  /// A number within a bound.
  case number(NumberBound)
}

/// What a scorecard asks of the phrase table in one place.
public struct PhraseQuery: Sendable {
  /// A unit whose hits count, with the cancelling units that a set which took it over adds to its own.
  public struct Member: Sendable {
    /// Index of `PhraseTable.units`.
    public let unit: Int
    /// Indices of cancelling units.
    public let cancels: [Int]
  }

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
