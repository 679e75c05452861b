import CallModel

/// Turns pieces of inputs into calls. Belongs to one worker; make one for each.
public final class UnitReader {
  private let options: ReadingOptions
  private let hotline = HotlineCallReader()
  private var matches = RecordMatches()

  /// A reader for one worker.
  public init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Reads a piece; everything that is wrong comes back as rejections, in the order of the piece.
  ///
  /// - Throws: what `each` throws.
  public func read<Failure>(
    _ unit: InputUnit, each: (Result<Call, Rejection>) throws(Failure) -> Void
  ) throws(Failure) {
    switch unit.content {
    case .rejection(let rejection): try each(.failure(rejection))
    case .document(let bytes):
      let results = document(bytes[...], of: unit, line: 1, isLine: false)
      for result in results { try each(joined(result, file: results.count == 1 ? unit.file : nil)) }
    case .table(let block):
      let results = calls(of: block, file: unit.file)
      for result in results { try each(joined(result, file: block.isWhole && results.count == 1 ? unit.file : nil)) }
    case .lines(let batch):
      let batch = unit.encoding == .utf8 ? batch : batch.decoded(from: unit.encoding)
      for line in batch.lines {
        if case .hotline? = unit.format?.kind {
          try each(joined(hotline.read(line, of: batch, file: unit.file)))
        } else if line.isTooLong {
          try each(
            .failure(
              Rejection(
                file: unit.file, line: line.number, reason: .lineTooLong(limit: batch.maximumLineLength),
                found: Excerpt.of(batch[line]), original: Array(batch[line]))))
        } else {
          for result in document(batch[line], of: unit, line: line.number, isLine: true) { try each(joined(result)) }
        }
      }
    }
  }

  /// What has been found of the call records since this was last asked.
  public func takeRecordMatches() -> RecordMatches {
    defer { matches = RecordMatches() }
    return matches
  }

  /// The call with what its record adds.
  ///
  /// - Parameter file: The name of the file, where it holds only this call.
  private func joined(_ result: Result<Call, Rejection>, file: String? = nil) -> Result<Call, Rejection> {
    guard let records = options.records, case .success(var call) = result else { return result }
    records.join(&call, file: file, noting: &matches)
    return .success(call)
  }

  private func document(
    _ bytes: ArraySlice<UInt8>, of unit: InputUnit, line: Int, isLine: Bool
  ) -> [Result<Call, Rejection>] {
    // Windows programs write a byte order mark before UTF-8 too.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    let original = bytes.prefix(Self.keptOfDocument)
    func rejection(_ defect: Defect) -> Rejection {
      Rejection(defect, file: unit.file, line: line, original: original)
    }
    do throws(Defect) {
      if try isOwn(bytes, of: unit) {
        return try hotline.read(document: bytes, file: unit.file, line: line).map { $0.mapError(rejection) }
      }
      let (description, drafts) = try drafts(of: bytes, format: unit.format)
      let file = isLine ? "\(unit.file)#\(line)" : unit.file
      return drafts.enumerated().map { index, draft in
        let call = draft.flatMap {
          $0.finished(
            description, file: file, line: line, number: index + 1, of: drafts.count, roles: options.roles)
        }
        return call.map { call in
          var call = call
          call.source.file = unit.file
          return call
        }.mapError(rejection)
      }
    } catch {
      return [.failure(rejection(error))]
    }
  }

  /// The calls of a part of a table.
  private func calls(of block: TableBlock, file: String) -> [Result<Call, Rejection>] {
    var drafts: [(call: GatheredCall, draft: Result<CallDraft, Defect>)] = []
    for call in block.calls {
      do throws(Defect) {
        if let draft = try block.layout.draft(of: call) { drafts.append((call, .success(draft))) }
      } catch {
        drafts.append((call, .failure(error)))
      }
    }
    // Where the table goes on, it has several.
    let count = block.isWhole ? drafts.count : drafts.count + 1
    return drafts.enumerated().map { index, gathered in
      let line = gathered.call.line
      let call = gathered.draft.flatMap { draft in
        draft.finished(
          TranscriptTable.description, file: file, line: line, number: block.firstNumber + index, of: count,
          roles: options.roles)
      }
      return call.mapError { defect in
        Rejection(
          defect, file: file, line: line, original: gathered.call.bytes.prefix(Self.keptOfDocument))
      }
    }
  }

