import ScenarioModel

/// The pages of questions, plan, maps and numbers.
enum SprintAddress: Hashable, Sendable {
  case questions
  /// The next question that fits the fields of the query.
  case next
  case question(String)
  /// The verdict on an answer that was kept.
  case answer(Int)
  case plan, calendar, markdown
  /// The maps that there are.
  case maps
  case map(Topic)
  case numbers

  /// The address of a decoded path; `nil` where there is none.
  init?(path: [String]) {
    switch path.count {
    case 1:
      switch path[0] {
      case "questions": self = .questions
      case "next-question": self = .next
      case "plan": self = .plan
      case "plan.ics": self = .calendar
      case "plan.md": self = .markdown
      case "numbers": self = .numbers
      case "map": self = .maps
      default: return nil
      }
    case 2:
      switch path[0] {
      case "questions": self = .question(path[1])
      case "answers":
        guard let number = Address.number(path[1]) else { return nil }
        self = .answer(number)
      case "map":
        guard let area = Topic(rawValue: path[1]) else { return nil }
        self = .map(area)
      default: return nil
      }
    default: return nil
    }
  }

  /// The path of the address.
  var path: String {
    switch self {
    case .questions: "/questions"
    case .next: "/next-question"
    case .question(let name): "/questions/\(PercentCoding.encoded(name))"
    case .answer(let number): "/answers/\(number)"
    case .plan: "/plan"
    case .calendar: "/plan.ics"
    case .markdown: "/plan.md"
    case .map(let area): "/map/\(area.rawValue)"
    case .numbers: "/numbers"
    case .maps: "/map"
    }
  }
}
