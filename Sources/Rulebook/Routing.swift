import CallModel

/// Which calls of a mixed export are scored by which scorecard.
public struct Routing: Sendable, Equatable {
  /// One line of the file: all that it names must fit.
  public struct Route: Sendable, Equatable {
    /// Names of queues; `*` at the end of one stands for any rest. `nil` fits all.
    public var queues: [String]?
    /// Names of teams, likewise.
    public var teams: [String]?
    /// `nil` fits all.
    public var channels: [Channel]?
    /// `nil` fits all, also calls whose direction is not known.
    public var directions: [Direction]?
    /// The export's own types; `nil` fits all.
    public var callTypes: [CallType]?
    /// The id of the scorecard.
    public var scorecard: String

    /// A route that every call takes.
    public init(scorecard: String) { self.scorecard = scorecard }

    func fits(_ call: Call) -> Bool {
      Self.fits(call.queue, queues) && Self.fits(call.agent.team, teams) && channels?.contains(call.channel) != false
        && (directions.map { wanted in call.direction.map(wanted.contains) ?? false } ?? true)
        && (callTypes.map { wanted in call.callType.map(wanted.contains) ?? false } ?? true)
    }

    private static func fits(_ name: String?, _ wanted: [String]?) -> Bool {
      guard let wanted else { return true }
      guard let name else { return false }
      return wanted.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }
  }

  /// The first that fits counts.
  public var routes: [Route]
  /// For calls that no route fits; `nil` rejects them.
  public var fallback: String?

  /// A routing by its lines.
  public init(routes: [Route], fallback: String? = nil) {
    self.routes = routes
    self.fallback = fallback
  }

  /// The scorecard of a call; `nil` where none is meant for it.
  public func scorecard(for call: Call) -> String? {
    routes.first { $0.fits(call) }?.scorecard ?? fallback
  }

  /// All scorecards that it names, each once, in the order of the file.
  public var scorecards: [String] {
    var known: Set<String> = []
    return (routes.map(\.scorecard) + [fallback].compactMap(\.self)).filter { known.insert($0).inserted }
  }
}
