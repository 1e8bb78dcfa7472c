import Drills
import Questions
import Reports
import ScenarioModel
import Sessions

extension Site {
  /// Answers a request for a page of questions, plan, maps or numbers.
  func respond(to request: WebRequest, at address: SprintAddress) throws -> WebResponse {
    let service = try QuestionService(services, sessions)
    switch (request.method, address) {
    case (.get, .questions): return .page(try questions(service))
    case (.get, .next): return try nextQuestion(service, request.query)
    case (.get, .question(let name)): return try question(service, name, request.query)
    case (.post, .question(let name)): return try answer(service, name, request.form)
    case (.get, .answer(let number)):
      return .page(try verdict(service, number, QuestionRound(request.query)))
    case (.post, .answer(let number)): return try dispute(service, number, request.form)
    case (.get, .plan): return .page(try plan(service, problem: nil))
    case (.post, .plan): return try setPlan(service, request.form)
    case (.get, .calendar):
      return .file(
        Array(try planDocument(service).calendar(stamp: service.now).utf8),
        named: "firedrill-plan.ics",
        type: "text/calendar; charset=utf-8"
      )
    case (.get, .markdown):
      return .file(
        Array(try planDocument(service).markdown.utf8),
        named: "firedrill-plan.md",
        type: "text/markdown; charset=utf-8"
      )
    case (.get, .maps): return .page(try maps(service))
    case (.get, .map(let area)): return .page(try map(service, area))
    case (.get, .numbers): return .page(try numbers(service))
    case (.post, .questions), (.post, .next), (.post, .calendar),
      (.post, .markdown), (.post, .map), (.post, .maps), (.post, .numbers):
      throw WebFailure.notFound
    }
  }

  private func planDocument(_ service: QuestionService) throws -> PlanDocument {
    guard let plan = try service.plan(until: nil) else { throw WebFailure.notFound }
    return PlanDocument(plan)
  }
}

extension HTML.StringInterpolation {
  /// Adds the path of an address.
  mutating func appendInterpolation(_ address: SprintAddress) { appendInterpolation(address.path) }
}
