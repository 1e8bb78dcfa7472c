import ScenarioModel
import Statecharts

/// A move as the search needs it: when it can be made, what it costs and what it opens.
struct MoveOption {
  let move: Move
  let minutes: Int
  let guardCondition: Guard
  /// A fact that must be known; 0 for none.
  let needs: Exploration.Facts
  /// The facts that it makes known.
  let facts: Exploration.Facts
  let token: EventToken?

  init(
    _ move: Move,
    of scenario: Scenario,
    chart: CompiledChart,
    needs lists: [[ActionID]],
    goals: [ActionID]
  ) {
    self.move = move
    token = move.event.map { chart.token(for: $0) }
    var action: Action?
    var mitigation: Mitigation?
    switch move {
    case .look(let id): action = scenario.action(id)
    case .mitigate(let id): mitigation = scenario.mitigation(id)
    case .wait, .update, .declare: break
    }
    minutes = action?.minutes ?? mitigation?.minutes ?? (move == .update ? 1 : 0)
    guardCondition = action?.guardCondition ?? mitigation?.guardCondition ?? .always
    needs =
      action.flatMap { lists.firstIndex(of: $0.needs) }.map { 1 << Exploration.Facts($0) } ?? 0
    var facts: Exploration.Facts = 0
    for (index, list) in (lists + goals.map { [$0] }).enumerated() {
      if let action, list.contains(action.id) { facts |= 1 << Exploration.Facts(index) }
    }
    self.facts = facts
  }
}
