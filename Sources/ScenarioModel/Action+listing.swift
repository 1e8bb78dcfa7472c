import Telemetry

/// The group under which an action is listed, in the order of the list.
package enum ActionGroup: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Counts, rates and times computed from rows.
  case telemetry
  /// Single rows, log lines and traces.
  case traces
  /// Documents: notes, configurations, differences and status pages.
  case changes
  /// Answers of people.
  case people
  /// Data made on purpose, such as replays and labels by hand.
  case experiments
  /// Looks that follow a change of the system.
  case checks

  package static func < (left: ActionGroup, right: ActionGroup) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Action {
  /// The group under which the action is listed, by its kind and by what it shows.
  package var group: ActionGroup {
    switch kind {
    case .communicate: .people
    case .experiment: .experiments
    case .verify: .checks
    case .inspect:
      if evidence.panels.contains(where: \.content.showsRows) {
        .traces
      } else if evidence.measures.isEmpty {
        .changes
      } else {
        .telemetry
      }
    }
  }
}

extension PanelContent {
  /// Whether it shows single rows or log lines.
  fileprivate var showsRows: Bool {
    switch self {
    case .log, .rows: true
    case .lines, .bars, .heatmap, .table, .histogram, .intervals, .figures, .artifact, .text: false
    }
  }
}

extension Scenario {
  /// The actions in the order that tells nothing: by group, then by title.
  package var actionsInOrder: [Action] {
    actions.sorted { ($0.group.rawValue, $0.title) < ($1.group.rawValue, $1.title) }
  }

  /// The mitigations in the order that tells nothing: containments first, then by title.
  package var mitigationsInOrder: [Mitigation] {
    mitigations.sorted {
      ($0.kind == .contain ? 0 : 1, $0.title) < ($1.kind == .contain ? 0 : 1, $1.title)
    }
  }

  /// The hypotheses in the order that tells nothing: shuffled by a hash of the scenario's name, the
  /// combined ones last.
  package var hypothesesInOrder: [Hypothesis] {
    let key = Mixing.hash("causes/\(id)")
    func place(_ hypothesis: Hypothesis) -> UInt64 {
      Mixing.split(key, at: Mixing.hash(hypothesis.id.rawValue))
    }
    return hypotheses.sorted {
      ($0.parts.isEmpty ? 0 : 1, place($0)) < ($1.parts.isEmpty ? 0 : 1, place($1))
    }
  }
}
