import Glibc

/// A folder that is gone when the test is.
public final class TemporaryFolder {
  /// The system refused; `code` is `errno`.
  public struct Failure: Error {
    /// What was asked for.
    public var path: String
    /// The system's error number.
    public var code: Int32
  }

  /// Where the folder is.
  public let path: String

  /// A new, empty folder.
  public init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/hotline-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(path: parent, code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file and names its path.
  @discardableResult
  public func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    guard let stream = fopen(file, "w") else { throw Failure(path: file, code: errno) }
    defer { fclose(stream) }
    let bytes = Array(bytes)
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw Failure(path: file, code: errno) }
    return file
  }

  /// Writes lines, each with its newline.
  @discardableResult
  public func write(lines: [String], to name: String) throws -> String {
    try write(lines.map { $0 + "\n" }.joined().utf8, to: name)
  }

  /// Makes a folder in this one.
  public func makeFolder(_ name: String) throws {
    guard mkdir("\(path)/\(name)", 0o755) == 0 else { throw Failure(path: name, code: errno) }
  }

  /// Makes a symbolic link in this folder.
  public func link(_ name: String, to target: String) throws {
    guard symlink(target, "\(path)/\(name)") == 0 else { throw Failure(path: name, code: errno) }
  }

  /// Every file under a folder of this one with its bytes, by its path from there.
  public func tree(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    Self.collect("\(path)/\(name)", prefix: "", into: &files)
    return files
  }

  /// The same without what a run keeps for itself (journal, lock), without its report and the scorecards' style.
  public func results(_ name: String) -> [String: [UInt8]] {
    tree(name).filter { file in
      let last = file.key.split(separator: "/").last ?? ""
      return !last.hasPrefix(".hotline-") && last != "run.xml" && last != "scorecard.css" && !last.hasSuffix(".run.xml")
    }
  }

  /// The bytes of a file, `nil` where there is none.
  public func bytes(_ name: String) -> [UInt8]? { Self.bytes(of: "\(path)/\(name)") }

  private static func collect(_ folder: String, prefix: String, into files: inout [String: [UInt8]]) {
    for name in names(in: folder) {
      if isFolder("\(folder)/\(name)") {
        collect("\(folder)/\(name)", prefix: prefix + name + "/", into: &files)
      } else {
        files[prefix + name] = bytes(of: "\(folder)/\(name)")
      }
    }
  }

  /// The bytes of a file, `nil` where there is none.
  public static func bytes(of file: String) -> [UInt8]? {
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

  /// Removes a folder with all in it, files whose names are not UTF-8 too.
  private static func remove(_ path: String) {
    if isFolder(path), let stream = opendir(path) {
      chmod(path, 0o755)
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        if name == Array(".".utf8) || name == Array("..".utf8) { continue }
        let child = (Array("\(path)/".utf8) + name + [0]).map { CChar(bitPattern: $0) }
        if unlink(child) != 0 { remove("\(path)/" + String(decoding: name, as: UTF8.self)) }
      }
      closedir(stream)
    }
    Glibc.remove(path)
  }
}
