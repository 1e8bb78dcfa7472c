import Statecharts

extension SessionEvent {
  /// The event that the incident's chart receives when this has happened.
  var chartEvent: EventName? {
    switch self {
    case .looked(let look), .cited(let look, _): EventName("look.\(look.action)")
    case .mitigated(let id, _): EventName("mitigate.\(id)")
    case .updated: "update"
    case .declared: "declare"
    case .sliced, .queried, .believed, .noted, .waited, .hinted, .abandoned, .interview: nil
    }
  }
}
