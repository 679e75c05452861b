import CallModel

/// Why an item has its outcome: what was said, where something was looked for in vain, or a figure.
public enum Proof: Sendable, Equatable {
  /// What was said.
  case evidence(Evidence)
  /// Looked for in these turns and not found; both indices inclusive.
  case searched(fromTurn: Int, toTurn: Int)
  /// The nearest miss of what was looked for.
  case nearest(turn: Int, from: Int, to: Int)
  /// A figure, or who hung up, against what the rule allows.
  case measured(Measurement)
  /// The field of the call that would make the rule assessable.
  case missing(field: String)
}

extension Proof {
  /// One proof for each stretch, the same stretch once.
  static func searched(_ scopes: [Scope]) -> [Proof] {
    var proofs: [Proof] = []
    for scope in scopes {
      let proof = Proof.searched(fromTurn: scope.turns.lowerBound, toTurn: scope.turns.upperBound)
      if !proofs.contains(proof) { proofs.append(proof) }
    }
    return proofs
  }

  /// Whether it only says where something was not found.
  var isSearch: Bool {
    if case .searched = self { true } else { false }
  }
}

/// Words of a turn, in code points of the turn's original text, end exclusive.
public struct Evidence: Sendable, Hashable {
  /// Index of `Call.turns`, from 0.
  public var turn: Int
  /// The first code point, from 0.
  public var from: Int
  /// The code point behind the last.
  public var to: Int
  /// Whether the words themselves were said or words that sound the same.
  public var match: Match

  /// How sure the words are.
  public enum Match: String, Sendable {
    /// The characters of the phrase, or others of the same sound.
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
  /// A `Figure`'s raw value, `ringSeconds` or `hangup`.
  public var name: String
  /// A whole number, else two decimals: `4`, `12.50`; for `hangup` the party.
  public var value: String
  /// Written as `value` is; for `hangup` the parties asked for, with `|` between them.
  public var limit: String
  /// Chinese: 秒, 声, 次, 轮, 字/分 or %; 挂机方 for `hangup`.
  public var unit: String

  /// Values are already written the way the report shows them.
  public init(name: String, value: String, limit: String, unit: String) {
    self.name = name
    self.value = value
    self.limit = limit
    self.unit = unit
  }
}
