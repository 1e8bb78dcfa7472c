package import Sessions

/// One thing that was looked at to see whether the program can work here, and what is wrong with it.
package struct HealthCheck: Sendable {
  package var subject: Subject
  /// `nil` where it is as it should be.
  package var problem: Problem?

  package enum Subject: Hashable, Sendable {
    case dataFolder(path: String)
    case store(path: String, sessions: Int)
    case signingKey(path: String)
    case session(SessionID)
    case scenario(name: String)
    case scenarioFolders
  }

  package enum Problem: Sendable {
    /// Other users may enter or read it; the permissions in octal digits.
    case openToOthers(permissions: String)
    /// Nothing can be written to it.
    case readOnly
    /// The faults that SQLite names.
    case damaged([String])
    /// The error of reading it.
    case failed(DrillError)
    /// The scenario has no calibration at its own difficulty: its first play or score waits for one.
    case uncalibrated
  }
}
