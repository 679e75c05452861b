import ArgumentParser
import Batch
import CallFormats
import Glibc
import Reports

/// Exit statuses (contract, part 4).
enum Status {
  static let wrongUsage = ExitCode(64)
  static let someRejected = ExitCode(65)
  static let inputMissing = ExitCode(66)
  static let programFault = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let cannotWrite = ExitCode(74)
  static let rulesWrong = ExitCode(78)
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
///
/// - Parameter advice: said besides when an output could not be written.
func reportingFailures<Result>(
  advice: String? = nil, _ body: () async throws -> Result
) async throws -> Result {
  do {
    return try await body()
  } catch let error as InputError {
    throw fail(error.description, Status.inputMissing)
  } catch let error as RecordError {
    throw fail(error.summary(in: Language.current), error.isOfMapping ? Status.rulesWrong : Status.inputMissing)
  } catch let error as OutputFileError {
    let path = error.path == "-" ? say("standard output", "标准输出") : error.path
    switch error.operation {
    case .open where !error.isLackOfSpace:
      throw fail(say("\(path): cannot be made: \(error.reason)", "\(path)：无法创建（\(error.reason)）"), Status.cannotCreate)
    case .open, .write, .rename:
      let advice = advice.map { say("; ", "；") + $0 } ?? ""
      throw fail(
        say("\(path): cannot be written: \(error.reason)", "\(path)：写入失败（\(error.reason)）") + advice,
        Status.cannotWrite)
    }
  } catch let error as ScorecardFileError {
    throw fail(error.message, error.status)
  } catch let error as DocumentError {
    throw fail(error.message, error.isMissing ? Status.inputMissing : Status.someRejected)
  } catch let refusal as RunRefusal {
    throw fail(refusal.message, refusal.status)
  } catch let error as ReportError {
    switch error {
    case .outOfMemory: throw fail(say("not enough memory", "内存不足"), Status.programFault)
    case .page(let message):
      throw fail(say("the stylesheet ended with an error: \(message)", "样式表运行出错：\(message)"), Status.programFault)
    case .schema(let message):
      throw fail(say("the program's own XSD is wrong: \(message)", "程序自带的 XSD 有误：\(message)"), Status.programFault)
    }
  }
}
