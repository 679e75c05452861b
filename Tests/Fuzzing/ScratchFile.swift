import Glibc

/// Files in memory, because readers open paths, and thousands of inputs a second are no work for a disk.
enum ScratchFile {
  /// The path of a file that holds these bytes until the next call.
  static func path(holding bytes: [UInt8]) -> String {
    let path = "\(folder)/input"
    write(bytes, to: path)
    return path
  }

  /// A folder in memory for readers of whole folders, by the number of the process; `Scripts/fuzz` removes it.
  static let folder: String = {
    let folder =
      "\(getenv("HOTLINE_FUZZING_FOLDER").map { String(cString: $0) } ?? "/dev/shm")/hotline-fuzzing-\(getpid())"
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { Fault.report("\(folder): errno \(errno)") }
    return folder
  }()

  /// Writes a file of that folder, or any other.
  static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else {
      Fault.report("\(path): errno \(errno)")
    }
    close(file)
  }
}