  /// Whether a document is our own format over several lines.
  private func isOwn(_ bytes: ArraySlice<UInt8>, of unit: InputUnit) throws(Defect) -> Bool {
    switch (unit.format ?? options.format)?.kind {
    case .hotline: return true
    case .json, .text: return false
    case nil:
      guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
        let tree = try? JSONTree.parse(bytes)
      else { return false }
      let call = JSONNode(tree).firstElement ?? JSONNode(tree)
      return call["turns"]?.isArray == true && call["turns"]?.firstElement.map { $0.isObject } != false
    }
  }

  private func drafts(
    of bytes: ArraySlice<UInt8>, format: CallFormat?
  ) throws(Defect) -> (FormatDescription, [Result<CallDraft, Defect>]) {
    switch (format ?? options.format)?.kind {
    case .json(let type): return (type.description, try Self.calls(of: type, in: JSONNode(try JSONTree.parse(bytes))))
    case .text(let type): return (type.description, try type.calls(in: TextDocument(bytes)))
    case .hotline?, nil: break
    }
    if Self.isJSON(bytes) {
      let document = JSONNode(try JSONTree.parse(bytes))
      guard let type = FormatRegistry.recognise(document) ?? FormatRegistry.recogniseElements(of: document) else {
        throw ServiceAnswer.complaint(about: document) ?? Defect(path: FieldPath(), reason: .unknownFormat)
      }
      return (type.description, try Self.calls(of: type, in: document))
    }
    guard let type = FormatRegistry.recognise(TextDocument(bytes.prefix(Self.beginning))) else {
      throw Defect(path: FieldPath(), reason: .unknownFormat)
    }
    return (type.description, try type.calls(in: TextDocument(bytes)))
  }

  /// Whether a document is JSON by its beginning; `[00:05] 客服：` and `[Speaker 1]` begin with a bracket too.
  static func isJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    var beginning = bytes.lazy.filter { $0 > 0x20 }.makeIterator()
    switch beginning.next() {
    case UInt8(ascii: "{"): return true
    case UInt8(ascii: "["): return beginning.next().map { "{[]\"".utf8.contains($0) } ?? true
    default: return false
    }
  }

  /// The calls of a document, or of each of the documents that stand in an array.
  private static func calls(
    of type: any JSONCallFormat.Type, in document: JSONNode
  ) throws(Defect) -> [Result<CallDraft, Defect>] {
    guard document.isArray, !type.recognises(document) else { return try type.calls(in: document) }
    var calls: [Result<CallDraft, Defect>] = []
    for element in try document.elements() {
      do throws(Defect) {
        calls += try type.calls(in: element)
      } catch {
        calls.append(.failure(error))
      }
    }
    return calls
  }

  /// So much of a document that could not be read goes into the rejects file.
  private static let keptOfDocument = 64 << 10
  /// So much of a text tells its format.
  static let beginning = 64 << 10
}

extension Rejection {
  /// Where a defect does not tell its line, it is of the document or the call that begins at `line`.
  fileprivate init(_ defect: Defect, file: String, line: Int, original: ArraySlice<UInt8>) {
    let field = defect.path.description
    self.init(
      file: file, line: defect.line ?? line, field: field.isEmpty ? nil : field, reason: defect.reason,
      found: defect.found, original: Array(original))
  }
}

extension FormatRegistry {
  /// The format of the documents in an array.
  ///
  /// An array may hold millions of elements that are of none: what holds nothing, and what the element before it was
  /// too, is not tried.
  static func recogniseElements(of document: JSONNode) -> (any JSONCallFormat.Type)? {
    guard case .array(let elements) = document.tree else { return nil }
    var previous = JSONTree.null
    for element in elements where element.isContainer && element != previous {
      if let format = recognise(JSONNode(element)) { return format }
      previous = element
    }
    return nil
  }
}

extension JSONTree {
  /// Whether something is in it, perhaps as JSON in a string.
  fileprivate var isContainer: Bool {
    switch self {
    case .null, .boolean, .integer, .real: false
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }
}
