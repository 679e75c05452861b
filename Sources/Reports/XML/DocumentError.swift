/// An XML file that somebody gave us to read, and why it is of no use.
public struct DocumentError: Error, Equatable {
  /// What is wrong with it.
  public enum Reason: Sendable, Equatable {
    /// There is no such file.
    case absent
    /// It cannot be opened or read, in the system's words.
    case unreadable(String)
    /// It is no regular file.
    case notAFile
    /// It has more bytes than such a document may have.
    case tooLarge(maximum: Int)
    /// It is no well-formed XML, or has a document type declaration, in libxml2's words.
    case malformed(String)
    /// It is XML of another kind; `found` is the root element's name, `wanted` what it should be.
    case another(found: String, wanted: String)
    /// It is of the right kind and not as the schema has it, in libxml2's words.
    case invalid(String)
    /// A folder without scorecards.
    case noScorecards
    /// A folder without any of the stylesheets' names.
    case noStylesheets
    /// The stylesheet does not compile, or ended with an error, in libxslt's words.
    case stylesheet(String)
  }

  /// The file as it was named.
  public let path: String
  /// From 1; 0 where it is about the whole file.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// Something is wrong in a line of a file.
  public init(path: String, line: Int = 0, _ reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// Whether there is nothing that could be read.
  public var isMissing: Bool {
    switch reason {
    case .absent, .unreadable, .notAFile, .noScorecards, .noStylesheets: true
    case .tooLarge, .malformed, .another, .invalid, .stylesheet: false
    }
  }

  /// Whether there is no such file.
  var isAbsent: Bool { reason == .absent }
}
