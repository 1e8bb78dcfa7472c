import Synchronization

/// Values that take long to make, by their keys, for any number of threads; when it is full it forgets
/// all of them.
///
/// Two threads that ask for the same value at once may both make it. Complexity: constant for a value
/// that is known.
final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let limit: Int
  private let known = Mutex<[Key: Value]>([:])

  /// Makes an empty cache of at most `limit` values.
  init(limit: Int) { self.limit = limit }

  /// The value of a key; `nil` where none is known.
  subscript(key: Key) -> Value? {
    get { known.withLock { $0[key] } }
    set {
      known.withLock { known in
        if known.count >= limit, known[key] == nil { known.removeAll() }
        known[key] = newValue
      }
    }
  }

  /// The value of a key, made where it is not known; an error is not remembered.
  func value<Failure>(
    _ key: Key,
    make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let value = self[key] { return value }
    let value = try make()
    self[key] = value
    return value
  }
}
