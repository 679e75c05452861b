import Glibc
import Reports
import Testing

@Suite struct OutputFileTests {
  @Test func writesAWholeFileAndNothingElse() throws {
    try withFolder { folder in
      try OutputFile.write(Array("甲".utf8), to: folder + "/a.xml")
      try OutputFile.write(Array("乙".utf8), to: folder + "/a.xml", durable: false)
      try OutputFile.synchroniseFolder(folder)
      #expect(contents(of: folder + "/a.xml") == "乙")
      #expect(names(in: folder) == ["a.xml"])
    }
  }

  @Test func aFileInPartsAppearsOnlyWhenItIsComplete() throws {
    try withFolder { folder in
      var file = try OutputFile(path: folder + "/all.xml")
      try file.append(Array("一".utf8))
      #expect(names(in: folder).allSatisfy { $0.hasPrefix(".") })
      try file.append([])
      try file.append(Array("二".utf8))
      try file.commit()
      #expect(contents(of: folder + "/all.xml") == "一二")
      #expect(names(in: folder) == ["all.xml"])
    }
  }

  @Test func anAbandonedFileLeavesTheOldOne() throws {
    try withFolder { folder in
      try OutputFile.write(Array("old".utf8), to: folder + "/a.xml")
      do {
        var file = try OutputFile(path: folder + "/a.xml")
        try file.append(Array("new".utf8))
      }
      #expect(contents(of: folder + "/a.xml") == "old")
      #expect(names(in: folder) == ["a.xml"])
    }
  }

  @Test func errorsNameThePathAndTheReason() throws {
    try withFolder { folder in
      try OutputFile.write([], to: folder + "/file")
      let path = folder + "/file/a.xml"
      let error = #expect(throws: OutputFileError.self) { try OutputFile.write([1], to: path) }
      #expect(error?.code == ENOTDIR)
      #expect(error?.operation == .open)
      #expect(error?.description == "\(path): cannot open: Not a directory")
    }
  }

  @Test func aFolderInTheWayIsAnErrorAndLeavesNothing() throws {
    try withFolder { folder in
      mkdir(folder + "/a.xml", 0o755)
      let error = #expect(throws: OutputFileError.self) { try OutputFile.write([1], to: folder + "/a.xml") }
      #expect(error?.code == EISDIR)
      #expect(names(in: folder) == ["a.xml"])
    }
  }

  @Test func aTargetThatBecomesAFolderIsAnErrorAndLeavesNothing() throws {
    try withFolder { folder in
      var file = try OutputFile(path: folder + "/a.xml")
      try file.append([1])
      mkdir(folder + "/a.xml", 0o755)
      var code: Int32?
      do throws(OutputFileError) { try file.commit() } catch { code = error.code }
      #expect(code == EISDIR)
      #expect(names(in: folder) == ["a.xml"])
    }
  }

  @Test func devicesAreWrittenToAndNotReplaced() throws {
    try OutputFile.write(Array("x".utf8), to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    let error = #expect(throws: OutputFileError.self) { try OutputFile.write([1], to: "/dev/full") }
    #expect(error?.code == ENOSPC)
  }

  @Test func symbolicLinksKeepPointingAtTheirFile() throws {
    try withFolder { folder in
      try OutputFile.write(Array("old".utf8), to: folder + "/real.xml")
      symlink("real.xml", folder + "/link.xml")
      try OutputFile.write(Array("new".utf8), to: folder + "/link.xml")
      #expect(contents(of: folder + "/real.xml") == "new")
      #expect(names(in: folder) == ["link.xml", "real.xml"])
    }
  }

  // MARK: - Helpers

  private func withFolder(_ body: (String) throws -> Void) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(base)/hotline-output-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      for name in names(in: folder) { remove(folder + "/" + name) }
      rmdir(folder)
    }
    try body(folder)
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }
}
