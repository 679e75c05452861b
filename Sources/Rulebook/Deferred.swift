import Dispatch
import Synchronization

/// Something that takes long to make and is not needed at once: it is made on another core, while its owner goes on.
final class Deferred<Value: Sendable>: Sendable {
  private enum State {
    case coming(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  /// Begins to make it.
  init(making make: @escaping @Sendable () -> Value) {
    state = Mutex(.coming(make))
    DispatchQueue.global().async { [self] in _ = value }
  }

  /// What is there already.
  init(_ value: Value) { state = Mutex(.made(value)) }

  /// Waits until it is made; whoever asks before a core was free for it makes it.
  var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .coming(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
