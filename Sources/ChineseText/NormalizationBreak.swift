/// What separates two characters of a text, from nothing to the end of a question; the greater, the stronger.
public enum Break: UInt8, Comparable, Sendable, CaseIterable {
  /// The characters touch, or only something without a width of its own (a zero-width space) stands between them.
  case none
  /// A blank, a line end, a control character, or punctuation inside a number or a name (3.5, 12:30, 买买提·吐尔逊).
  case blank
  /// Punctuation inside a sentence: commas, colons, semicolons, dashes, brackets, quotation marks.
  case pause
  /// The end of a sentence: full stop, exclamation mark, ellipsis.
  case stop
  /// The end of a question.
  case question

  /// The break that a character of the original text makes, or nil if the character is kept by normalisation.
  ///
  /// - Parameter scalar: A Unicode scalar value, folded or not.
  public init?(of scalar: UInt32) {
    guard scalar <= 0xFFFF else {
      guard NormalizationTable.isInvisible(scalar) else { return nil }
      self = .none
      return
    }
    guard let action = NormalizationTable.Action(rawValue: NormalizationTable.entries[Int(scalar)]),
      let dropped = action.break
    else { return nil }
    self = dropped
  }

  /// Whether the left break is the weaker one.
  public static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
}
