/// A line that could not be read as a call: where it stands, what is wrong with it, and the line itself.
public struct Rejection: Error, Sendable, Equatable {
  /// The input's own file name.
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// The path of the member at fault, `turns[3].start` for example; `nil` where the line as a whole is at fault.
  public var field: String?
  /// Why it is at fault.
  public var reason: Reason
  /// What stood there, shortened and with control characters escaped; empty where nothing did.
  public var found: String
  /// The line as it was read; only its beginning where `isTruncated`.
  public var original: [UInt8]

  /// Whether `original` is only the beginning of the line.
  public var isTruncated: Bool {
    if case .lineTooLong = reason { true } else { false }
  }

  /// A rejection as a reader or a test makes it.
  public init(
    file: String, line: Int, field: String? = nil, reason: Reason, found: String = "", original: [UInt8] = []
  ) {
    self.file = file
    self.line = line
    self.field = field
    self.reason = reason
    self.found = found
    self.original = original
  }

  /// Why a line was rejected.
  public enum Reason: Sendable, Equatable {
    /// The line is longer than this many bytes.
    case lineTooLong(limit: Int)
    /// The line is not UTF-8 from this byte on, counted from 0.
    case invalidUTF8(byteOffset: Int)
    /// The line is not JSON; `column` counts code points from 1.
    case malformedJSON(JSONProblem, column: Int)
    /// Arrays and objects stand deeper inside one another than this.
    case nestedTooDeep(limit: Int)
    /// The parser could not get the memory for this line.
    case outOfMemory
    /// Nothing stands on the line, where every line is asked to hold a call.
    case blankLine
    case missing
    case duplicate
    case wrongType(expected: ValueKind)
    case empty
    /// The text is longer than this many bytes of UTF-8.
    case textTooLong(limit: Int)
    case controlCharacter
    /// None of the values that the format knows; `suggestion` is the one that was probably meant.
    case notAllowed(allowed: [String], suggestion: String?)
    case outOfRange(ClosedRange<Int>)
    case notWhole
    /// Not a date and time with its offset from UTC.
    case notAnInstant
    /// An `end` before its `start`, both in seconds.
    case endsBeforeStart(Double)
    /// The array has more elements than this.
    case tooMany(limit: Int)
    /// Nobody says anything in it.
    case noTranscript
    /// The recogniser has not finished, or has failed; in its own words.
    case notTranscribed(state: String)
    /// The document is encrypted (JWE).
    case encrypted
    /// The document is wrapped in a signature (JWS) that nobody has checked yet.
    case signed
    /// None of the formats that can be read.
    case unknownFormat
    /// The archive or compressed file is broken from somewhere on, or unpacks to far more than any export.
    case damagedArchive(isTooLarge: Bool)
    /// No scorecard is meant for such a call, of which this is known: `queue=催费, channel=phone`.
    case notRouted(call: String)
    /// More rows of a call stand in the table than so many bytes below its first ones, which are read already.
    case scatteredCall(limit: Int)
    /// The document is larger than this many bytes.
    case documentTooLarge(limit: Int)
    /// The bytes are not in the encoding that the rest of the file is in, from this byte of the file on, counted from 0.
    case invalidEncoding(encoding: String, byteOffset: Int)
    /// A table none of whose headings tell where the transcript stands.
    case unknownHeadings(found: [String], needed: String)
    /// An `.xlsx` that is not what Excel writes; `part` is the file in it.
    case damagedWorkbook(part: String)
    /// The `.xls` of before 2007, or a workbook with a password.
    case binaryWorkbook
    /// What a format demands and the document lacks, in words of the format: a time line, a heading.
    case malformedText(expected: String)
  }

  /// What a member should have been.
  public enum ValueKind: Sendable, Equatable {
    case object, array, string, number
    /// A string, or a whole number that stands for one.
    case stringOrWholeNumber
  }

  /// Where the grammar of JSON was left.
  public enum JSONProblem: Sendable, Equatable {
    case unexpectedCharacter, unexpectedEnd, trailingContent
    case unterminatedString, rawControlCharacter, invalidEscape, loneSurrogate
    case invalidNumber, numberTooLarge, invalidLiteral
    /// The parser refused the line for a reason that has not been located.
    case unlocated
  }
}
