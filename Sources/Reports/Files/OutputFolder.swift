import Glibc

/// Folders for output.
public enum OutputFolder {
  /// Makes a folder and those above it; one that exists is as good.
  public static func make(_ path: String) throws(OutputFileError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      guard mkdir(made, 0o777) != 0, errno != EEXIST else { continue }
      throw OutputFileError(.open, path: path)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw OutputFileError(.open, path: path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputFileError(.open, path: path, code: ENOTDIR) }
  }

  /// Removes the temporary files that a killed run left; only for who has the folder to himself.
  public static func removeTemporaries(in path: String) {
    guard let stream = opendir(path) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self), OutputFile.isTemporary(name) else { continue }
      unlink("\(path)/\(name)")
    }
  }
}
