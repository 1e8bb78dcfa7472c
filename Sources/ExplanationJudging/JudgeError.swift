/// The reason why a judge gave no grade; the offline grade then stands.
package enum JudgeError: Error, Hashable, Sendable {
  /// The address is no http or https URL.
  case badAddress(String)
  /// Nothing answered within the limit.
  case timedOut(seconds: Int)
  case unreachable(String)
  /// An HTTP status other than 200.
  case status(Int)
  /// The body is no JSON of the form asked for.
  case unreadable(String)
  /// The answer names a verdict or concept that was not asked for.
  case outOfRange(String)
}

extension JudgeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badAddress(let text): "'\(text)' is no http:// or https:// address"
    case .timedOut(let seconds):
      "no answer within \(seconds) \(seconds == 1 ? "second" : "seconds")"
    case .unreachable(let reason): "not reachable: \(reason)"
    case .status(let code): "answered with HTTP status \(code)"
    case .unreadable(let reason): "answered something other than the JSON asked for: \(reason)"
    case .outOfRange(let reason): "answered outside what was asked: \(reason)"
    }
  }
}
