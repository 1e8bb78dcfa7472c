/// The state from which a machine goes on, apart from the absolute time.
///
/// Two machines of the same chart in equal situations behave the same for ever: this is the state
/// that an exhaustive search visits. Numbers are those of the compiled chart.
package struct Situation: Hashable, Sendable {
  /// A pending event, by the ticks that remain.
  package struct Timer: Hashable, Sendable {
    package let remaining: Int
    let event: Int32
    let id: Int32
  }

  package let status: Machine.Status

  /// The active states without substates, in document order; they determine the others.
  let leaves: [Int32]

  /// The states that each history state remembers.
  let memory: [[Int32]]

  /// Values in the order of declaration.
  package let variables: [Int]

  /// By the time that remains, then in the order they were sent.
  package let timers: [Timer]

  /// Internal events that wait; there are none between calls, unless the run is livelocked.
  let queue: [Int32]
}
