import ScenarioModel
import Telemetry

extension RequestVocabulary {
  /// The words by which evidence can be meant.
  init(_ action: Action, in scenario: Scenario) {
    self.init()
    for name in [action.title] + action.synonyms { add(name: name) }
    add(action.id.rawValue, .name)
    add(action.kind.words, .shown)
    for panel in action.evidence.panels { add(panel.title, .shown) }
    for field in action.fields(in: scenario) {
      add(field.name.rawValue, .shown)
      add(field.title, .told)
    }
    for text in [action.purpose, action.nudge, action.pointer] { add(text ?? "", .told) }
  }

  /// The words by which a mitigation can be meant.
  init(_ mitigation: Mitigation) {
    self.init()
    add(name: mitigation.title)
    add(mitigation.id.rawValue, .name)
    add(mitigation.summary, .told)
  }
}

extension Action {
  /// The fields that the measures read and the panels group by.
  fileprivate func fields(in scenario: Scenario) -> [Field] {
    let measured = evidence.measures.flatMap { $0.measure.columns(in: scenario.world) }
    let grouped = evidence.panels.flatMap { panel -> [TableColumn] in
      switch panel.content {
      case .lines(let query), .bars(let query), .heatmap(let query), .table(let query):
        query.groupBy.map { TableColumn(table: query.slice.table, field: $0) }
      case .histogram(let slice, let field, _): [TableColumn(table: slice.table, field: field)]
      case .intervals, .figures, .log, .rows, .artifact, .text: []
      }
    }
    return Set(measured + grouped).sorted().compactMap {
      scenario.world.table($0.table)?.field($0.field)
    }
  }
}

extension ActionKind {
  /// The words with which people ask for an action of this kind.
  fileprivate var words: String {
    switch self {
    case .inspect: ""
    case .experiment: "test try measure label replay"
    case .verify: "watch monitor verify recover fix"
    case .communicate: "talk call speak contact"
    }
  }
}
