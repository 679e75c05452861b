import Glibc
import TestSupport

/// The built program, run the way a script runs it.
struct HotlineProcess {
  /// What a run left behind.
  struct Result {
    /// The exit status; 128 and more is a signal.
    var status: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  struct Failure: Error {
    var what: String
    var code: Int32
  }

  /// The program beside the test bundle: `.build/<configuration>/hotline`.
  static let path: String = {
    var folder = CommandLine.arguments.first ?? ""
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if access("\(folder)/hotline", X_OK) == 0 { return "\(folder)/hotline" }
    }
    // A test runner of the toolchain's was started instead of the bundle: the package's own build folder then.
    let builds = ["release", "debug"].map { Project.folder + "/.build/\($0)/hotline" }
    return builds.first { access($0, X_OK) == 0 } ?? "hotline"
  }()

  /// Runs the program to its end.
  ///
  /// Its output goes to files and not to pipes, so that nobody waits for anybody, whatever the amount.
  static func run(
    _ arguments: String..., input: [UInt8] = [], locale: String = "C", cache: String? = nil
  ) throws -> Result {
    try run(command: [path] + arguments, input: input, locale: locale, cache: cache)
  }

  /// The same for arguments that a test has made.
  ///
  /// - Parameters:
  ///   - killedAfter: after so many microseconds the program gets SIGKILL, if it is still there.
  ///   - fileSize: no file of the program may become larger, in bytes.
  static func run(
    _ arguments: [String], input: [UInt8] = [], locale: String = "C", killedAfter: UInt32? = nil, fileSize: Int? = nil
  ) throws -> Result {
    // The limit is the shell's, so that it is not the test's own.
    let limited = fileSize.map { ["/bin/sh", "-c", "ulimit -f \($0 / 512); exec \"$0\" \"$@\"", path] } ?? [path]
    return try run(command: limited + arguments, input: input, locale: locale, killedAfter: killedAfter)
  }

  /// Runs any program to its end; the first word is its path.
  ///
  /// - Parameter cache: the folder of the cache, empty for none; `nil` is the user's.
  static func run(
    command: [String], input: [UInt8] = [], locale: String = "C", killedAfter: UInt32? = nil, cache: String? = nil
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    let inputPath = try scratch.write(input, to: "in")
    let (outputPath, errorsPath) = (scratch.path + "/out", scratch.path + "/err")

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorsPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var environment = ["LC_ALL=\(locale)"]
    for name in ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "HOME"] {
      if let value = getenv(name) { environment.append("\(name)=\(String(cString: value))") }
    }
    if let cache { environment.append("HOTLINE_CACHE=\(cache)") }
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, command[0], &actions, nil, arguments, variables)
    guard code == 0 else { throw Failure(what: "start \(command[0])", code: code) }
    if let killedAfter {
      usleep(killedAfter)
      kill(process, SIGKILL)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(what: "wait", code: errno) }
    }
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: scratch.bytes("out") ?? [],
      errors: String(decoding: scratch.bytes("err") ?? [], as: UTF8.self))
  }
}

/// The folder of the package.
enum Project {
  static let folder: String = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
  static let samples = folder + "/Samples"
  static let golden = folder + "/Tests/hotlineTests/Golden"
  static let lexicons = folder + "/Lexicons"
}
