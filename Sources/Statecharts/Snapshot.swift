/// All that a machine would need to go on, apart from the absolute time.
///
/// Two machines of the same chart in equal situations behave the same for ever: this is the state
/// that an exhaustive search visits. Numbers are those of the compiled chart.
package struct Situation: Hashable, Sendable, Codable {
  /// A pending event, by the ticks that remain.
  package struct Timer: Hashable, Sendable, Codable {
    package let remaining: Int
    let event: Int32
    let id: Int32

    private enum CodingKeys: String, CodingKey {
      case remaining, event, id
    }

    init(remaining: Int, event: Int32, id: Int32) {
      self.remaining = remaining
      self.event = event
      self.id = id
    }
  }

  package let status: Machine.Status

  /// The active states without substates, in document order; they determine the others.
  let leaves: [Int32]

  /// What each history state remembers.
  let memory: [[Int32]]

  /// Values in the order of declaration.
  package let variables: [Int]

  /// By the time that remains, then in the order they were sent.
  package let timers: [Timer]

  /// Internal events that wait; there are none between calls, unless the run is livelocked.
  let queue: [Int32]

  private enum CodingKeys: String, CodingKey {
    case status, leaves, memory, variables, timers, queue
  }
}

/// A machine put aside: its situation, its clock and which chart it belongs to.
package struct Snapshot: Hashable, Sendable, Codable {
  /// The version of this layout.
  package static let currentVersion = 1

  package let version: Int

  /// The digest of the chart it was taken from.
  package let digest: UInt64
  package let clock: Int
  package let situation: Situation

  /// Layout 1; keys are only ever added.
  private enum CodingKeys: String, CodingKey {
    case version, digest, clock, situation
  }
}

/// Why a snapshot cannot be restored.
package enum SnapshotError: Error, Hashable, CustomStringConvertible {
  case unknownVersion(Int)
  case otherChart(digest: UInt64, expected: UInt64)

  /// The numbers in it belong to no situation of the chart.
  case inconsistent

  package var description: String {
    switch self {
    case .unknownVersion(let version):
      "the snapshot has layout \(version); this program reads \(Snapshot.currentVersion)"
    case .otherChart(let digest, let expected):
      "the snapshot belongs to chart \(String(digest, radix: 16)), "
        + "not to \(String(expected, radix: 16)); replay the events instead"
    case .inconsistent:
      "the snapshot describes no situation of the chart; replay the events instead"
    }
  }
}
