/// What the ticket or telephone system noted about a call beside its transcript: 工单, 通话日志.
///
/// The names are the exporter's; rules ask for `responseMinutes`, `party`, `missedCall` and the like, and a rule whose
/// field is not there is not assessable.
public struct CallRecord: Sendable, Equatable {
  /// One field of the record.
  public enum Value: Sendable, Equatable {
    case number(Double)
    case text(String)
    case flag(Bool)
  }

  /// By name; fields without a value are left out.
  public var fields: [String: Value] = [:]

  /// A record without fields.
  public init(fields: [String: Value] = [:]) {
    self.fields = fields
  }

  /// Whether a field is there and says something: a blank text is no entry.
  public func isFilled(_ name: String) -> Bool {
    switch fields[name] {
    case nil: false
    case .text(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
    case .number, .flag: true
    }
  }
}
