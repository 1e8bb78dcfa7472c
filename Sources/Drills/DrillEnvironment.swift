package import Foundation
package import Sessions

// Drills is the application layer: it finds scenarios, opens, keeps and replays sessions, lets one
// session be played by several roles at once, and scores. Every front end stands on it. It writes no
// text for people, knows no exit code, no console and no page; its errors are `DrillError`. What a
// role may know is decided here and nowhere else (`Role`).

/// Everything that the application layer takes from outside: folders, clock, chance and a listener.
///
/// The clock and chance reach lists, schedules and the seed of a new session, never evidence, events
/// or scores.
package struct DrillEnvironment: Sendable {
  /// The folder of the store of sessions, unless another one is named, and of keys.
  package var dataFolder: URL
  /// The store of sessions: a folder or the address of a PostgreSQL database; `nil` is the data folder.
  package var store: String?
  /// Whether sessions are kept in memory alone, in place of a store, and end with the services.
  package var keepsSessionsInMemory = false
  /// The time for which a database that does not answer is asked again; unit: s.
  package var storePatience = 60.0
  /// The folder of what can be computed again: calibrations and summaries of scenarios.
  package var cacheFolder: URL
  /// The folders in which scenarios are looked for, first to last.
  package var scenarioFolders: [URL]
  /// The folders in which the question bank is looked for, first to last.
  package var bankFolders: [URL]
  /// Text that differs between builds of the program, so that a newer build reads no older summary;
  /// `nil` keeps no summaries.
  package var programStamp: String?
  /// The time now; unit: seconds since 1970.
  package var now: @Sendable () -> Int
  /// A seed for a session whose player named none, below 2^53 so that JSON readers keep it exactly.
  package var randomSeed: @Sendable () -> UInt64
  /// So many bytes that nobody can guess, for the secrets of links.
  package var secretBytes: @Sendable (Int) -> [UInt8]
  /// Receives progress and troubles that do not stop the work.
  package var notify: @Sendable (WorkNotice) -> Void

  package init(
    dataFolder: URL,
    store: String? = nil,
    cacheFolder: URL,
    scenarioFolders: [URL],
    bankFolders: [URL] = [],
    programStamp: String? = nil,
    now: @escaping @Sendable () -> Int,
    randomSeed: @escaping @Sendable () -> UInt64,
    secretBytes: @escaping @Sendable (Int) -> [UInt8] = Self.systemBytes,
    notify: @escaping @Sendable (WorkNotice) -> Void = { _ in }
  ) {
    self.dataFolder = dataFolder
    self.store = store
    self.cacheFolder = cacheFolder
    self.scenarioFolders = scenarioFolders
    self.bankFolders = bankFolders
    self.programStamp = programStamp
    self.now = now
    self.randomSeed = randomSeed
    self.secretBytes = secretBytes
    self.notify = notify
  }

  /// Bytes of the system's generator of secrets.
  @Sendable package static func systemBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

/// Progress of long work, or a trouble that did not stop it.
package enum WorkNotice: Hashable, Sendable {
  /// Worlds simulated so far, of `total`, for a calibration of `subject`.
  case simulated(subject: String, worlds: Int, total: Int)
  /// Worlds played so far by reference players, of `total`.
  case played(subject: String, worlds: Int, total: Int)
  /// Situations of a scenario's chart explored so far.
  case explored(subject: String, situations: Int)
  /// Mitigations tried so far in simulated worlds.
  case tried(subject: String, mitigations: Int)
  /// Random players that have played so far, of `total`.
  case fuzzed(subject: String, runs: Int, total: Int)
  /// A random player in an earlier process broke the program; its commands.
  case brokenOff(String)
  /// The work that the notices before were about has ended.
  case finished
  /// A file of the cache was damaged and is computed again; `reason` says what was wrong.
  case damagedCache(path: String, reason: String)
  /// The database of sessions does not answer and is asked again.
  case lostStore(path: String, reason: String)
  /// The database of sessions answers again.
  case foundStore(path: String)
  /// A session of the store is damaged and was left out; `reason` says what is wrong.
  case damagedSession(SessionID, reason: String)
  /// A file of the cache could not be written, so the next run computes again.
  case unwritableCache(path: String, reason: String)
}
