import ArgumentParser
import Glibc

/// How many cores a command may use.
struct WorkerOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("How many workers (default: the cores).", "并行数（默认为核数）"), valueName: "n"))
  var workers: Int?

  /// At least one.
  var count: Int { workers ?? Self.cores }

  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  func validate() throws {
    guard (workers ?? 1) >= 1, (workers ?? 1) <= 256 else {
      throw ValidationError(say("--workers must be 1 to 256", "--workers 应为 1 到 256"))
    }
  }
}
