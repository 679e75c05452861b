/// Bytes that are put one behind the other and used again for the next document.
///
/// `[UInt8]` would check its length and whether it is shared at every byte; here room is made once for a whole value.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes it holds.
  private(set) var count = 0

  /// An empty one with room for so many bytes; it grows as needed.
  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What it holds, until something is added.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Forgets what it holds and keeps the room.
  mutating func removeAll() { count = 0 }

  /// Makes room for so many bytes more and lets `body` write them; it returns how many it wrote.
  @inline(__always)
  mutating func append(atMost room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if capacity - count < room { grow(by: room) }
    count += body(start + count)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    append(atMost: 1) { place in
      place.pointee = byte
      return 1
    }
  }

  /// Words of the program, ASCII.
  @inline(__always)
  mutating func append(_ words: StaticString) {
    append(UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(atMost: bytes.count) { place in
      place.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  /// Twice as much at least, so that growing costs nothing in the end.
  @inline(never)
  private mutating func grow(by room: Int) {
    let larger = max(capacity * 2, count + room)
    let place = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    place.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (place, larger)
  }
}

extension ByteBuffer {
  /// A whole number in decimal digits.
  mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: number.magnitude)
  }

  /// An amount in hundredths with its two decimals: `7.50` for 750.
  mutating func append(hundredths: Int) {
    if hundredths < 0 { append(UInt8(ascii: "-")) }
    let (whole, decimals) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(digits: whole)
    append(atMost: 3) { place in
      place[0] = UInt8(ascii: ".")
      place[1] = Self.digit(decimals / 10)
      place[2] = Self.digit(decimals % 10)
      return 3
    }
  }

  private mutating func append(digits number: UInt) {
    // 20 digits are the longest number of 64 bits.
    append(atMost: 20) { place in
      var length = 1
      var rest = number / 10
      while rest > 0 {
        length += 1
        rest /= 10
      }
      rest = number
      var index = length
      while index > 0 {
        index -= 1
        place[index] = Self.digit(rest % 10)
        rest /= 10
      }
      return length
    }
  }

  @inline(__always)
  private static func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value) }
}
