import CallModel

/// Why an item has its outcome: what was said, where something was looked for in vain, or a figure.
public enum Proof: Sendable, Equatable {
  case evidence(Evidence)
  /// Looked for in these turns and not found; both indices inclusive.
  case searched(fromTurn: Int, toTurn: Int)
  /// The nearest miss of what was looked for.
  case nearest(turn: Int, from: Int, to: Int)
  case measured(Measurement)
  /// The field of the call that would make the rule assessable.
  case missing(field: String)
}

/// Words of a turn, in code points of the turn's original text, end exclusive.
public struct Evidence: Sendable, Hashable {
  public var turn: Int
  public var from: Int
  public var to: Int
  public var match: Match

  /// How sure the words are.
  public enum Match: String, Sendable {
    case exact, homophone
  }

  /// `from` and `to` count code points of the turn's original text, `to` is exclusive.
  public init(turn: Int, from: Int, to: Int, match: Match = .exact) {
    self.turn = turn
    self.from = from
    self.to = to
    self.match = match
  }
}

/// A figure of the call held against the rule's limit.
public struct Measurement: Sendable, Equatable {
  public var name: String
  public var value: String
  public var limit: String
  public var unit: String

  /// Values are already written the way the report shows them.
  public init(name: String, value: String, limit: String, unit: String) {
    self.name = name
    self.value = value
    self.limit = limit
    self.unit = unit
  }
}
