extension PlayTool {
  /// The schema of the structured content that a successful call returns.
  var outputSchema: Schema {
    switch self {
    case .listIncidents: .object(["incidents": .list(of: Self.incident)])
    case .openSession:
      .object([
        "session": .text, "mode": .text, "brief": Self.brief, "menu": Self.menuDocument,
        "places": .list(of: Self.place), "status": Self.statusDocument, "limits": Self.limits,
      ])
    case .menu:
      .object([
        "menu": Self.menuDocument, "hypotheses": Self.hypotheses,
        "places": .list(of: Self.place), "tables": .list(of: .document),
        "sqlTables": .list(of: .text),
      ])
    case .look, .slice, .sql, .cite, .believe, .mitigate, .update, .wait, .note, .hint, .abandon:
      .object([
        "entry": Self.entry, "credited": .list(of: Self.entry), "beliefDue": .boolean,
        "over": .boolean, "status": .document,
      ])
    case .ask:
      .object(
        ["outcome": .word(["done", "confirm", "choose"]), "over": .boolean],
        optional: [
          "entry": Self.entry, "credited": .list(of: Self.entry), "beliefDue": .boolean,
          "status": .document,
          "saidBack": .object(["kind": .text, "content": .text, "minutes": .integer]),
          "candidates": .list(
            of: .object(["number": .integer, "id": .text, "title": .text, "minutes": .integer])
          ),
        ]
      )
    case .declare:
      .object(
        ["outcome": .word(["saidBack", "declared"]), "over": .boolean],
        optional: [
          "verdict": .object(["places": .list(of: .text), "explanation": .text]),
          "hearing": .object(["heard": .list(of: .document), "missing": .list(of: .document)]),
          "entry": Self.entry, "credited": .list(of: Self.entry), "beliefDue": .boolean,
          "status": .document,
        ]
      )
    case .status:
      .object([
        "status": Self.statusDocument, "timeline": .list(of: Self.line), "over": .boolean,
        "limits": Self.limits,
      ])
    case .evidence:
      .object([:], optional: ["entry": Self.entry, "events": .list(of: Self.line)])
    case .debrief:
      .object(
        [
          "scenario": .text, "truth": .text, "explanation": .text,
          "hypotheses": .list(of: .text), "path": .list(of: .document),
          "referencePath": .list(of: .document), "harm": .document,
        ],
        optional: ["score": .object(["rubric": .integer, "total": .number, "band": .text])]
      )
    }
  }

  private static let incident = Schema.object([
    "id": .text, "title": .text, "topic": .text, "difficulty": .integer,
    "levels": .list(of: .integer), "hypotheses": .integer, "actions": .integer,
  ])

  private static let time = Schema.object(["minute": .integer, "clock": .text])

  private static let hypotheses = Schema.object([
    "rows": .list(
      of: .object(
        ["label": .text, "id": .text, "title": .text, "prior": .number],
        optional: ["stated": .number]
      )
    )
  ])

  private static let brief = Schema.object([
    "title": .text, "role": .text, "page": .text, "pageTime": time,
    "background": .list(of: .text), "hypotheses": hypotheses,
    "conduct": .object(["rules": .list(of: .text)]),
  ])

  private static let menuDocument = Schema.object([
    "actions": .list(
      of: .object([
        "number": .integer, "id": .text, "title": .text, "group": .text, "minutes": .integer,
        "availability": .word(["open", "seen", "closed"]), "opensAfter": .list(of: .integer),
      ])
    ),
    "mitigations": .list(
      of: .object([
        "number": .integer, "id": .text, "title": .text, "summary": .text, "minutes": .integer,
        "isOpen": .boolean,
      ])
    ),
    "isListed": .boolean,
  ])

  private static let place = Schema.object(["id": .text, "title": .text])

  private static let statusDocument = Schema.object(
    [
      "title": .text, "time": time, "minutesLeft": .integer,
      "badRate": .object(["now": .number, "atPage": .number, "usual": .number]),
      "looks": .integer, "controls": .list(of: .document),
    ],
    optional: ["severity": .integer, "updateDue": time]
  )

  private static let line = Schema.object(["number": .integer, "time": time, "text": .text])

  private static let limits = Schema.object(
    ["stepsLeft": .integer, "answerBytes": .integer],
    optional: ["minutesLeft": .integer]
  )

  private static let entry = Schema.object([
    "number": .integer, "span": .object(["start": time, "end": time]), "title": .text,
    "content": .document,
    "messages": .list(of: .object(["time": time, "from": .text, "text": .text])),
  ])
}
