import Glibc

/// Keeps a second run out of a folder for as long as it lives.
///
/// The system gives the lock back when the process ends, however it ends; the file that is left behind means nothing.
/// It is not removed, because another run may have it open already.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// - Returns: `nil` when another run has the folder.
  public static func take(_ path: String) throws(OutputFileError) -> FolderLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw OutputFileError(.open, path: path) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw OutputFileError(.open, path: path, code: code)
    }
    return FolderLock(descriptor: descriptor)
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Closing alone is not enough: a program that another thread is starting still holds the file, and with it the lock.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
