import CallFormats
import CallModel

/// What must hold of everything that is read out of an input.
enum CallProperties {
  /// Reads a file as `score` and `convert` do; returns what was found of the call records.
  @discardableResult
  static func check(
    _ bytes: [UInt8], named name: String, options: ReadingOptions = ReadingOptions()
  ) throws -> RecordMatches {
    var file = InputFile(path: ScratchFile.path(holding: bytes))
    file.name = name
    let units = UnitReader(options: options)
    var input = try InputReader(file, options: options)
    while let unit = try input.next() {
      units.read(unit) { result in
        switch result {
        case .success(let call): check(call)
        case .failure(let rejection): check(rejection)
        }
      }
    }
    return units.takeRecordMatches()
  }

  /// A call is sound, and our own format holds it: written and read back it is the same.
  static func check(_ call: Call) {
    Fault.unless(!call.id.isEmpty, "a call without an id")
    Fault.unless(!call.turns.isEmpty, "a call without turns")
    var end = 0
    for turn in call.turns {
      Fault.unless(turn.bytes.lowerBound == end, "a turn begins at \(turn.bytes.lowerBound), not at \(end)")
      end = turn.bytes.upperBound
    }
    Fault.unless(end == call.text.count, "the turns end at \(end) of \(call.text.count) bytes")
    Fault.unless((try? UTF8Span(validating: call.text.span)) != nil, "text that is not UTF-8")
    var line: [UInt8] = []
    HotlineCallWriter.append(call, to: &line)
    guard let text = String(validating: line, as: UTF8.self), text.hasSuffix("\n") else {
      Fault.report("a line that is not UTF-8")
    }
    Fault.unless(LineIdentifier.find(in: line.dropLast()) == call.id, "the id is not found in \(text)")
    let batch = LineBatch(lines: [String(text.dropLast())])
    switch HotlineCallReader().read(batch.lines[0], of: batch, file: call.source.file) {
    case .failure(let rejection): Fault.report("rejected when read back: \(rejection.summary(in: .english)): \(text)")
    case .success(var copy):
      copy.source = call.source
      Fault.unless(copy == call, "read back as another call: \(text)\(call)\n\(copy)")
    }
  }

  /// A rejection says something in both languages and is one line of `rejected.jsonl`.
  static func check(_ rejection: Rejection) {
    if let id = LineIdentifier.find(in: rejection.original[...]) {
      Fault.unless(!id.isEmpty && id.utf8.count <= 256, "no call may be called \(id)")
    }
    for language in MessageLanguage.allCases {
      Fault.unless(!rejection.reason.message(in: language).isEmpty, "a rejection without a reason")
      var line: [UInt8] = []
      rejection.appendJSONLine(to: &line, language: language)
      guard let text = String(validating: line, as: UTF8.self), line.firstIndex(of: 0x0A) == line.count - 1 else {
        Fault.report("not one line of UTF-8: \(String(decoding: line, as: UTF8.self))")
      }
      let batch = LineBatch(lines: [String(text.dropLast())])
      if case .failure(let other) = HotlineCallReader().read(batch.lines[0], of: batch, file: "rejected.jsonl"),
        case .malformedJSON = other.reason
      {
        Fault.report("a line that is no JSON: \(text)")
      }
    }
  }
}
