/// Writes one object of JSON, member by member; members without a value are left out.
struct JSONObjectWriter {
  private var bytes: [UInt8] = []

  /// No members yet.
  init() {}

  /// Whether it has no members.
  private var isEmpty: Bool { bytes.isEmpty }

  /// The object with its braces.
  func finished() -> [UInt8] { [UInt8(ascii: "{")] + bytes + [UInt8(ascii: "}")] }

  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    begin(name)
    JSONString.append(text.utf8, to: &bytes)
  }

  /// A string of UTF-8; ill-formed bytes are repaired as `String(decoding:as:)` does.
  mutating func add(_ name: String, _ utf8: ArraySlice<UInt8>) {
    begin(name)
    JSONString.append(String(decoding: utf8, as: UTF8.self).utf8, to: &bytes)
  }

  mutating func add(_ name: String, _ number: Double?) {
    guard let number, number.isFinite else { return }
    begin(name)
    let whole = Int64(exactly: number).flatMap { abs($0) < 1 << 53 ? $0 : nil }
    bytes += (whole.map(String.init) ?? "\(number)").utf8
  }

  mutating func add(_ name: String, _ flag: Bool) {
    begin(name)
    bytes += (flag ? "true" : "false").utf8
  }

  /// An object; without members it is left out.
  mutating func add(_ name: String, _ fill: (inout JSONObjectWriter) -> Void) {
    var object = JSONObjectWriter()
    fill(&object)
    guard !object.isEmpty else { return }
    begin(name)
    bytes += object.finished()
  }

  /// An array of objects; an empty one is written, `nil` is left out.
  mutating func add<Element>(
    _ name: String, _ elements: [Element]?, _ fill: (Element, inout JSONObjectWriter) -> Void
  ) {
    guard let elements else { return }
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      var object = JSONObjectWriter()
      fill(element, &object)
      bytes += object.finished()
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ name: String) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
    JSONString.append(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
