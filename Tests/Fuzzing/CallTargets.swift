import CallFormats

/// Calls, in all that they come in.
enum CallTargets {
  /// Each format for itself and asked for by name, so that its own code is reached whatever the content.
  static let formats = FormatRegistry.formats.map { format in
    var options = ReadingOptions()
    options.format = format
    let reading = options
    return FuzzTarget(name: format.id) {
      let own = SeedFiles.exports.filter { isRead($0, as: format.id) }
      return [Array(format.description.example.utf8)] + own + (format.id == "hotline-jsonl" ? SeedFiles.ownCalls : [])
    } read: {
      try CallProperties.check($0, named: "calls", options: reading)
    }
  }

  /// The format is told by the content.
  static let detection = FuzzTarget(name: "detection") {
    SeedFiles.examples + SeedFiles.exports + SeedFiles.ownCalls
  } read: {
    try CallProperties.check($0, named: "calls")
  }

  /// Each line is a document by the name of the file.
  static let lines = FuzzTarget(name: "lines") {
    let documents = SeedFiles.examples.filter { $0.first == UInt8(ascii: "{") }
      .map { $0.map { $0 == 0x0A ? 0x20 : $0 } }
    return documents + SeedFiles.lines(3, of: "Samples/*.jsonl")
  } read: {
    try CallProperties.check($0, named: "calls.jsonl")
  }

  /// All encodings, each way of reading them.
  static let encodings = FuzzTarget(name: "encodings") {
    let texts = [
      "客服：您好，请问有什么可以帮您？\n客户：家里停电了。\n", "通话ID,角色,内容\n1,坐席,您好\n1,客户,停电了\n", "1\n00:00:01,000 --> 00:00:02,000\n客服：您好\n",
    ]
    return texts.flatMap { text in
      ["UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "UTF-16"].map { Encoder.bytes(of: text, in: $0) }
    } + SeedFiles.exports
  } read: { bytes in
    let detected = TextEncoding.detect(bytes)
    for encoding in TextEncoding.allCases {
      guard case .success(let text) = encoding.decode(bytes) else { continue }
      Fault.unless((try? UTF8Span(validating: text.span)) != nil, "\(encoding) does not give UTF-8")
      Fault.unless(bytes.isEmpty || text.count <= bytes.count * 4, "\(encoding) gives more than four bytes for one")
    }
    if detected != .utf8 { try CallProperties.check(bytes, named: "calls.txt") }
  }

  /// Compressed files and archives, as bytes.
  static let archives = FuzzTarget(name: "archives") {
    let files = [("calls.jsonl", SeedFiles.ownCalls[0]), ("三月/客服.txt", Array("客服：您好\n客户：停电了\n".utf8))]
    return Packer.Kind.allCases.map { Packer.archive($0 == .gzip || $0 == .zstd ? [files[0]] : files, as: $0) }
  } read: {
    try CallProperties.check($0, named: "calls.zip")
  }

  /// The parts of an Excel workbook, with a NUL between them: what libFuzzer changes is their XML, not the archive.
  static let workbook = FuzzTarget(name: "workbook") {
    WorkbookParts.seeds
  } read: { bytes in
    try CallProperties.check(WorkbookParts.packed(bytes), named: "calls.xlsx")
  }

  private static func isRead(_ bytes: [UInt8], as id: String) -> Bool {
    guard var input = try? InputReader(InputFile(path: ScratchFile.path(holding: bytes))) else { return false }
    var isRead = false
    let reader = UnitReader()
    while let unit = try? input.next() {
      reader.read(unit) { result in
        if case .success(let call) = result, call.source.format == id { isRead = true }
      }
    }
    return isRead
  }
}
