/// The mistakes of one file; once there are too many to read, only their existence is noted.
struct DiagnosticLog {
  /// More mistakes than this are not listed.
  static let limit = 100

  private(set) var entries: [Diagnostic] = []

  /// Whether further mistakes are dropped, so that nothing costly need be found out about them.
  var isFull: Bool { entries.count > Self.limit }

  mutating func append(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    guard entries.count < Self.limit else {
      let more = Message(english: "and more mistakes from here on", chinese: "从这里起还有更多错误")
      entries.append(Diagnostic(diagnostic.location, more))
      return
    }
    entries.append(diagnostic)
  }
}
