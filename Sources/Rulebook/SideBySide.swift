import Dispatch
import Synchronization

/// Two pieces of work at once.
enum SideBySide {
  /// The results of both; where no second core is free, one after the other.
  static func run<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Mutex<(first: First?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        let result = first()
        results.withLock { $0.first = result }
      } else {
        let result = second()
        results.withLock { $0.second = result }
      }
    }
    let (one, other) = results.withLock { $0 }
    return (one ?? first(), other ?? second())
  }
}
