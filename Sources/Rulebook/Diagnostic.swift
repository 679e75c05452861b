/// Where something stands in a rule file; line and column count from 1, columns in characters.
public struct SourceLocation: Sendable, Hashable {
  /// Relative to the rulebook's directory, such as `rules/opening.yaml`.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1; a Chinese character counts once.
  public var column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A mistake in a rule file, told to the person who can mend it.
public struct Diagnostic: Error, Sendable, Equatable {
  /// The place that must be mended.
  public var location: SourceLocation
  /// What was found, in both languages of the program.
  public var message: Message
  /// What would be right.
  public var advice: Message?

  /// What was found where, and what would be right.
  public init(_ location: SourceLocation, _ message: Message, advice: Message? = nil) {
    self.location = location
    self.message = message
    self.advice = advice
  }
}

/// A sentence in the two languages of the program.
public struct Message: Sendable, Hashable {
  /// Without a full stop; what the file holds stands in backticks.
  public var english: String
  /// Without a full stop; what the file holds stands in “”.
  public var chinese: String

  /// The same sentence twice.
  public init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}
