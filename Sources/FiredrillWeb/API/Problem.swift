import Drills
import FiredrillMCP

/// The reason why a program's request is not answered, as programs read it.
///
/// Source: RFC 9457, "Problem Details for HTTP APIs".
struct Problem: Error, Hashable, Sendable {
  let status: WebStatus
  /// A sentence that says what is wrong and what is possible.
  let detail: String
  var headers: [Header] = []
  /// Whether what was asked for took place, and only its answer cannot be given.
  var tookPlace = false

  /// A header beside those that every answer has.
  struct Header: Hashable, Sendable {
    let name: String
    let value: String
  }

  init(_ status: WebStatus, _ detail: String) {
    self.status = status
    self.detail = detail
  }

  init(_ failure: WebFailure) {
    self.init(failure.status, "\(failure)")
    switch failure.status {
    case .tooMany: headers = [Header(name: "Retry-After", value: "1")]
    default: break
    }
  }

  init(refusal kind: RefusalKind, _ sentence: String) {
    let status: WebStatus =
      switch kind {
      case .malformed: .badRequest
      case .unknownSession: .notFound
      case .conflict, .exhausted: .conflict
      case .refused, .tooLong: .unprocessable
      case .failed: .failed
      }
    self.init(status, sentence)
    tookPlace = kind == .tooLong
  }

  static let notFound = Problem(
    .notFound,
    "There is no such address; /api/v1/openapi.json lists those there are."
  )

  static let noToken = challenge("Show a token: Authorization: Bearer TOKEN.")

  static let badToken = challenge(
    "That token is none of this server's; 'firedrill token add NAME' makes one."
  )

  private static func challenge(_ detail: String) -> Problem {
    var problem = Problem(.unauthorized, detail)
    problem.headers = [Header(name: "WWW-Authenticate", value: "Bearer")]
    return problem
  }

  static func needs(_ scope: TokenScope) -> Problem {
    Problem(.forbidden, "That needs a token of the scope '\(scope.rawValue)'.")
  }

  static func method(_ allowed: WebRequest.Method) -> Problem {
    var problem = Problem(.methodNotAllowed, "This address takes \(allowed.rawValue) alone.")
    problem.headers = [Header(name: "Allow", value: allowed.rawValue)]
    return problem
  }

  /// Runs work and turns what it throws into a problem.
  static func wrap<Value>(_ work: () throws -> Value) throws(Problem) -> Value {
    do {
      return try work()
    } catch is AccessTokenError {
      throw Problem(.failed, "The tokens of this server cannot be read.")
    } catch {
      throw Problem(WebFailure(error))
    }
  }

  /// The answer that says it.
  var response: WebResponse {
    let content: JSON = [
      "type": "about:blank", "title": .string(status.phrase), "status": .integer(status.rawValue),
      "detail": .string(detail),
    ]
    return WebResponse(
      status: status,
      headers: [("Cache-Control", "no-store")] + headers.map { ($0.name, $0.value) },
      body: .bytes(Array(content.line.utf8), type: "application/problem+json")
    )
  }
}
