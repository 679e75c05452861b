import CallFormats
import Glibc

/// Sound inputs out of the repository's own samples and rule files; targets run in its folder.
enum SeedFiles {
  /// The files that a pattern of the shell names, in order.
  static func matching(_ pattern: String) -> [[UInt8]] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { Fault.report("\(pattern): no such files; run in the repository") }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].flatMap { try? WholeFile.bytes(of: String(cString: $0)) }
    }
  }

  /// The first lines of files.
  static func lines(_ count: Int, of pattern: String) -> [[UInt8]] {
    matching(pattern).map { file in
      Array(file.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(count).joined(separator: [0x0A])) + [
        0x0A
      ]
    }
  }

  /// The sample files of exports.
  static var exports: [[UInt8]] { matching("Samples/formats/*") }

  /// One call of each sample in our own format.
  static var ownCalls: [[UInt8]] { lines(1, of: "Samples/*.jsonl") }

  /// The examples of all formats.
  static var examples: [[UInt8]] { FormatRegistry.formats.map { Array($0.description.example.utf8) } }
}
