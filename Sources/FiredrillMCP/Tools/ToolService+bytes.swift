extension PlayTool {
  /// Whether a call is answered after the session was given all its bytes, and its answer not counted.
  func isUncounted(_ arguments: ToolArguments) throws(ToolRefusal) -> Bool {
    switch self {
    case .declare: try arguments.flag("final")
    case .abandon, .debrief: true
    case .listIncidents, .openSession, .menu, .look, .ask, .slice, .sql, .cite, .believe, .mitigate,
      .update, .wait, .note, .hint, .status, .evidence:
      false
    }
  }
}

/// The limits on the length of answers.
extension ToolService {
  /// Counts the answer of a call; refused where it is too long.
  func give(
    _ answer: ToolAnswer,
    of tool: PlayTool,
    _ arguments: ToolArguments
  ) throws(ToolRefusal) {
    let handle: String? =
      switch tool {
      case .listIncidents: nil
      case .openSession: answer.structured["session"]?.text
      case .menu, .look, .ask, .slice, .sql, .cite, .believe, .mitigate, .update, .wait, .note,
        .hint, .declare, .abandon, .status, .evidence, .debrief:
        try tool.isUncounted(arguments) ? nil : arguments.text("session")
      }
    let bytes = answer.bytes
    try limits.check(answer: bytes, event: answer.event)
    try give(bytes, to: handle, event: answer.event)
  }

  /// Counts the texts of a resource; refused where they are too long.
  func give(_ texts: [String], of place: ResourceAddress) throws(ToolRefusal) {
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    switch place {
    case .incidents: break
    case .page(let session, _), .evidence(let session, _, _):
      try give(bytes, to: session, event: nil)
    }
  }

  /// Counts an answer of so many bytes for a session, or for none; refused where fewer are left.
  ///
  /// Such a refusal uses up the session's bytes; `event` is what took place all the same. What the session
  /// was given before is known: it was looked up when the call began.
  func give(_ bytes: Int, to handle: String?, event: Int?) throws(ToolRefusal) {
    guard let handle, let limit = limits.sessionBytes else { return }
    let left = max(0, limit - (given[handle] ?? 0))
    given[handle] = limit - max(0, left - bytes)
    guard bytes <= left else {
      throw .answerBeyondSession(bytes: bytes, left: left, event: event)
    }
  }

  /// Refuses another answer where the session was given all bytes that it may.
  func checkBytes(_ play: Play) throws(ToolRefusal) {
    try limits.check(given: try givenBytes(play))
  }

  /// The bytes of answers that a session was given: by this process, or else by its events.
  ///
  /// Complexity: the first time, that of the evidence of all events.
  func givenBytes(_ play: Play) throws(ToolRefusal) -> Int {
    guard limits.sessionBytes != nil else { return 0 }
    if let bytes = given[play.handle] { return bytes }
    let bytes = try play.shownBytes()
    given[play.handle] = bytes
    return bytes
  }
}
