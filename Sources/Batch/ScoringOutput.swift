import Reports

/// Where a run's results go.
public enum ScoringOutput: Sendable, Equatable {
  /// `calls/<id>.xml`, `summary.xml` and, if need be, `rejected.jsonl` in a folder.
  case folder(String)
  /// All calls in one document; what was rejected goes to `<file>.rejected.jsonl` beside it.
  case document(String)
  /// All calls in one document on standard output; what was rejected is told on standard error only.
  case standardOutput

  /// Whether each call becomes a document of its own.
  public var isFolder: Bool {
    if case .folder = self { true } else { false }
  }
}
