/// A field of a table in a FlatBuffer (https://flatbuffers.dev/internals), as far as messages of Arrow need them.
package enum FlatField {
  /// A boolean or the kind of a union.
  case byte(UInt8)
  /// An enumeration.
  case short(Int16)
  /// A number of 32 bits.
  case int(Int32)
  /// A number of 64 bits.
  case long(Int64)
  /// Something that stands elsewhere.
  case object(FlatObject)

  /// What the table holds of it: the number itself, or how far away the object stands.
  fileprivate var width: Int {
    switch self {
    case .byte: 1
    case .short: 2
    case .int, .object: 4
    case .long: 8
    }
  }
}

/// What fields refer to.
package indirect enum FlatObject {
  /// A string.
  case text(String)
  /// A table; `nil` is a field's default.
  case table([FlatField?])
  /// A vector of strings or tables.
  case vector([FlatObject])
  /// A vector of structs, each of two numbers of 64 bits.
  case pairs([(Int64, Int64)])
}

/// Writes FlatBuffers from front to back: whatever a table refers to stands behind it, where its distance is filled in.
package struct FlatBuffer {
  /// Little-endian; to be placed at a multiple of eight.
  package private(set) var bytes: [UInt8] = []

  /// A buffer whose root is a table of these fields.
  package init(table fields: [FlatField?]) {
    append(UInt32(0))
    refer(from: 0, to: .table(fields))
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func align(to width: Int, leaving rest: Int = 0) {
    while bytes.count % width != rest { bytes.append(0) }
  }

  /// - Returns: where the object begins.
  private mutating func append(_ object: FlatObject) -> Int {
    switch object {
    case .text(let text):
      align(to: 4)
      let start = bytes.count
      append(UInt32(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
      return start
    case .table(let fields):
      return appendTable(fields)
    case .vector(let objects):
      align(to: 4)
      let start = bytes.count
      append(UInt32(objects.count))
      for _ in objects { append(UInt32(0)) }
      for (index, object) in objects.enumerated() { refer(from: start + 4 + 4 * index, to: object) }
      return start
    case .pairs(let pairs):
      // The count comes first, and the numbers behind it must stand at a multiple of eight.
      align(to: 8, leaving: 4)
      let start = bytes.count
      append(UInt32(pairs.count))
      for (first, second) in pairs {
        append(first)
        append(second)
      }
      return start
    }
  }

  /// Where fields stand, then the fields, then what they refer to.
  private mutating func appendTable(_ fields: [FlatField?]) -> Int {
    var places: [Int] = []
    // Behind the distance of the list of places.
    var size = 4
    for field in fields {
      guard let width = field?.width else {
        places.append(0)
        continue
      }
      size = (size + width - 1) / width * width
      places.append(size)
      size += width
    }
    align(to: 2)
    let list = bytes.count
    append(UInt16(4 + 2 * fields.count))
    append(UInt16(size))
    for place in places { append(UInt16(place)) }
    align(to: 8)
    let start = bytes.count
    append(Int32(start - list))
    bytes.append(contentsOf: repeatElement(0, count: size - 4))
    for (field, place) in zip(fields, places) {
      switch field {
      case nil: continue
      case .byte(let number): put(number, at: start + place)
      case .short(let number): put(number, at: start + place)
      case .int(let number): put(number, at: start + place)
      case .long(let number): put(number, at: start + place)
      case .object(let object): refer(from: start + place, to: object)
      }
    }
    return start
  }

  private mutating func refer(from place: Int, to object: FlatObject) {
    put(UInt32(append(object) - place), at: place)
  }

  private mutating func put(_ number: some FixedWidthInteger, at place: Int) {
    withUnsafeBytes(of: number.littleEndian) { source in
      for (index, byte) in source.enumerated() { bytes[place + index] = byte }
    }
  }
}
