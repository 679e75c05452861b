import Glibc

/// Why scorecards, or a part of them, could not be read.
public struct ScorecardFileError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// There is nothing of this name.
    case missing
    /// `errno` of what the system refused.
    case unreadable(code: Int32)
    /// Not a file: a folder, a device, a pipe.
    case notAFile
    /// A folder without `calls/*.xml`.
    case noScorecards
    /// Not a byte in it.
    case empty
    /// No well-formed XML, in libxml2's words.
    case malformed(String)
    /// A document type declaration: what reaches for files and blows itself up; no scorecard has one.
    case documentType
    /// Another document; `found` is its root element, with its namespace in braces where that is not ours.
    case anotherDocument(found: String)
    /// A schema version that this program does not know.
    case schemaVersion(found: String)
    /// An element that the schema demands is not there.
    case elementMissing(element: String, child: String)
    /// An attribute that the schema demands is not there.
    case attributeMissing(element: String, attribute: String)
    /// An attribute has a value that the schema does not allow.
    case attributeValue(element: String, attribute: String, found: String)
    /// One call is larger than `ScorecardReader.maximumCall` or has more than `ScorecardReader.maximumParts` parts.
    case callTooLarge
  }

  /// As it was asked for.
  public let path: String
  /// Counted from 1; `nil` where no line is meant.
  public let line: Int?
  /// What is wrong.
  public let reason: Reason

  /// - Parameter line: counted from 1.
  public init(path: String, line: Int? = nil, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// `path:line: reason`, for the log; the command line has words of its own.
  public var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)" }

  /// A value as a message may repeat it: short.
  static func excerpt(_ value: String) -> String {
    value.unicodeScalars.count > 40 ? String(String.UnicodeScalarView(value.unicodeScalars.prefix(40))) + "…" : value
  }
}
