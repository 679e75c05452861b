/// Values of one type one behind the other, in the buffers that Arrow lays down for it.
protocol ArrowColumn {
  static var type: ArrowType { get }
  /// How many values it has, missing ones among them.
  var count: Int { get }
  /// Its buffers, and behind them those of its children.
  func add(to batch: inout ArrowBatch)
}

/// Which values of a column are there: a bit each.
struct Validity {
  private(set) var count = 0
  private(set) var missing = 0
  private(set) var bits: [UInt8] = []

  @inline(__always)
  mutating func append(_ isThere: Bool) {
    if count & 7 == 0 { bits.append(0) }
    if isThere { bits[count >> 3] |= 1 << (count & 7) } else { missing += 1 }
    count += 1
  }

  func add(to batch: inout ArrowBatch) {
    batch.addColumn(count: count, missing: missing)
    // Where nothing is missing, nothing need be said.
    if missing == 0 { batch.add([UInt8]()) } else { batch.add(bits) }
  }
}

/// Texts.
struct TextColumn: ArrowColumn {
  static let type = ArrowType.text
  private var validity = Validity()
  private var ends: [Int32] = [0]
  private var bytes: [UInt8] = []

  var count: Int { validity.count }

  mutating func append(_ text: String?) {
    if var text { text.withUTF8 { bytes.append(contentsOf: $0) } }
    end(text != nil)
  }

  mutating func append(_ scalars: ArraySlice<Unicode.Scalar>) {
    for scalar in scalars { bytes.append(contentsOf: scalar.utf8) }
    end(true)
  }

  private mutating func end(_ isThere: Bool) {
    validity.append(isThere)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  func add(to batch: inout ArrowBatch) {
    validity.add(to: &batch)
    batch.add(ends)
    batch.add(bytes)
  }
}

/// Whole numbers.
struct WholeColumn<Number: FixedWidthInteger>: ArrowColumn {
  static var type: ArrowType { .whole(bits: Int32(Number.bitWidth)) }
  private var validity = Validity()
  private var numbers: [Number] = []

  var count: Int { validity.count }

  /// A number beyond the type's range becomes the nearest of the range.
  mutating func append(_ number: Int) {
    validity.append(true)
    numbers.append(Number(clamping: number))
  }

  func add(to batch: inout ArrowBatch) {
    validity.add(to: &batch)
    batch.add(numbers)
  }
}

/// Amounts in hundredths: points, or seconds.
struct HundredthsColumn: ArrowColumn {
  static let type = ArrowType.decimal(precision: 11, scale: 2)
  private var validity = Validity()
  /// Two for each, the lower one first, because an amount has 128 bits.
  private var halves: [Int64] = []

  var count: Int { validity.count }

  mutating func append(_ hundredths: Int?) {
    validity.append(hundredths != nil)
    let amount = Int64(hundredths ?? 0)
    halves.append(amount)
    halves.append(amount < 0 ? -1 : 0)
  }

  func add(to batch: inout ArrowBatch) {
    validity.add(to: &batch)
    batch.add(halves)
  }
}

/// What holds: only `true` is said, and nothing where it does not.
struct TruthColumn: ArrowColumn {
  static let type = ArrowType.truth
  private var validity = Validity()

  var count: Int { validity.count }

  mutating func append(_ holds: Bool) { validity.append(holds) }

  func add(to batch: inout ArrowBatch) {
    validity.add(to: &batch)
    batch.add(validity.bits)
  }
}

/// Lists of what stands in another column; an empty one counts as missing.
struct ListColumn<Element: ArrowColumn>: ArrowColumn {
  static var type: ArrowType { .list(Element.type) }
  /// Add to them, then end the list.
  var elements: Element
  private var validity = Validity()
  private var ends: [Int32] = [0]

  /// Lists of what comes into a column, which has nothing yet.
  init(of elements: Element) { self.elements = elements }

  var count: Int { validity.count }

  /// Ends a list with what was added since the last.
  mutating func end() {
    let end = Int32(truncatingIfNeeded: elements.count)
    validity.append(end > ends[ends.count - 1])
    ends.append(end)
  }

  func add(to batch: inout ArrowBatch) {
    validity.add(to: &batch)
    batch.add(ends)
    elements.add(to: &batch)
  }
}

/// Columns side by side; they are filled together.
protocol ArrowRecord: ArrowColumn {
  init()
  /// By their names.
  var columns: KeyValuePairs<String, any ArrowColumn> { get }
}

extension ArrowRecord {
  static var type: ArrowType { .record(fields) }

  static var fields: [ArrowField] {
    Self().columns.map { ArrowField(name: $0.key, type: Swift.type(of: $0.value).type) }
  }

  func add(to batch: inout ArrowBatch) {
    batch.addColumn(count: count, missing: 0)
    batch.add([UInt8]())
    addColumns(to: &batch)
  }

  /// What a batch has of a table, which by itself is no column.
  func addColumns(to batch: inout ArrowBatch) {
    for (_, column) in columns { column.add(to: &batch) }
  }
}
