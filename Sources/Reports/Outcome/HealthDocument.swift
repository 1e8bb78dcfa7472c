/// The findings of `firedrill doctor`: `{checks: [{subject, problem}]}`.
package struct HealthDocument: Hashable, Sendable, Encodable {
  package var checks: [Check]

  package init(checks: [Check]) { self.checks = checks }

  /// Whether nothing is wrong.
  package var isSound: Bool { checks.allSatisfy { $0.problem == nil } }

  /// One thing that was looked at; its problem is `null` where there is none.
  package struct Check: Hashable, Sendable, Encodable {
    package var subject: String
    package var problem: String?

    package init(subject: String, problem: String?) {
      self.subject = subject
      self.problem = problem
    }

    private enum CodingKeys: String, CodingKey { case subject, problem }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(subject, forKey: .subject)
      try container.encode(problem, forKey: .problem)
    }
  }
}
