import CommandLanguage
import Plotting
import Sessions

extension SessionView {
  /// What can be typed in a session, or one command in more detail.
  func help(on topic: String?, of session: Session) -> [String] {
    let isOpen = session.header.mode == .open
    let commands = Self.commands.map { command in
      isOpen ? Self.openCommands.first { $0.word == command.word } ?? command : command
    }
    guard let topic, let entry = commands.first(where: { $0.word == topic.lowercased() })
    else {
      let last =
        isOpen
        ? "Whatever is no command is taken as a request for evidence."
        : "A number picks from the menu. Commands and names may be shortened."
      return commands.flatMap { item(TextLayout.pad("  \($0.usage)", to: 34), $0.summary) }
        + ["", last]
    }
    // Where nothing is listed, no name of an action may come from the scenario.
    let isListed = !isOpen || !Self.openCommands.contains { $0.word == entry.word }
    let own = isListed ? CommandExamples(session.scenario).example(of: entry.word) : nil
    return ["  \(entry.usage)"] + paragraph(entry.summary, indent: 2)
      + paragraph("For example: \(own ?? entry.example)", indent: 2)
  }

  /// A command of a session with its one-line description and an example.
  struct Entry {
    var word: String
    var usage: String
    var summary: String
    var example: String
  }

  /// What reads otherwise where nothing is listed.
  private static let openCommands = [
    Entry(
      word: "menu",
      usage: "menu",
      summary: "how to ask, and what you can change",
      example: "menu"
    ),
    Entry(
      word: "look",
      usage: "look WORDS, or just WORDS",
      summary: "ask for evidence in your own words; costs its minutes",
      example: "show me latency by region"
    ),
    Entry(
      word: "cite",
      usage: "cite WORDS [N]",
      summary:
        "take question N in SQL, or the latest, as the evidence that WORDS ask for, 0 min; it must name what that is about",
      example: "cite errors by device 5"
    ),
  ]

  static let commands = [
    Entry(
      word: "menu",
      usage: "menu",
      summary: "everything you can do, with its cost",
      example: "menu"
    ),
    Entry(
      word: "look",
      usage: "look ACTION",
      summary: "look at evidence; costs its minutes",
      example: "look 3, look arms"
    ),
    Entry(
      word: "slice",
      usage: "slice QUESTION",
      summary: "ask the telemetry freely, 2 min; 'fields' lists what there is",
      example: "slice p95 latency_ms by locale where arm=canary last 60 every 10"
    ),
    Entry(
      word: "sql",
      usage: "sql SELECT …",
      summary: "ask the telemetry in SQL, 1 min; alone: the tables",
      example: "sql SELECT arm, avg(resolved) FROM requests WHERE minute >= -60 GROUP BY arm"
    ),
    Entry(
      word: "cite",
      usage: "cite ACTION [N]",
      summary:
        "take question N in SQL, or the latest, as an action's evidence, 0 min; it must name what the action is about",
      example: "cite arms 5"
    ),
    Entry(
      word: "evidence",
      usage: "evidence [N [--svg FILE]]",
      summary: "what you saw, or one of it again, or its charts as a file",
      example: "evidence 4, evidence 4 --svg pools.svg"
    ),
    Entry(
      word: "believe",
      usage: "believe H=P …",
      summary: "say how likely each hypothesis is; alone: the hypotheses",
      example: "believe h1=60 h3=30 h7=10"
    ),
    Entry(
      word: "note",
      usage: "note TEXT",
      summary: "write something down",
      example: "note asked support at 15:10"
    ),
    Entry(
      word: "mitigate",
      usage: "mitigate M",
      summary: "change the system; alone: the choices",
      example: "mitigate pause-rollout"
    ),
    Entry(
      word: "update",
      usage: "update TEXT",
      summary: "tell stakeholders impact, scope, belief, next step and when they hear again, 1 min",
      example:
        "update Users of the canary get wrong answers, only in Japanese; probably a bad deploy; we paused the rollout; next update at 15:20"
    ),
    Entry(word: "wait", usage: "wait MINUTES", summary: "let time pass", example: "wait 20"),
    Entry(
      word: "hint",
      usage: "hint",
      summary: "a hint; it costs points, not time",
      example: "hint"
    ),
    Entry(
      word: "declare",
      usage: "declare [CAUSE …]",
      summary: "say what happened and end the incident; asks for what is missing",
      example: "declare h2 at ja,build citing 3,5 because …"
    ),
    Entry(
      word: "help",
      usage: "help [COMMAND], ?",
      summary: "this list, or one command; '?' helps on the spot, also behind a command",
      example: "help cite"
    ),
    Entry(word: "status", usage: "status", summary: "where the incident stands", example: "status"),
    Entry(word: "brief", usage: "brief", summary: "the page again", example: "brief"),
    Entry(
      word: "timeline",
      usage: "timeline, notes",
      summary: "what happened; what you wrote down",
      example: "timeline"
    ),
    Entry(
      word: "quit",
      usage: "quit",
      summary: "leave; 'firedrill resume' goes on",
      example: "quit"
    ),
    Entry(
      word: "abandon",
      usage: "abandon",
      summary: "end the session without a verdict",
      example: "abandon"
    ),
  ]
}
