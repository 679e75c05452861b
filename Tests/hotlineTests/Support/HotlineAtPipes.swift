import Glibc
import TestSupport

/// The built program at the other end of two pipes, as a driver has it.
final class HotlineAtPipes {
  private let process: pid_t
  private var input: Int32
  private var output: Int32
  private var pending: [UInt8] = []
  private let scratch: TemporaryFolder

  /// Starts the program; its input is a pipe, or the file that a descriptor is open at.
  init(_ arguments: String..., input file: Int32? = nil) throws {
    scratch = try TemporaryFolder()
    let toProgram = try Self.pipe(scratch.path + "/to")
    let fromProgram = try Self.pipe(scratch.path + "/from")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, file ?? toProgram.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, fromProgram.writing, 1)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path + "/err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([HotlineProcess.path] + arguments).map { strdup($0) } + [nil]
    var environment = ["LC_ALL=C"]
    for name in ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "HOME"] {
      if let value = getenv(name) { environment.append("\(name)=\(String(cString: value))") }
    }
    let variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, HotlineProcess.path, &actions, nil, words, variables)
    guard code == 0 else { throw HotlineProcess.Failure(what: "start", code: code) }
    self.process = process
    (input, output) = (toProgram.writing, fromProgram.reading)
    close(toProgram.reading)
    close(fromProgram.writing)
  }

  deinit {
    closeInput()
    closeOutput()
  }

  /// Closed in other programs that tests start meanwhile: pipe(2) would leave them a moment in which they hold an end.
  private static func pipe(_ path: String) throws -> (reading: Int32, writing: Int32) {
    guard mkfifo(path, 0o600) == 0 else { throw HotlineProcess.Failure(what: "mkfifo", code: errno) }
    let reading = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let writing = open(path, O_WRONLY | O_CLOEXEC)
    guard reading >= 0, writing >= 0, fcntl(reading, F_SETFL, 0) == 0 else {
      throw HotlineProcess.Failure(what: "open", code: errno)
    }
    return (reading, writing)
  }

  /// Hands over some text, which the pipe takes whole.
  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.write(input, bytes, bytes.count) == bytes.count else {
      throw HotlineProcess.Failure(what: "write", code: errno)
    }
  }

  /// The next line, as soon as it is there; `nil` at the end of the output.
  func line() throws -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeFirst(end + 1) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      // No measure of anything: only so that a program that never answers fails the test and does not stop it.
      guard poll(&request, 1, 120_000) > 0 else { throw HotlineProcess.Failure(what: "no answer", code: ETIMEDOUT) }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &chunk, chunk.count)
      guard count > 0 else {
        guard count == 0, pending.isEmpty else { throw HotlineProcess.Failure(what: "half a line", code: EIO) }
        return nil
      }
      pending += chunk[..<count]
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  func closeOutput() {
    if output >= 0 { close(output) }
    output = -1
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for the end; the exit status, 128 and more is a signal.
  func end() throws -> (status: Int32, errors: String) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw HotlineProcess.Failure(what: "wait", code: errno) }
    }
    let signal = status & 0x7F
    return (
      signal == 0 ? status >> 8 & 0xFF : 128 + signal, String(decoding: scratch.bytes("err") ?? [], as: UTF8.self)
    )
  }
}
