import CallFormats
import CallModel
import Glibc

/// Reads one line as it would stand in `march.jsonl`.
func read(_ line: String, number: Int = 1) -> Result<Call, Rejection> {
  let batch = LineBatch(lines: [line], numberedFrom: number)
  return HotlineCallReader().read(batch.lines[0], of: batch, file: "march.jsonl")
}

/// The same for a line that need not be UTF-8.
func read(_ line: [UInt8]) throws -> Result<Call, Rejection>? {
  let folder = try TemporaryFolder()
  var lines = try LineReader(path: try folder.write(line, to: "line.jsonl"))
  guard let batch = try lines.next() else { return nil }
  return HotlineCallReader().read(batch.lines[0], of: batch, file: "march.jsonl")
}

/// A folder that is gone when the test is.
final class TemporaryFolder {
  struct Failure: Error {
    var path: String
    var code: Int32
  }

  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/call-formats-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(path: parent, code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.removeTree(path) }

  @discardableResult
  func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    guard let stream = fopen(file, "w") else { throw Failure(path: file, code: errno) }
    defer { fclose(stream) }
    let bytes = Array(bytes)
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw Failure(path: file, code: errno) }
    return file
  }

  func makeFolder(_ name: String) throws {
    guard mkdir("\(path)/\(name)", 0o755) == 0 else { throw Failure(path: name, code: errno) }
  }

  private static func removeTree(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) {
      while let entry = readdir(stream) {
        var name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        if name == Array(".".utf8) || name == Array("..".utf8) { continue }
        name = Array("\(path)/".utf8) + name + [0]
        name.withUnsafeBytes { bytes in
          let child = bytes.bindMemory(to: CChar.self)
          // A name that is not UTF-8 can only be a file's here.
          if let start = child.baseAddress, unlink(start) != 0 { removeTree(String(cString: start)) }
        }
      }
      closedir(stream)
    }
    remove(path)
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, "\(path)/\(name)") == 0 else { throw Failure(path: name, code: errno) }
  }
}

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
