import ScenarioModel
import Sessions

extension Scenario {
  /// One line for an event.
  func summary(of event: SessionEvent) -> String {
    switch event {
    case .looked(let look):
      action(ActionID(look.action))?.title ?? look.action
    case .cited(let look, let query):
      "\(action(ActionID(look.action))?.title ?? look.action), from question [\(query)]"
    case .sliced(let words, _, _): "slice \(words)"
    case .queried(let query, _): "sql \(query.statement)"
    case .believed: "stated beliefs"
    case .noted(let text): "note: \(text)"
    case .mitigated(let name, _): mitigation(MitigationID(name))?.title ?? name
    case .updated(let text, _): "update: \(text)"
    case .waited(let minutes): "waited \(minutes) min"
    case .hinted(let name, let level):
      "hint (\(level.rawValue)) on \(action(ActionID(name))?.title ?? name)"
    case .declared(let declaration):
      "declared \(declaration.cause.flatMap { hypothesis(HypothesisID($0))?.title } ?? "not enough evidence")"
    case .abandoned: "abandoned"
    case .interview(let event): summary(of: event.turn)
    }
  }
}
