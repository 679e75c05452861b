import Glibc
import TestSupport

/// A file system in memory that is soon full.
enum SmallDisk {
  /// Whether this machine lets us make one: containers often do not.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    let mounting = ["-c", "mount -t tmpfs -o size=100k none \"$0\"", folder.path]
    return (try? HotlineProcess.run(command: namespace + ["/bin/sh"] + mounting).status) == 0
  }()

  private static let namespace = ["/usr/bin/unshare", "--user", "--map-root-user", "--mount"]

  /// Runs the program on a full disk and, once there is room, again; what is on the disk then is copied away.
  ///
  /// - Returns: the exit status of both runs.
  static func run(
    _ full: [String], thenWithRoom withRoom: [String], disk: String, kilobytes: Int, copyTo copy: String
  ) throws -> (full: Int32?, withRoom: Int32?) {
    func quoted(_ words: [String]) -> String {
      words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    }
    // Namespace and file system are gone with the last process in them, so both runs are one script.
    let result = try HotlineProcess.run(
      command: namespace + [
        "/bin/sh", "-c",
        """
        mkdir \(quoted([disk])) && mount -t tmpfs -o size=\(kilobytes)k none \(quoted([disk])) || exit 99
        \(quoted([HotlineProcess.path] + full)); echo "full $?"
        mount -o remount,size=256m \(quoted([disk])) || exit 99
        \(quoted([HotlineProcess.path] + withRoom)); echo "room $?"
        cp -r \(quoted([disk + "/out"])) \(quoted([copy]))
        """,
      ])
    func status(_ name: String) -> Int32? {
      result.text.split(separator: "\n").first { $0.hasPrefix(name + " ") }.flatMap {
        Int32($0.dropFirst(name.count + 1))
      }
    }
    return (status("full"), status("room"))
  }
}
