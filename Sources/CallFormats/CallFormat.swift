import CallModel

/// Turns the lines of one format into calls. A reader belongs to one worker; make one for each.
public protocol CallReader: AnyObject {
  /// What the registry lists.
  static var format: CallFormat { get }

  /// Reads one line; `file` is the input's own file name, which goes into `Call.source`.
  func read(_ line: Line, of batch: LineBatch, file: String) -> Result<Call, Rejection>
}

/// A format that can be read.
public struct CallFormat: Sendable {
  /// The name that stands in `Call.source` and in the scorecard.
  public var id: String
  /// For people.
  public var title: String
  /// Lower case, without the dot.
  public var fileExtensions: [String]
  /// A new reader for one worker.
  public var makeReader: @Sendable () -> any CallReader
}

/// The formats that can be read: a new one is a new file and a line here.
public enum FormatRegistry {
  /// In the order in which they are tried and listed.
  public static let formats: [CallFormat] = [
    HotlineCallReader.format
  ]

  /// The format that a file is read with: by its extension, else our own.
  public static func format(of input: InputFile) -> CallFormat {
    formats.first { format in format.fileExtensions.contains { input.name.lowercased().hasSuffix("." + $0) } }
      ?? HotlineCallReader.format
  }
}
