import CBZip2

/// Unpacking bzip2 data in memory.
enum BZip2 {
  enum Failure: Error {
    /// Not bzip2 data, or cut short, or altered.
    case damaged
    /// More than the limit comes out, or memory ran out.
    case tooLarge
  }

  /// Whether bytes begin as bzip2 data do.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "BZh".utf8) }

  /// What was packed; files of several streams, as parallel packers write them, are one.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that may come out.
  ///   - isEnough: Whether nothing is needed of what comes behind these bytes, which are the last so far.
  static func unpack(
    _ packed: [UInt8], limit: Int, until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) throws(Failure) -> [UInt8] {
    var input = packed
    let result = input.withUnsafeMutableBufferPointer { source -> Result<[UInt8], Failure> in
      var stream = bz_stream()
      var output: [UInt8] = []
      output.reserveCapacity(min(limit, source.count * 6))
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      var consumed = 0
      while consumed < source.count {
        guard BZ2_bzDecompressInit(&stream, 0, 0) == BZ_OK else { return .failure(.tooLarge) }
        defer { BZ2_bzDecompressEnd(&stream) }
        let available = min(source.count - consumed, Int(UInt32.max))
        stream.next_in = source.baseAddress.map { UnsafeMutableRawPointer($0 + consumed) }?
          .assumingMemoryBound(to: CChar.self)
        stream.avail_in = UInt32(available)
        var status = BZ_OK
        while status == BZ_OK {
          let written = chunk.withUnsafeMutableBytes { buffer in
            stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            stream.avail_out = UInt32(buffer.count)
            status = BZ2_bzDecompress(&stream)
            return buffer.count - Int(stream.avail_out)
          }
          output += chunk[..<written]
          guard output.count <= limit else { return .failure(.tooLarge) }
          if isEnough(chunk[..<written]) { return .success(output) }
          if status == BZ_OK, written == 0, stream.avail_in == 0 { return .failure(.damaged) }
        }
        guard status == BZ_STREAM_END else { return .failure(.damaged) }
        consumed += available - Int(stream.avail_in)
      }
      return .success(output)
    }
    return try result.get()
  }
}
