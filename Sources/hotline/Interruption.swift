import Glibc
import Synchronization

/// Ctrl-C as a request: what has been read is finished and written, and no more is read.
enum Interruption {
  fileprivate static let requested = Atomic<Bool>(false)

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// A second Ctrl-C ends the program at once; files under their final names are whole even then.
  static func watch() {
    signal(SIGINT, noteInterruption)
    signal(SIGTERM, noteInterruption)
    // A reader that goes away (`| head`) is an error of writing, not a reason to vanish.
    signal(SIGPIPE, SIG_IGN)
  }
}

/// All that is safe in a signal handler: set a flag, and let the next signal have its usual effect.
private func noteInterruption(_ number: Int32) {
  Interruption.requested.store(true, ordering: .relaxed)
  signal(number, SIG_DFL)
}
