/// A zip file of files that are not compressed.
func zip(_ files: [(name: String, text: String)]) -> [UInt8] {
  zip(files.map { ($0.name, Array($0.text.utf8)) })
}

/// The same of bytes.
func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for file in files {
    let (name, content) = (Array(file.name.utf8), file.bytes)
    // Version 2.0, names in UTF-8, stored, no date.
    let header =
      little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 4) + little(checksum(content), 4)
      + little(UInt32(content.count), 4) + little(UInt32(content.count), 4) + little(UInt32(name.count), 2)
      + little(0, 2)
    directory +=
      [0x50, 0x4B, 1, 2] + little(20, 2) + header + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
    directory += little(UInt32(bytes.count), 4) + name
    bytes += [0x50, 0x4B, 3, 4] + header + name + content
  }
  let count = UInt32(files.count)
  let end =
    little(0, 4) + little(count, 2) + little(count, 2) + little(UInt32(directory.count), 4)
    + little(UInt32(bytes.count), 4) + little(0, 2)
  return bytes + directory + [0x50, 0x4B, 5, 6] + end
}

private func little(_ number: UInt32, _ width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
}

/// CRC-32 of ISO 3309, as zip files have it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
