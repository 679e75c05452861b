import Glibc

/// Text in the encodings of other programs, for seeds.
enum Encoder {
  /// The text in an encoding that glibc knows.
  static func bytes(of text: String, in encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
      Fault.report("glibc does not know \(encoding)")
    }
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: input.count * 4 + 4)
    var (left, room) = (input.count, output.count)
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        _ = iconv(converter, &from, &left, &to, &room)
      }
    }
    return output.dropLast(room).map(UInt8.init(bitPattern:))
  }
}
