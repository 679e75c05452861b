/// What headings of one's own mean: lines `列名 = field`, with a unit behind lengths of time, and remarks behind `#`.
public struct RecordMapping: Sendable {
  /// By the heading as it stands in the table, in JSON by its path: `SeatUser.StaffNumber`.
  private(set) var columns: [String: (meaning: RecordHeading, unit: Double?, line: Int)] = [:]
  /// The mapping's own file name.
  let file: String

  /// Reads the lines of a mapping, in any of the encodings that inputs come in.
  public init(_ text: some Collection<UInt8>, file: String) throws(RecordError) {
    self.file = file
    // Notepad in China saves GB 18030.
    var bytes = Array(text)
    if case .success(let decoded) = TextEncoding.detect(bytes).decode(bytes) { bytes = decoded }
    for (index, line) in TextDocument(bytes).lines.enumerated() {
      func error(_ reason: RecordError.Reason, _ found: String = "") -> RecordError {
        RecordError(file: file, line: index + 1, found: Excerpt.of(found.utf8), reason: reason)
      }
      let line = SpeakerPrefix.trimmed(line)
      guard !line.isEmpty, line.first != "#" else { continue }
      // The last one: a heading may hold an equals sign, a field does not.
      guard let sign = line.lastIndex(where: { $0 == "=" || $0 == "＝" }) else { throw error(.noEqualsSign, line) }
      let column = SpeakerPrefix.trimmed(String(line[..<sign]))
      guard !column.isEmpty else { throw error(.noColumn, line) }
      let words = line[line.index(after: sign)...].prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
        .map(String.init)
      let name = words.first ?? ""
      guard let meaning = RecordHeading(rawValue: name.lowercased()) else {
        let known = RecordHeading.allCases.map(\.rawValue)
        throw error(.unknownField(suggestion: Suggestion.nearest(to: name, among: known)), name)
      }
      var unit: Double?
      if words.count > 1 {
        unit = SpokenDuration.unit(words[1].lowercased())
        guard unit != nil, meaning.isLength, words.count == 2 else {
          throw error(.unknownUnit, words[1...].joined(separator: " "))
        }
      }
      if let known = columns[column] { throw error(.columnTwice(line: known.line), column) }
      columns[column] = (meaning, unit, index + 1)
    }
  }

  /// A first mapping for the columns of a table: what is known is filled in, what is not is a remark.
  static func draft(of headings: [String], file: String) -> String {
    var text = "# \(file)\n# " + RecordHeading.allCases.map(\.rawValue).joined(separator: " ") + "\n"
    for heading in headings {
      let column = SpeakerPrefix.trimmed(String(heading.map { $0.isNewline ? " " : $0 }))
      guard !column.isEmpty else { continue }
      if let (meaning, unit) = RecordHeading.reading(heading) {
        let written = unit.flatMap { meaning.isLength ? [1: " s", 0.001: " ms", 60: " min"][$0] : nil } ?? ""
        text += "\(column) = \(meaning.rawValue)\(written)\n"
      } else {
        text += "# \(column) = \n"
      }
    }
    return text
  }
}
