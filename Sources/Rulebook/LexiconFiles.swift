internal import MessageDigest
import Glibc

/// A rulebook that cannot be read at all.
public enum LoadingError: Error, Sendable, Equatable {
  /// There is no such directory.
  case notFound(directory: String)
  /// The system does not let it be read; `reason` is the system's own word.
  case notReadable(path: String, reason: String)
  /// The directory has none of `phrases`, `rules` and `scorecards`.
  case noLexicons(directory: String)

  /// The error in both languages.
  public var message: Message {
    switch self {
    case .notFound(let directory):
      Message(english: "\(directory): no such directory", chinese: "\(directory):没有这个目录")
    case .notReadable(let path, let reason):
      Message(english: "\(path): cannot be read: \(reason)", chinese: "\(path):无法读取:\(reason)")
    case .noLexicons(let directory):
      Message(
        english: "\(directory): no phrases, rules or scorecards in it",
        chinese: "\(directory):里面没有 phrases、rules、scorecards 目录")
    }
  }
}

/// A file of a rulebook with its name relative to the rulebook's directory.
struct LexiconFile: Sendable {
  let name: String
  let bytes: [UInt8]
}

/// The files of a rulebook, in byte order of their names.
struct LexiconFiles: Sendable {
  private(set) var phrases: [LexiconFile] = []
  private(set) var rules: [LexiconFile] = []
  private(set) var scorecards: [LexiconFile] = []
  /// `settings.yaml` beside the folders: what all scorecards share.
  private(set) var settings: [LexiconFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// More files than this in one folder are not a rulebook.
  private static let maximumFileCount = 2_000

  init(directory: String) throws(LoadingError) {
    guard FileSystem.isDirectory(directory) else {
      if FileSystem.exists(directory) {
        throw .notReadable(path: directory, reason: "not a directory")
      }
      throw .notFound(directory: directory)
    }
    let folders = ["phrases", "rules", "scorecards"].filter { FileSystem.isDirectory("\(directory)/\($0)") }
    guard !folders.isEmpty else { throw .noLexicons(directory: directory) }
    phrases = try read("phrases", ending: ".txt", in: directory)
    rules = try read("rules", ending: ".yaml", in: directory)
    scorecards = try read("scorecards", ending: ".yaml", in: directory)
    let path = "\(directory)/settings.yaml"
    if FileSystem.isRegularFile(path) {
      let bytes = try FileSystem.bytes(of: path, limit: SourceText.maximumSize + 1)
      settings = [LexiconFile(name: "settings.yaml", bytes: bytes)]
    }
  }

  private mutating func read(
    _ folder: String, ending: String, in directory: String
  ) throws(LoadingError) -> [LexiconFile] {
    let path = "\(directory)/\(folder)"
    guard FileSystem.isDirectory(path) else { return [] }
    var files: [LexiconFile] = []
    for name in try FileSystem.names(in: path, limit: Self.maximumFileCount) {
      let relative = "\(folder)/\(name)"
      guard FileSystem.isRegularFile("\(path)/\(name)") else { continue }
      guard name.hasSuffix(ending), !name.hasPrefix("."), !name.hasPrefix("~") else {
        if Self.looksMeant(name) { noteIgnored(relative, ending: ending) }
        continue
      }
      // One byte more than allowed is enough for the readers to refuse the file.
      let bytes = try FileSystem.bytes(of: "\(path)/\(name)", limit: SourceText.maximumSize + 1)
      files.append(LexiconFile(name: relative, bytes: bytes))
    }
    return files
  }

  /// Whether a name that is not read looks like one that was meant to be; backups of editors do not.
  private static func looksMeant(_ name: String) -> Bool {
    let lowered = name.lowercased()
    guard !name.hasPrefix("."), !name.hasPrefix("~"), !name.hasPrefix("#") else { return false }
    return [".txt", ".yaml", ".yml", ".yaml.txt"].contains { lowered.hasSuffix($0) }
  }

  private mutating func noteIgnored(_ name: String, ending: String) {
    diagnostics.append(
      Diagnostic(
        SourceLocation(file: name, line: 1, column: 1),
        Message(english: "this file is not read", chinese: "这个文件不会被读取"),
        advice: Message(
          english: "here the names of files end in `\(ending)`", chinese: "这个目录里的文件名要以 \(ending) 结尾")))
  }

  /// All of them, in the order in which they are read.
  var all: [LexiconFile] { phrases + rules + scorecards + settings }

  /// SHA-256 over name, NUL, length in decimal, NUL and bytes of every file in order.
  var digest: String {
    var digest = SHA256()
    for file in all {
      digest.update(Array("\(file.name)\0\(file.bytes.count)\0".utf8))
      digest.update(file.bytes)
    }
    return "sha256:" + digest.finish().hexadecimal
  }
}

/// The few calls of the system that reading a rulebook needs.
private enum FileSystem {
  static func exists(_ path: String) -> Bool { mode(of: path) != nil }
  static func isDirectory(_ path: String) -> Bool { mode(of: path).map { $0 & S_IFMT == S_IFDIR } ?? false }
  static func isRegularFile(_ path: String) -> Bool { mode(of: path).map { $0 & S_IFMT == S_IFREG } ?? false }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  /// The names in a directory that are UTF-8, in byte order.
  static func names(in path: String, limit: Int) throws(LoadingError) -> [String] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name != ".", name != ".." else { continue }
      names.append(name)
      guard names.count <= limit else { throw .notReadable(path: path, reason: "more than \(limit) files") }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of a file, at most `limit`.
  static func bytes(of path: String, limit: Int) throws(LoadingError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = Glibc.read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  private static func failure(_ path: String) -> LoadingError {
    .notReadable(path: path, reason: String(cString: strerror(errno)))
  }
}
