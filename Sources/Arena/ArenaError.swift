/// The reason why an arena cannot run or go on.
package enum ArenaError: Error, Hashable, Sendable {
  /// The file is none of results.
  case notResults(path: String)
  /// The file holds the results of another run, of which it says the header.
  case otherRun(path: String)
  /// A line of results that is none, counted from 1.
  case badLine(path: String, line: Int)
  case unreadable(path: String)
  case unwritable(path: String, reason: String)
  case secret(SecretTrouble, path: String)
  /// Two files of results have no world in common.
  case nothingInCommon

  /// The reason why a secret is not taken.
  package enum SecretTrouble: Hashable, Sendable {
    case unreadable
    /// Others than the owner can read the file.
    case isOpen
    /// It has fewer bytes than `WorldSeeds.leastSecret`.
    case isShort
  }
}
