/// Where something stands in a rule file; line and column count from 1, columns in characters.
public struct SourceLocation: Sendable, Hashable {
  public var file: String
  public var line: Int
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
  public var english: String
  public var chinese: String

  /// The same sentence twice.
  public init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}
