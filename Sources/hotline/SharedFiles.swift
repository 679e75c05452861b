import Glibc

/// What stands beside the program: in an archive of it (`Scripts/package-archive`) everything that it reads.
enum SharedFiles {
  /// A file of `share/hotline` beside the program's folder, where it is there: `dict.txt`.
  ///
  /// It comes before what the system has installed, so that an archive scores the same on every machine.
  static func path(_ name: String) -> String? {
    let program = programPath.split(separator: "/", omittingEmptySubsequences: false)
    let path = program.dropLast(2).joined(separator: "/") + "/share/hotline/" + name
    return program.count > 2 && access(path, R_OK) == 0 ? path : nil
  }

  /// The program itself, links followed; empty where the system does not say.
  static let programPath: String = {
    guard let real = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(real) }
    return String(cString: real)
  }()
}
