import ArgumentParser
import ScenarioModel
import SessionStore
import Terminal

/// Opens a menu of what there is to do.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu",
    abstract: "Open the menu (what firedrill alone does).",
    discussion: "For example: firedrill"
  )

  func run() throws {
    let surroundings = Surroundings()
    let library = ScenarioLibrary(surroundings)
    let sessions = try SessionShelf.open(surroundings)
    var console = TerminalConsole(surroundings, historyFile: nil)
    let open = try sessions.openSessions()
    let scenarios = try library.folders().compactMap { try? library.glance(folder: $0) }
    var lines = ["Firedrill: incidents of LLM systems to practise on.", ""]
    let view = SessionView(style: surroundings.style)
    for (index, scenario) in scenarios.enumerated() {
      let kind = "(\(scenario.topic.rawValue), difficulty \(scenario.difficulty))"
      lines += view.item("  \(index + 1) ", "\(scenario.title) \(kind)")
    }
    if let latest = open.first {
      lines.append("  r  resume session \(latest.id), \(latest.scenario)")
    }
    lines += ["  h  history", "  p  progress", "  q  leave", ""]
    let catalogue = ScenarioCatalogue(scenarios)
    let plan = TrainingPlan(
      try sessions.outcomes(library: library, catalogue: catalogue),
      catalogue: catalogue
    )
    if let due = plan.invitation { lines += view.paragraph(due) + [""] }
    try console.show(lines)
    while true {
      guard case .line(let line) = console.ask("> ", completing: { _ in [] }) else { return }
      switch line.trimmed.lowercased() {
      case "": continue
      case "q", "quit", "exit": return
      case "h": return try HistoryCommand.parse([]).run()
      case "p": return try ProgressCommand.parse([]).run()
      case "r" where !open.isEmpty: return try ResumeCommand.parse([]).run()
      case let word:
        if let number = Int(word), scenarios.indices.contains(number - 1) {
          return try PlayCommand.parse([scenarios[number - 1].id.rawValue]).run()
        }
        try console.show(["'\(line.trimmed)' is not in the menu; a number, r, h, p or q."])
      }
    }
  }
}
