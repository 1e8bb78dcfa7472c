package import Reports

/// The reason why an arena cannot run or go on.
package enum ArenaError: Error, Hashable, Sendable {
  /// The file is none of results.
  case notResults(path: String)
  /// The file holds the results of another run; differences give its value first.
  case otherRun(path: String, [ArenaHeader.Difference])
  /// The file is a part of another run than the first part; differences give its value first.
  case otherPart(path: String, than: String, [ArenaHeader.Difference])
  /// The file is of an older form, which does not say under what it was played.
  case oldForm(path: String, version: Int)
  /// The file is of a form that is not known here.
  case unknownForm(path: String, version: Int)
  /// A line of results that is none, counted from 1.
  case badLine(path: String, line: Int)
  case unreadable(path: String)
  case unwritable(path: String, reason: String)
  case secret(SecretTrouble, path: String)
  /// Two files of results have no world in common.
  case nothingInCommon
  /// Two files of results were scored by other measures, or their worlds are others.
  case otherMeasure([ArenaHeader.Difference])
  /// The reference players here would be measured in another way than the results were.
  case otherReferences([ArenaHeader.Difference])

  /// The reason why a secret is not taken.
  package enum SecretTrouble: Hashable, Sendable {
    case unreadable
    /// Others than the owner can read the file.
    case isOpen
    /// It has fewer bytes than `WorldSeeds.leastSecret`.
    case isShort
  }
}
