import CallFormats
import Glibc
import TestSupport
import Testing

@Suite("Finding the input files")
struct InputFilesTests {
  private func names(in folder: TemporaryFolder) throws -> [String] {
    try InputFiles.expand(paths: [folder.path]).map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test("a file stands for itself, whatever its name, and standard input for itself")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("".utf8, to: "导出.txt")
    let files = try InputFiles.expand(paths: [path, "-", path])
    #expect(files.map(\.name) == ["导出.txt", "stdin", "导出.txt"])
    #expect(files.map(\.path) == [path, "-", path])
  }

  @Test("a folder stands for the call files in it and under it, in byte order")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("m")
    try folder.makeFolder(".hidden")
    for name in ["b.jsonl", "a.json", "m/c.NDJSON", "m.jsonl", "二月.jsonl", "notes.md", "._b.jsonl", ".hidden/d.jsonl"] {
      try folder.write("".utf8, to: name)
    }
    #expect(try names(in: folder) == ["a.json", "b.jsonl", "m.jsonl", "m/c.NDJSON", "二月.jsonl"])
  }

  @Test("links are followed, but nothing is found twice, and loops end")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("links")
    try folder.makeFolder("sub")
    try folder.write("".utf8, to: "sub/2026-03.jsonl")
    try folder.link("links/march.jsonl", to: "../sub/2026-03.jsonl")
    try folder.link("a-latest.jsonl", to: "sub/2026-03.jsonl")
    try folder.link("sub/loop", to: "..")
    try folder.link("dangling.md", to: "nowhere")
    #expect(try names(in: folder) == ["sub/2026-03.jsonl"])
  }

  @Test("a path that does not exist, and a call file that leads nowhere, are errors")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: InputError(path: "\(folder.path)/no", code: ENOENT)) {
      try InputFiles.expand(paths: [folder.path, "\(folder.path)/no"])
    }
    try folder.link("gone.jsonl", to: "nowhere")
    #expect(throws: InputError(path: "\(folder.path)/gone.jsonl", code: ENOENT)) {
      try InputFiles.expand(paths: [folder.path])
    }
  }

  @Test("a file name in another encoding is an error, not a missing file")
  func encodingOfNames() throws {
    let folder = try TemporaryFolder()
    let path = Array("\(folder.path)/".utf8) + [0xC4, 0xFA] + Array(".jsonl\0".utf8)  // 您 in GB 18030
    let descriptor = path.withUnsafeBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect { try InputFiles.expand(paths: [folder.path]) } throws: { ($0 as? InputError)?.code == EILSEQ }
  }
}
