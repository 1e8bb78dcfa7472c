/// How much a server writes down; each level has what the levels before it have.
package enum WebLogLevel: String, Hashable, Sendable, CaseIterable, Comparable {
  case none
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
    case .errors: 1
    case .notices: 2
    case .requests: 3
    }
  }
}
