import ScenarioModel
import Telemetry

/// The words by which an action can be meant, each with how surely it means it.
struct ActionVocabulary {
  let id: ActionID
  /// Title and synonyms, each as its stems.
  let names: [[String]]
  /// Every word known, in no order.
  let words: Set<RequestWord>
  private let strengths: [String: Double]

  /// Names and synonyms say most, what is measured and shown less, the texts of hints least.
  private enum Source {
    static let name = 1.0
    static let shown = 0.6
    static let told = 0.4
  }

  init(_ action: Action, in scenario: Scenario) {
    id = action.id
    let phrases = [action.title] + action.synonyms
    names = phrases.map(RequestWords.stems).filter { !$0.isEmpty }
    var strengths: [String: Double] = [:]
    var words: Set<RequestWord> = []
    func note(_ text: String, _ strength: Double) {
      for word in RequestWords.read(text) {
        words.insert(word)
        strengths[word.stem] = max(strengths[word.stem] ?? 0, strength)
      }
    }
    for phrase in phrases { note(phrase, Source.name) }
    note(action.id.rawValue, Source.name)
    note(action.kind.words, Source.shown)
    for panel in action.evidence.panels { note(panel.title, Source.shown) }
    for field in action.fields(in: scenario) {
      note(field.name.rawValue, Source.shown)
      note(field.title, Source.told)
    }
    for text in [action.purpose, action.nudge, action.pointer] { note(text ?? "", Source.told) }
    self.strengths = strengths
    self.words = words
  }

  /// Returns the strength with which a stem means this action, from 0 to 1.
  func strength(of stem: String) -> Double { strengths[stem] ?? 0 }
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
