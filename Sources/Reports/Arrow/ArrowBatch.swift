/// Messages of Arrow's stream format: a schema, batches of rows, an end.
///
/// The format is open and small, and only its writing is needed: a library for it is none that Swift has without
/// remote procedure calls beside it, or C++. See https://arrow.apache.org/docs/format/Columnar.html, "Serialization and
/// Interprocess Communication (IPC)", and `Schema.fbs` and `Message.fbs` for the numbers of fields and kinds.
enum ArrowMessage {
  /// The first message of a stream.
  static func schema(_ fields: [ArrowField]) -> [UInt8] {
    message(header: 1, .table([nil, .object(.vector(fields.map(\.table)))]), bodyCount: 0)
  }

  /// The last.
  static let end: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]

  /// - Parameter kind: the number of the header in its union.
  fileprivate static func message(header kind: UInt8, _ header: FlatObject, bodyCount: Int) -> [UInt8] {
    // Version 5 of the metadata has the number four.
    var metadata = FlatBuffer(table: [.short(4), .byte(kind), .object(header), .long(Int64(bodyCount))]).bytes
    metadata.append(contentsOf: repeatElement(0, count: ArrowBatch.padding(behind: metadata.count)))
    return [0xFF, 0xFF, 0xFF, 0xFF]
      + (0..<4).map { UInt8(truncatingIfNeeded: metadata.count >> (8 * $0)) } + metadata
  }
}

/// The buffers of some rows, in the order of their columns.
struct ArrowBatch {
  private let rows: Int
  private var columns: [(Int64, Int64)] = []
  private var buffers: [(Int64, Int64)] = []
  private var body: [UInt8] = []

  init(rows: Int) { self.rows = rows }

  /// Begins a column. Its buffers come next, then its children.
  mutating func addColumn(count: Int, missing: Int) { columns.append((Int64(count), Int64(missing))) }

  /// A buffer of numbers as this machine has them, which is little-endian wherever Swift runs on Linux.
  mutating func add(_ numbers: [some FixedWidthInteger]) {
    numbers.withUnsafeBytes { bytes in
      buffers.append((Int64(body.count), Int64(bytes.count)))
      body.append(contentsOf: bytes)
    }
    body.append(contentsOf: repeatElement(0, count: Self.padding(behind: body.count)))
  }

  /// The whole message.
  var message: [UInt8] {
    let header = FlatObject.table([.long(Int64(rows)), .object(.pairs(columns)), .object(.pairs(buffers))])
    return ArrowMessage.message(header: 3, header, bodyCount: body.count) + body
  }

  /// Up to the next multiple of eight.
  static func padding(behind count: Int) -> Int { -count & 7 }
}
