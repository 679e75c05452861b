import ArgumentParser
import CallFormats
import Glibc
import Reports

/// Exit statuses (contract, part 4).
enum Status {
  static let someRejected = ExitCode(65)
  static let inputMissing = ExitCode(66)
  static let programFault = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let cannotWrite = ExitCode(74)
  static let rulesWrong = ExitCode(78)
  /// 128 + SIGINT, as shells expect.
  static let interrupted = ExitCode(130)
}

/// Writes a line to standard error.
func tell(_ message: String) {
  writeError(message + "\n")
}

/// Writes to standard error as it is; nobody is left to tell if that fails.
func writeError(_ text: String) {
  let bytes = Array(text.utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Says what went wrong and ends with the status that stands for it.
func fail(_ message: String, _ status: ExitCode) -> ExitCode {
  tell("hotline: " + message)
  return status
}

/// Turns the typed errors of the rooms into messages and exit statuses.
func reportingFailures<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as InputError {
    throw fail(error.description, error.isMissing ? Status.inputMissing : Status.cannotWrite)
  } catch let error as OutputFileError {
    throw fail(error.description, error.operation == .open ? Status.cannotCreate : Status.cannotWrite)
  } catch let error as ReportError {
    throw fail(error.description, Status.programFault)
  }
}
