import CallModel

/// Reads the program's own format: JSON Lines, one call a line (contract, part 1). Format id `hotline-jsonl`.
///
/// Unknown members are passed over; `null` counts as missing; a known member that stands twice is refused.
public final class HotlineCallReader {
  /// What the registry lists.
  public static let format = CallFormat(
    hotline: FormatDescription(
      id: "hotline-jsonl", english: "Hotline's own JSON Lines", chinese: "本程序的 JSON Lines（一行一通）",
      example: """
        {"id":"C-1","direction":"inbound","ringing":{"rings":2},"turns":[
         {"speaker":"agent","text":"您好，请问有什么可以帮您？","start":0.8,"end":4.2}]}
        """))

  private let parser = JSONParser()

  /// A reader for one worker.
  public init() {}

  /// Reads one line; everything that is wrong with it comes back as a rejection.
  public func read(_ line: Line, of batch: LineBatch, file: String) -> Result<Call, Rejection> {
    let source = Source(file: file, line: line.number, format: Self.format.id)
    do throws(Defect) {
      guard !line.isTooLong else { throw Self.tooLong(line, of: batch) }
      guard !batch[line].isBlank else { throw Defect(path: FieldPath(), reason: .blankLine) }
      return .success(
        try batch.bytes.withUnsafeBufferPointer { bytes throws(Defect) in
          let readable = UnsafeBufferPointer(rebasing: bytes[line.bytes.lowerBound...])
          return try HotlineCall.decode(try parse(readable, length: line.bytes.count), source: source)
        })
    } catch {
      let field = error.path.description
      return .failure(
        Rejection(
          file: file, line: line.number, field: field.isEmpty ? nil : field, reason: error.reason, found: error.found,
          original: Array(batch[line])))
    }
  }

  /// Reads a document over several lines: one call, or an array of calls.
  func read(document bytes: ArraySlice<UInt8>, file: String, line: Int) throws(Defect) -> [Result<Call, Defect>] {
    let readable = Array(bytes) + [UInt8](repeating: UInt8(ascii: " "), count: JSONParser.padding)
    return try readable.withUnsafeBufferPointer { readable throws(Defect) in
      let document = try parse(readable, length: bytes.count)
      guard case .array(let elements) = document else {
        return [
          .success(try HotlineCall.decode(document, source: Source(file: file, line: line, format: Self.format.id)))
        ]
      }
      return elements.enumerated().map { index, element in
        Result { () throws(Defect) in
          let source = Source(file: file, line: line + index, format: Self.format.id)
          return try HotlineCall.decode(element, source: source)
        }
      }
    }
  }

  private func parse(_ readable: UnsafeBufferPointer<UInt8>, length: Int) throws(Defect) -> JSONValue {
    do throws(JSONParser.Failure) {
      return try parser.parse(readable, length: length)
    } catch {
      switch error {
      case .tooDeep: throw Defect(path: FieldPath(), reason: .nestedTooDeep(limit: JSONParser.maximumDepth))
      case .outOfMemory: throw Defect(path: FieldPath(), reason: .outOfMemory)
      case .invalid: throw JSONErrorLocator.defect(in: UnsafeBufferPointer(rebasing: readable[..<length]))
      }
    }
  }

  private static func tooLong(_ line: Line, of batch: LineBatch) -> Defect {
    Defect(
      path: FieldPath(), reason: .lineTooLong(limit: batch.maximumLineLength), found: Excerpt.of(batch[line]))
  }
}
