import CallFormats
import MessageDigest
import Reports
import Scoring

/// What a run report says of one piece of an input, and how the piece is known again.
struct UnitFacts: Sendable, Equatable {
  /// The place of the input on the command line, from 0.
  let input: Int
  /// The input's own name, or that of a file of it.
  let file: String
  let encoding: String
  /// SHA-256 of the content.
  let digest: [UInt8]
  /// Calls by format.
  private(set) var formats: [String: Int] = [:]
  /// Rejections by the code of the reason.
  private(set) var reasons: [String: Int] = [:]
  /// Calls with times that cannot be, by the kind.
  private(set) var irregularities = IrregularCalls()

  init(_ unit: InputUnit, of input: Int) {
    self.input = input
    file = unit.file
    encoding = unit.sourceEncoding.rawValue
    digest = SHA256.digest(of: unit.identity)
  }

  mutating func note(_ scored: ScoredCall) {
    formats[scored.call.source.format, default: 0] += 1
    irregularities.add(scored.irregularities, of: scored.call.id)
  }

  mutating func note(_ rejection: Rejection) { reasons[rejection.reason.code, default: 0] += 1 }

  /// Whether a piece is the one that these facts are of.
  func describe(_ unit: InputUnit, of input: Int) -> Bool {
    self.input == input && file == unit.file && digest == SHA256.digest(of: unit.identity)
  }
}

extension UnitFacts: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(input)
    record.append(file)
    record.append(encoding)
    record.append(digest)
    for counts in [formats, reasons] {
      record.append(counts.count)
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
        record.append(name)
        record.append(count)
      }
    }
    record.append(irregularities)
  }

  init(from record: inout RecordReader) throws(MalformedRecord) {
    input = try record.number()
    file = try record.text()
    encoding = try record.text()
    digest = try record.bytes()
    formats = try Self.counts(from: &record)
    reasons = try Self.counts(from: &record)
    irregularities = try IrregularCalls(from: &record)
  }

  private static func counts(from record: inout RecordReader) throws(MalformedRecord) -> [String: Int] {
    var counts: [String: Int] = [:]
    for _ in 0..<(try record.count()) {
      let name = try record.text()
      counts[name] = try record.number()
    }
    return counts
  }
}
