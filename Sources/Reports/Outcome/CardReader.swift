/// For whom a scorecard is written.
package enum CardReader: Hashable, Sendable {
  /// Everything, the key included.
  case interviewer
  /// Nothing from which the key could be learned, so that the scenario can be used again.
  case candidate
}
