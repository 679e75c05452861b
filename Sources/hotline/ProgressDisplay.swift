import Batch
import Glibc

/// One line on a terminal: calls done, calls a second, remaining time.
struct ProgressDisplay {
  var isShown = false
  private let totalBytes: Int
  private let started = Self.now()
  private var lastShown = 0.0

  init(totalBytes: Int) {
    self.totalBytes = totalBytes
  }

  /// Draws the line anew, five times a second at most.
  mutating func show(_ progress: ScoringRun.Progress) {
    guard isShown else { return }
    let now = Self.now()
    guard now - lastShown > 0.2 else { return }
    lastShown = now
    let seconds = max(now - started, 0.001)
    let rate = Int(Double(progress.calls) / seconds)
    var line = say("\(progress.calls) calls, \(rate) calls/s", "\(progress.calls) 通，\(rate) 通/秒")
    if totalBytes > 0, progress.bytes > 0 {
      let remaining = Int(seconds * Double(max(0, totalBytes - progress.bytes)) / Double(progress.bytes))
      let minutes = remaining / 60
      let rest = remaining % 60
      line += say(", \(minutes):\(rest < 10 ? "0" : "")\(rest) left", "，剩余 \(minutes):\(rest < 10 ? "0" : "")\(rest)")
    }
    writeError("\r\u{1B}[K\(line)")
  }

  /// Takes the line away.
  func clear() {
    if isShown { writeError("\r\u{1B}[K") }
  }

  /// Bytes of a regular file; 0 where that is not known.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
