extension Rejection.Reason {
  /// A name that stays the same in every version and language; what reports count by.
  public var code: String {
    switch self {
    case .lineTooLong: "line-too-long"
    case .invalidUTF8: "invalid-utf-8"
    case .malformedJSON: "malformed-json"
    case .nestedTooDeep: "nested-too-deep"
    case .outOfMemory: "out-of-memory"
    case .missing: "missing"
    case .duplicate: "duplicate-field"
    case .wrongType: "wrong-type"
    case .empty: "empty"
    case .textTooLong: "text-too-long"
    case .controlCharacter: "control-character"
    case .notAllowed: "not-allowed"
    case .outOfRange: "out-of-range"
    case .notWhole: "not-whole"
    case .notAnInstant: "not-an-instant"
    case .endsBeforeStart: "ends-before-start"
    case .tooMany: "too-many"
    case .noTranscript: "no-transcript"
    case .notTranscribed: "not-transcribed"
    case .encrypted: "encrypted"
    case .signed: "signed"
    case .unknownHeadings: "unknown-headings"
    case .damagedWorkbook: "damaged-workbook"
    case .binaryWorkbook: "binary-workbook"
    case .damagedArchive(isTooLarge: false): "damaged-archive"
    case .damagedArchive(isTooLarge: true): "archive-too-large"
    case .unknownFormat: "unknown-format"
    case .scatteredCall: "scattered-call"
    case .documentTooLarge: "document-too-large"
    case .invalidEncoding: "invalid-encoding"
    case .malformedText: "malformed-text"
    case .notRouted: "not-routed"
    }
  }
}
