import TestSupport

/// Changes whole values of a document, so that it stays one: what libFuzzer changes byte by byte is mostly no JSON any more,
/// and never comes to the code behind the parser.
enum ValueMutation {
  /// Values at the edges of what readers take.
  private static let values = [
    "null", "true", "[]", "{}", "0", "-0.0", "-1", "1", "2", "0.1", "1e-7", "1e15", "1e300", "1001", "86401",
    "4294967296",
    "9007199254740993", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1772600000",
    "1772600000000", "00:00:05", "99:59:59.999", "00:00:05,000 --> 00:00:01,000", "2026-03-04T09:12:31+08:00",
    "2026-02-30 25:00:00", "1970-01-01", #""""#, #"" ""#, #""0""#, #""-1""#, #""9800""#, #""1.5""#, #""nan""#,
    #""inf""#,
    #""agent""#, #""customer""#, #""系统""#, #""客服""#, #""\u0000""#, #""\u0001""#, #""\u0085""#, #""\u2028""#,
    #""\ud83d\ude00""#,
    #""\ufeff""#, #""e\u0301""#, #""1772600000000""#, #""2026-03-04 09:12:31""#, #""05:10""#, #""5分10秒""#,
    "\"\(String(repeating: "甲", count: 300))\"",
  ].map { Array($0.utf8) }

  /// The document with a value, or two, replaced, repeated, exchanged with another or left out; `nil` where there is none.
  static func changed(_ document: [UInt8], seed: UInt64) -> [UInt8]? {
    var generator = SeededGenerator(seed: seed)
    var document = document
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let places = places(in: document)
      guard let place = places.randomElement(using: &generator), let other = places.randomElement(using: &generator)
      else {
        return nil
      }
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: document.replaceSubrange(place, with: document[other])
      case 1: document.removeSubrange(place)
      case 2:
        // A piece with all that stands in it.
        let piece = Array(document[min(place.lowerBound, other.lowerBound)..<max(place.upperBound, other.upperBound)])
        document.insert(contentsOf: [UInt8(ascii: ",")] + piece, at: max(place.upperBound, other.upperBound))
      default: document.replaceSubrange(place, with: values.randomElement(using: &generator) ?? [])
      }
    }
    return document
  }

  /// Where strings with their quotation marks, numbers and times stand.
  private static func places(in document: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index < document.count {
      let start = index
      if document[index] == UInt8(ascii: "\"") {
        index += 1
        while index < document.count, document[index] != UInt8(ascii: "\"") {
          index += document[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, document.count)
        places.append(start..<index)
      } else if isOfNumber(document[index]) {
        while index < document.count, isOfNumber(document[index]) { index += 1 }
        places.append(start..<index)
      } else {
        index += 1
      }
    }
    return places
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}

/// Called by libFuzzer for each new input: every second one is its own work.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ input: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: CUnsignedInt) -> Int {
  guard seed & 1 == 0,
    let changed = ValueMutation.changed(Array(UnsafeBufferPointer(start: input, count: count)), seed: UInt64(seed)),
    changed.count <= room
  else { return mutateBytes(input, count, room) }
  input.update(from: changed, count: changed.count)
  return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ input: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int) -> Int
