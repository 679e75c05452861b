import Synchronization

/// Says yes from the n-th question on.
final class Patience: Sendable {
  private let left: Mutex<Int>

  init(_ questions: Int) { left = Mutex(questions) }

  var isOver: Bool {
    left.withLock {
      $0 -= 1
      return $0 < 0
    }
  }
}
