/// One row of a help page: how to type a command or several that belong together, and their effect.
package struct CommandRow: Hashable, Sendable {
  /// The words that the row explains; help on a word looks for the first of them.
  package var words: [CommandWord]
  /// The form in which to type the command, such as `look ACTION`.
  package var usage: String
  /// The effect in a phrase, with its simulated minutes.
  package var summary: String
  /// A line that can be typed, where the page has examples.
  package var example: String
  /// The form in the overview of a play, such as `wait MIN`; `nil` where the overview leaves it out.
  package var short: String?

  init(
    _ words: [CommandWord],
    _ usage: String,
    _ summary: String,
    example: String = "",
    short: String? = nil
  ) {
    self.words = words
    self.usage = usage
    self.summary = summary
    self.example = example
    self.short = short
  }
}

extension CommandGrammar {
  /// The rows of the grammar's help page in their order.
  ///
  /// `resuming` says in the front end's words how a session goes on that was left.
  package func rows(resuming: String) -> [CommandRow] {
    switch self {
    case .play: Self.playRows(resuming)
    case .open:
      Self.playRows(resuming).map { row in Self.openRows.first { $0.words == row.words } ?? row }
    case .guided: Self.guidedRows(resuming)
    case .interview: Self.interviewRows(resuming)
    case .host: Self.hostRows
    case .aloud: Self.aloudRows + Self.hostRows
    }
  }

  private static func playRows(_ resuming: String) -> [CommandRow] {
    [
      CommandRow(
        [.menu],
        "menu",
        "everything you can do, with its cost",
        example: "menu",
        short: "menu"
      ),
      CommandRow(
        [.look, .verify],
        "look ACTION",
        "look at evidence; costs \(CommandWord.look.entry.effect.text)",
        example: "look 3, look arms",
        short: "look N"
      ),
      CommandRow(
        [.slice, .fields],
        "slice QUESTION",
        "ask the telemetry freely, \(CommandWord.slice.entry.effect.text); 'fields' lists what there is",
        example: "slice p95 latency_ms by locale where arm=canary last 60 every 10",
        short: "slice …"
      ),
      CommandRow(
        [.sql],
        "sql SELECT …",
        "ask the telemetry in SQL, \(CommandWord.sql.entry.effect.text); alone: the tables",
        example: "sql SELECT arm, avg(resolved) FROM requests WHERE minute >= -60 GROUP BY arm",
        short: "sql …"
      ),
      CommandRow(
        [.cite],
        "cite ACTION [N]",
        "take question N in SQL, or the latest, as an action's evidence,"
          + " \(CommandWord.cite.entry.effect.text); it must name what the action is about",
        example: "cite arms 5"
      ),
      CommandRow(
        [.evidence],
        "evidence [N [--svg FILE]]",
        "what you saw, or one of it again, or its charts as a file",
        example: "evidence 4, evidence 4 --svg pools.svg",
        short: "evidence N"
      ),
      CommandRow(
        [.believe],
        "believe H=P …",
        "say how likely each hypothesis is; numbers are scaled to 100 %, causes left out get 0; alone:"
          + " the hypotheses",
        example: "believe h1=60 h3=30 h7=10",
        short: "believe h1=60 …"
      ),
      CommandRow(
        [.note],
        "note TEXT",
        "write something down",
        example: "note asked support at 15:10",
        short: "note TEXT"
      ),
      CommandRow(
        [.mitigate],
        "mitigate M",
        "change the system; alone: the choices",
        example: "mitigate pause-rollout",
        short: "mitigate N"
      ),
      CommandRow(
        [.update],
        "update TEXT",
        "tell stakeholders impact, scope, belief, next step and when they hear again,"
          + " \(CommandWord.update.entry.effect.text)",
        example:
          "update Users of the canary get wrong answers, only in Japanese; probably a bad deploy;"
          + " we paused the rollout; next update at 15:20",
        short: "update TEXT"
      ),
      CommandRow(
        [.wait],
        "wait MINUTES",
        "let time pass",
        example: "wait 20",
        short: "wait MIN"
      ),
      CommandRow([.hint], "hint", "a hint; it costs points, not time", example: "hint"),
      CommandRow(
        [.declare],
        "declare [CAUSE at PLACE …]",
        "say what happened and end the incident; asks for what is missing and whether it is final;"
          + " '!' at the end makes it final at once; 'help declare' lists the places",
        example: "declare h2 at ja,build ruling out h3 by 4 citing 3,5 because … !",
        short: "declare (your verdict)"
      ),
      CommandRow(
        [.help],
        "help [COMMAND], ?",
        "this list, or one command; '?' helps on the spot, also behind a command",
        example: "help cite"
      ),
      CommandRow(
        [.status],
        "status",
        "where the incident stands",
        example: "status",
        short: "status"
      ),
      CommandRow([.brief], "brief", "the page again", example: "brief", short: "brief"),
      CommandRow(
        [.timeline, .notes],
        "timeline, notes",
        "what happened; what you wrote down",
        example: "timeline",
        short: "timeline"
      ),
      CommandRow(
        [.quit],
        "quit",
        "leave; \(resuming)",
        example: "quit",
        short: "quit (saved, goes on later)"
      ),
      CommandRow(
        [.abandon],
        "abandon",
        "end the session without a verdict",
        example: "abandon",
        short: "abandon"
      ),
    ]
  }

  /// The rows that read otherwise where nothing is listed; none of them names an action.
  private static let openRows = [
    CommandRow(
      [.menu],
      "menu",
      "how to ask, and what you can change",
      example: "menu",
      short: "menu"
    ),
    CommandRow(
      [.look, .verify],
      "look WORDS, or just WORDS",
      "ask for evidence in your own words; costs \(CommandWord.look.entry.effect.text)",
      example: "show me latency by region",
      short: "evidence in your own words"
    ),
    CommandRow(
      [.cite],
      "cite WORDS [N]",
      "take question N in SQL, or the latest, as the evidence that WORDS ask for,"
        + " \(CommandWord.cite.entry.effect.text); it must name what that is about",
      example: "cite errors by device 5"
    ),
  ]

  private static func guidedRows(_ resuming: String) -> [CommandRow] {
    [
      CommandRow([], "1 to 4", "choose an answer"),
      CommandRow([.menu], "menu", "the question again"),
      CommandRow(
        [.brief, .evidence, .status, .timeline],
        "brief, evidence [N], status, timeline",
        "the page; what you saw; where it stands"
      ),
      CommandRow([.believe], "believe [H=P …]", "the causes, or how likely you hold each"),
      CommandRow(
        [.update, .note],
        "update TEXT, note TEXT",
        "tell stakeholders, \(CommandWord.update.entry.effect.text); write something down"
      ),
      CommandRow(
        [.quit, .abandon],
        "quit, abandon",
        "leave (\(resuming)); end without a verdict"
      ),
    ]
  }
}
