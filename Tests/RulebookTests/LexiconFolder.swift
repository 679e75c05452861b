import Glibc
import Rulebook
import Testing

/// A rulebook in a temporary directory, gone when the value is.
final class LexiconFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/rulebook-XXXXXX\0".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit {
    for folder in ["phrases", "rules", "scorecards", ""] {
      let directory = "\(path)/\(folder)"
      guard let stream = opendir(directory) else { continue }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        remove("\(directory)/\(name)")
      }
      closedir(stream)
      rmdir(directory)
    }
  }

  /// Writes a file, with the folder it stands in.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    if let slash = name.firstIndex(of: "/") { mkdir("\(path)/\(name[..<slash])", 0o700) }
    let file = try #require(fopen("\(path)/\(name)", "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Makes a folder.
  func makeFolder(_ name: String) throws {
    try #require(mkdir("\(path)/\(name)", 0o700) == 0)
  }

  func load() throws -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    try RulebookLoader.load(directory: path)
  }

  /// The mistakes as `file:line:column: what was found`.
  func mistakes() throws -> [String] {
    try load().diagnostics.map { "\($0.place): \($0.message.english)" }
  }
}

extension Diagnostic {
  var place: String { "\(location.file):\(location.line):\(location.column)" }
}

/// The mistakes of one phrase file, without the file's name.
func mistakes(inPhrases text: String) throws -> [String] {
  try mistakes(in: "phrases/a.txt", text)
}

/// The mistakes of one rule file, without the file's name.
func mistakes(inRules text: String) throws -> [String] {
  try mistakes(in: "rules/a.yaml", text)
}

/// The mistakes of one file alone, without its name.
func mistakes(in file: String, _ text: String) throws -> [String] {
  try LexiconFolder([file: text]).mistakes().map { String($0.dropFirst(file.count + 1)) }
}
