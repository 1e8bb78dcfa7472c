import ScenarioModel
import Sessions

extension SessionEvent {
  /// The event with one thing changed at a time, each so that nothing could have brought it about.
  var changes: [SessionEvent] {
    switch self {
    case .looked(let look): look.changes.map { .looked($0) }
    case .sliced(let words, let minutes, let digest):
      [
        .sliced(words: "\(words)?", minutes: minutes, digest: digest),
        .sliced(words: words, minutes: minutes + 1, digest: digest),
        .sliced(words: words, minutes: minutes, digest: digest + "0"),
      ]
    case .queried(let query, let minutes):
      [
        .queried(query, minutes: minutes + 1),
        .queried(
          AskedQuery(statement: "", reads: query.reads, rows: query.rows, digest: query.digest),
          minutes: minutes
        ),
      ]
    case .cited(let look, let query):
      look.changes.map { .cited($0, query: query) } + [.cited(look, query: query + 100)]
    case .believed(let beliefs):
      [
        .believed(beliefs.reversed()),
        .believed(Array(beliefs.dropLast())),
        .believed(beliefs.map { Belief(hypothesis: HypothesisID($0.hypothesis), probability: 1) }),
        .believed(
          beliefs.map {
            Belief(hypothesis: HypothesisID($0.hypothesis), probability: $0.probability * 1.0001)
          }
        ),
      ]
    case .noted: [.noted(""), .noted("a bell\u{7}")]
    case .mitigated(let name, let minutes):
      [
        .mitigated("\(name)?", minutes: minutes), .mitigated(name, minutes: minutes - 1),
        .mitigated(name, minutes: minutes + 1),
      ]
    case .updated(let text, let minutes):
      [.updated(text, minutes: minutes + 1), .updated(" ", minutes: minutes)]
    case .waited(let minutes): [.waited(minutes: 0), .waited(minutes: -minutes)]
    case .hinted(let action, let level):
      HintLevel.allCases.filter { $0 != level }.map { .hinted(action: action, level: $0) }
        + [.hinted(action: "fresh", level: level)]
    case .declared(let declaration): declaration.changes.map { .declared($0) }
    case .abandoned: []
    case .interview(let event): [.interview(InterviewEvent(event.turn, at: -1))]
    case .team: []
    }
  }
}

extension Look {
  fileprivate var changes: [Look] {
    var changes = Array(repeating: self, count: 6)
    changes[0].action = action == "watch" ? "tickets" : "watch"
    changes[1].finding += "?"
    changes[2].band += 1
    changes[3].state = state == "held" ? "as-paged" : "held"
    changes[4].minutes += 1
    changes[5].digest = String(digest.reversed()) + "0"
    return changes
  }
}

extension Declaration {
  fileprivate var changes: [Declaration] {
    var changes = Array(repeating: self, count: 5)
    changes[0].cause = "gremlins"
    changes[1].places += places
    changes[2].explanation = ""
    changes[3].cited += [1]
    changes[4].cited += cited
    return changes
  }
}
