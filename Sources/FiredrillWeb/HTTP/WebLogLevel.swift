/// How much a server writes down; each level has what the levels before it have.
package enum WebLogLevel: String, Hashable, Sendable, CaseIterable, Comparable {
  case none
  /// The lines of the audit: who signed in, opened a room, revealed, exported or erased.
  case audit
  /// Requests that this program failed to answer.
  case errors
  /// Who entered, was locked out or changed a link.
  case notices
  /// A line for every request.
  case requests

  package static func < (left: WebLogLevel, right: WebLogLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .none: 0
    case .audit: 1
    case .errors: 2
    case .notices: 3
    case .requests: 4
    }
  }
}
