import Glibc
import Synchronization

/// Ctrl-C as a request: what has been read is finished and written, and no more is read.
enum Interruption {
  /// The signal that came, 0 for none.
  fileprivate static let signalNumber = Atomic<Int32>(0)

  static var isRequested: Bool { signalNumber.load(ordering: .relaxed) != 0 }

  /// 128 + the signal's number, as shells expect.
  static var status: Int32 { 128 + signalNumber.load(ordering: .relaxed) }

  /// A second Ctrl-C ends the program at once; files under their final names are whole even then.
  static func watch() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = noteInterruption
    // Without SA_RESTART, so that a read from an idle pipe ends too; with SA_RESETHAND for the second signal.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    // A reader that goes away (`| head`) is an error of writing, not a reason to vanish.
    signal(SIGPIPE, SIG_IGN)
    // So is a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
  }
}

/// All that is safe in a signal handler: note the number.
private func noteInterruption(_ number: Int32) {
  Interruption.signalNumber.store(number, ordering: .relaxed)
}
