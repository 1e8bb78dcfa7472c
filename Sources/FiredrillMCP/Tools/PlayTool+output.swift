extension PlayTool {
  /// The schema of the structured content that a successful call returns.
  ///
  /// It names every member that there is; a later version may add some.
  var outputSchema: Schema {
    switch self {
    case .listIncidents: .object(["incidents": .list(of: Self.incident)])
    case .openSession:
      .object([
        "session": .text, "mode": .text, "brief": .brief, "menu": .menu,
        "places": .list(of: .place), "status": .status, "limits": .limits,
      ])
    case .menu:
      .object([
        "menu": .menu, "hypotheses": .hypotheses, "places": .list(of: .place), "tables": .tables,
        "sqlTables": .list(of: .text),
      ])
    case .look, .slice, .sql, .cite, .believe, .mitigate, .update, .wait, .note, .hint, .abandon:
      .object([
        "entry": .entry, "credited": .list(of: .entry), "beliefDue": .boolean,
        "over": .boolean, "status": .status,
      ])
    case .ask:
      .object(
        ["outcome": .word(["done", "confirm", "choose"]), "over": .boolean],
        optional: [
          "entry": .entry, "credited": .list(of: .entry), "beliefDue": .boolean,
          "status": .status,
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
          "verdict": .verdict, "hearing": .hearing, "entry": .entry,
          "credited": .list(of: .entry), "beliefDue": .boolean, "status": .status,
        ]
      )
    case .status:
      .object([
        "status": .status, "timeline": .list(of: .line), "over": .boolean, "limits": .limits,
      ])
    case .evidence:
      .object([:], optional: ["entry": .entry(showing: .content), "events": .list(of: .line)])
    case .debrief:
      .object(
        [
          "scenario": .text, "truth": .text, "explanation": .text,
          "hypotheses": .list(of: .text), "path": .path, "referencePath": .path,
          "beliefs": .beliefs, "checkpoints": .checkpoints, "harm": .harm, "rivals": .rivals,
          "training": .training,
          "trap": .text, "prevention": .list(of: .text), "numbers": .list(of: .text),
          "reading": .reading,
        ],
        optional: ["score": .score]
      )
    }
  }

  private static let incident = Schema.object([
    "id": .text, "title": .text, "topic": .text, "difficulty": .integer,
    "levels": .list(of: .integer), "version": .integer, "hypotheses": .integer,
    "actions": .integer,
  ])
}
