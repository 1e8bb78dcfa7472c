extension CommandGrammar {
  /// The rows of a candidate's help page.
  static func interviewRows(_ resuming: String) -> [CommandRow] {
    [
      CommandRow(
        [],
        "your words",
        "an answer, on several lines if you like; an empty line ends it"
      ),
      CommandRow(
        [.show, .ask],
        "show me …",
        "asks for evidence in your own words; costs simulated minutes"
      ),
      CommandRow(
        [.believe],
        "believe h1=60 h3=40",
        "how likely each hypothesis is; 'believe' alone lists them"
      ),
      CommandRow(
        [.mitigate],
        "mitigate NAME",
        "changes the system; 'mitigate' alone lists what there is"
      ),
      CommandRow(
        [.update, .note],
        "update TEXT, note TEXT",
        "tells stakeholders; notes something for yourself"
      ),
      CommandRow(
        [.slice, .sql, .fields],
        "slice …, sql …",
        "asks the telemetry freely; 'fields' lists what there is"
      ),
      CommandRow(
        [.evidence, .status, .timeline],
        "evidence [N], status, timeline",
        "what you have seen and done"
      ),
      CommandRow([.hint], "hint", "help with the question, at a price"),
      CommandRow([.skip], "skip", "leaves the question"),
      CommandRow([.declare], "declare", "your verdict; it ends the interview"),
      CommandRow([.quit], "quit", "leaves; \(resuming)"),
    ]
  }

  /// The rows of a host's help page.
  static let hostRows = [
    CommandRow([.next], "next", "the next clue with its evidence and question, or a follow-up"),
    CommandRow(
      [.clue, .ask, .sheet],
      "clue N, ask N, sheet N",
      "a stage's clue, question or sheet, in any order"
    ),
    CommandRow(
      [.ask],
      "ask beliefs, ask verdict",
      "asks for probabilities, or for the end"
    ),
    CommandRow(
      [.reveal],
      "reveal NAME",
      "hands over evidence; 'reveal' alone lists what there is"
    ),
    CommandRow([.say], "say TEXT", "a clue in your own words"),
    CommandRow([.follow], "follow N", "asks after signal N of the stage"),
    CommandRow([.hint], "hint", "gives the stage's next hint"),
    CommandRow(
      [.tick, .cross],
      "tick N, cross N",
      "marks a signal as heard or not; N or STAGE.N"
    ),
    CommandRow(
      [.override],
      "override N yes|no REASON",
      "your verdict in place of another, with the reason"
    ),
    CommandRow([.remark], "remark TEXT", "a note that you alone see"),
    CommandRow([.pause, .go], "pause, go", "stops the clock and lets it go on"),
    CommandRow([.state], "state", "what the evidence says and what the candidate believes"),
    CommandRow([.close], "close", "ends the interview without a verdict"),
    CommandRow([.quit], "quit", "leaves; come back with the same code"),
  ]

  /// The rows before those of a host, where one terminal serves both sides.
  static let aloudRows = [
    CommandRow(
      [.said],
      "said TEXT",
      "what the candidate answered; alone: lines up to an empty one"
    ),
    CommandRow(
      [.look, .believe, .declare],
      "look …, believe …, declare …",
      "what the candidate asks for, as in a play"
    ),
  ]
}
