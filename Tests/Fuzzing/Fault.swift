import Glibc

/// What the program must never do, found out by a fuzz target: libFuzzer takes the end of the program for a crash.
enum Fault {
  /// Says what was wrong and ends the program.
  static func report(_ message: String) -> Never {
    let text = Array("fault: \(message)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    abort()
  }

  /// Ends the program where something does not hold.
  static func unless(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds { report(message()) }
  }
}
