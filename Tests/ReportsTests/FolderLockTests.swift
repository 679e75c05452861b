import Glibc
import Reports
import TestSupport
import Testing

@Suite struct FolderLockTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/lock" }

  init() throws { folder = try TemporaryFolder() }

  /// A program that another thread starts holds all open files of this one until it has begun.
  @Test func aProgramThatStartsMeanwhileKeepsNobodyOut() throws {
    let lock = try FolderLock.take(path)
    #expect(try !isFree())
    let copy = dup(try #require(descriptor(of: path)))
    defer { close(copy) }
    _ = consume lock
    #expect(try isFree())
  }

  private func isFree() throws -> Bool {
    guard let lock = try FolderLock.take(path) else { return false }
    _ = consume lock
    return true
  }

  /// The open file of a path in this process.
  private func descriptor(of path: String) -> Int32? {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return nil }
    return (Int32(0)..<getdtablesize()).first { descriptor in
      var status = stat()
      return fstat(descriptor, &status) == 0 && status.st_dev == wanted.st_dev && status.st_ino == wanted.st_ino
    }
  }
}
