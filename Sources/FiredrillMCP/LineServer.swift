import CommandLanguage
import Reports
import ScenarioModel
import Sessions
import Telemetry

/// Plays one session with a program that writes the commands of a play, one a line.
///
/// A line is answered by text, as a client of the protocol gets it. After it the program has its turn,
/// which a line of its own says. The session lists what there is to look at.
package actor LineServer {
  private let tools: ToolService
  private let handle: String

  /// `tools` knows the session by its handle.
  package init(_ tools: ToolService, session handle: String) {
    self.tools = tools
    self.handle = handle
  }

  /// The line that gives the program its turn; no other line is this.
  package static let turn = ">"

  /// The line by which a program asks for the debrief of a session that is over.
  private static let debrief = "debrief"
  /// The beginning of a line that is not answered.
  private static let remark = "#"

  /// The page, the causes, the menu and the commands, and the turn.
  package func opening() async -> [String] {
    await shown { () async throws(ToolRefusal) in
      let play = try await self.tools.play(self.handle)
      let lines =
        try Self.page(.brief, of: play) + Self.page(.menu, of: play)
        + Self.page(.help(nil), of: play)
      try await self.give(Answer(lines), after: play)
      return lines
    }
  }

  /// The answer to a line, and the turn; empty for a line that is not answered.
  package func answer(_ frame: ReceivedFrame) async -> [String] {
    switch frame {
    case .tooLong(let limit): return ["A line has at most \(limit) bytes.", Self.turn]
    case .line(let line):
      let line = line.trimmed
      guard !line.hasPrefix(Self.remark) else { return [] }
      let call = ContinuousClock.now
      let lines = await shown { () async throws(ToolRefusal) in
        let play = try await self.tools.play(self.handle)
        if line.lowercased() == Self.debrief { return try await self.tools.debrief(play).lines }
        let request = try play.request(line)
        guard !request.endsSession else { return try await self.answer(request, play).lines }
        try await self.tools.checkBytes(play)
        let answer = try await self.answer(request, play)
        try await self.give(answer, after: play)
        return answer.lines
      }
      await tools.limits.keepPace(since: call)
      return lines
    }
  }

  /// The lines of an answer, and the number of the event that took place, if one did.
  private struct Answer {
    var lines: [String]
    var event: Int?

    init(_ lines: [String]) { self.lines = lines }

    init(_ answer: ToolAnswer) { (lines, event) = (answer.lines, answer.event) }
  }

  /// Counts the bytes of an answer, each line with its end; refused where it is too long.
  private func give(_ answer: Answer, after play: Play) async throws(ToolRefusal) {
    let bytes = answer.lines.reduce(0) { $0 + $1.utf8.count + 1 }
    try tools.limits.check(answer: bytes, event: answer.event)
    _ = try await tools.givenBytes(play)
    try await tools.give(bytes, to: handle, event: answer.event)
  }

  private func shown(
    _ work: () async throws(ToolRefusal) -> [String]
  ) async -> [String] {
    let lines: [String]
    do throws(ToolRefusal) {
      lines = try await work()
    } catch {
      lines = ["Not done: \(error)"]
    }
    // An answer may hold lines of its own, and none of them may pass for the turn.
    let single = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return single.map { $0 == Self.turn ? " \(Self.turn)" : String($0) } + [Self.turn]
  }

  private func answer(
    _ request: SessionRequest,
    _ play: Play
  ) async throws(ToolRefusal) -> Answer {
    switch request {
    case .command(let command):
      if command != .abandon { try tools.limits.check(play.session) }
      return Answer(try await play.carryOut(command))
    case .sql(let statement):
      try tools.limits.check(play.session)
      return Answer(try await play.sql(statement))
    case .declare(let draft):
      return Answer(
        try await tools.declare(
          try Self.declaration(draft),
          isFinal: draft.isConfirmed,
          finalBy: "the same line with '\(DeclarationParser.final)' at its end",
          play
        )
      )
    case .show(let page): return Answer(try Self.page(page, of: play))
    case .draw, .quit:
      return Answer(
        ["No files are written here, and the session ends with 'declare' or 'abandon'."]
      )
    case .nothing: return Answer([])
    case .choose, .confirm: throw .noName(of: .look)
    }
  }

  /// The declaration of a line; what it leaves out is empty, but for the cause.
  private static func declaration(
    _ draft: DeclarationDraft
  ) throws(ToolRefusal) -> Declaration {
    guard let declaration = draft.declaration else {
      throw .badArgument("CAUSE", expected: "given: declare h3 at PLACE because …")
    }
    return declaration
  }
}

extension SessionRequest {
  /// Whether the session is over afterwards; such a request is answered whatever was given before.
  fileprivate var endsSession: Bool {
    switch self {
    case .command(let command): command == .abandon
    case .declare(let draft): draft.isConfirmed
    case .sql, .show, .draw, .quit, .nothing, .choose, .confirm: false
    }
  }
}

extension LineServer {
  /// A page that costs no simulated time.
  private static func page(_ page: SessionPage, of play: Play) throws(ToolRefusal) -> [String] {
    let session = play.session
    switch page {
    case .brief:
      return AnswerText.lines(
        try ToolRefusal.staged { () throws(StagingError) in try BriefReport(session) }
      )
    case .hypotheses: return AnswerText.lines(HypothesesReport(session))
    case .menu, .mitigations:
      return AnswerText.lines(MenuReport(session))
        + AnswerText.lines(PlacesReport(session.scenario).places)
    case .status:
      let status = try ToolRefusal.staged { () throws(StagingError) in try StatusReport(session) }
      return [status.facts.joined(separator: ", ") + (session.isOver ? "; over" : "")]
    case .timeline, .notes:
      return AnswerText.lines(TimelineReport(session).lines, none: "Nothing has happened yet.")
    case .fields, .tables, .schema: return play.tables
    case .evidenceList: return try play.evidence(nil).lines
    case .evidence(let number): return try play.evidence(number).lines
    case .help:
      return CommandHelp(session, resuming: "").rows
        .filter { row in !row.words.contains { [.quit, .help].contains($0) } }
        .map { "\($0.usage): \($0.summary)" }
        + ["\(debrief): the truth and the score, once the session is over"]
    }
  }
}
