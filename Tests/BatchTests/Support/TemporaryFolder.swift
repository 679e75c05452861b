import Glibc

/// A folder that is gone when the test is.
final class TemporaryFolder {
  struct Failure: Error {
    var path: String
    var code: Int32
  }

  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/hotline-batch-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(path: parent, code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file and names its path.
  @discardableResult
  func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    guard let stream = fopen(file, "w") else { throw Failure(path: file, code: errno) }
    defer { fclose(stream) }
    let bytes = Array(bytes)
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw Failure(path: file, code: errno) }
    return file
  }

  /// Writes lines, each with its newline.
  @discardableResult
  func write(lines: [String], to name: String) throws -> String {
    try write(lines.map { $0 + "\n" }.joined().utf8, to: name)
  }

  /// Every file under a folder of this one with its bytes, by its path from there.
  func tree(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    Self.collect("\(path)/\(name)", prefix: "", into: &files)
    return files
  }

  /// The bytes of a file, `nil` where there is none.
  func bytes(_ name: String) -> [UInt8]? { Self.bytes(of: "\(path)/\(name)") }

  private static func collect(_ folder: String, prefix: String, into files: inout [String: [UInt8]]) {
    for name in names(in: folder) {
      if isFolder("\(folder)/\(name)") {
        collect("\(folder)/\(name)", prefix: prefix + name + "/", into: &files)
      } else {
        files[prefix + name] = bytes(of: "\(folder)/\(name)")
      }
    }
  }

  private static func bytes(of file: String) -> [UInt8]? {
    guard let stream = fopen(file, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func remove(_ path: String) {
    if isFolder(path) {
      chmod(path, 0o755)
      for name in names(in: path) { remove("\(path)/\(name)") }
    }
    Glibc.remove(path)
  }
}
