/// What a column holds, as Arrow describes it (https://arrow.apache.org/docs/format/Columnar.html).
indirect enum ArrowType: Sendable {
  /// UTF-8.
  case text
  /// True or false.
  case truth
  /// A whole number with a sign.
  case whole(bits: Int32)
  /// A decimal of 128 bits.
  case decimal(precision: Int32, scale: Int32)
  /// Several of a kind.
  case list(ArrowType)
  /// Several columns side by side.
  case record([ArrowField])

  /// The number of its kind in a field's union of types, and the table that tells the rest.
  fileprivate var union: (kind: UInt8, fields: [FlatField?]) {
    switch self {
    case .whole(let bits): (2, [.int(bits), .byte(1)])
    case .text: (5, [])
    case .truth: (6, [])
    case .decimal(let precision, let scale): (7, [.int(precision), .int(scale), .int(128)])
    case .list: (12, [])
    case .record: (13, [])
    }
  }

  fileprivate var children: [ArrowField] {
    switch self {
    case .list(let element): [ArrowField(name: "item", type: element)]
    case .record(let fields): fields
    case .text, .truth, .whole, .decimal: []
    }
  }
}

/// A column by its name; any of its values may be missing.
struct ArrowField: Sendable {
  var name: String
  var type: ArrowType

  /// The table `Field` of Arrow's `Schema.fbs`.
  var table: FlatObject {
    let (kind, fields) = type.union
    return .table([
      .object(.text(name)), .byte(1), .byte(kind), .object(.table(fields)), nil,
      .object(.vector(type.children.map(\.table))),
    ])
  }
}
