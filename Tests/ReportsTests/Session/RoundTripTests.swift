import Coaching
import Foundation
import Interviewing
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Reports

struct RoundTripTests {
  /// Checks that a report reads back from JSON as it was; hands on the text.
  @discardableResult
  private func check<Report: Codable & Equatable>(
    _ report: Report,
    _ comment: String = "\(Report.self)"
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(report)
    #expect(try JSONDecoder().decode(Report.self, from: data) == report, "\(comment)")
    return String(decoding: data, as: UTF8.self)
  }

  @Test(arguments: [SessionMode.drill, .open])
  func `pages of a drill read back as they were`(mode: SessionMode) throws {
    let staging = try Sample.canary()
    var session = try Session.of(staging, mode: mode)
    for _ in 0..<2 {
      try check(try BriefReport(session))
      try check(HypothesesReport(session))
      try check(PlacesReport(session.scenario))
      try check(MenuReport(session))
      try check(CandidatesReport(["arms", "pools"], in: session.scenario))
      try check(try StatusReport(session))
      try check(TimelineReport(session))
      try check(TimelineReport(evidenceOf: session))
      try check(TimelineReport(notesOf: session))
      try check(FieldsReport(session.scenario))
      try session.take(.look("arms"))
      try session.take(
        .believe([Belief(hypothesis: session.scenario.hypotheses[1].id, probability: 1)])
      )
      try session.take(.note("pool c"))
      try session.take(.mitigate(session.availableMitigations[0].id))
    }
    #expect(MenuReport(session).actions.isEmpty == (mode == .open))
    #expect(TimelineReport(notesOf: session).lines.map(\.text) == ["pool c", "pool c"])
    #expect(TimelineReport(evidenceOf: session).lines.map(\.number) == [1, 5])
    #expect(HypothesesReport(session).rows.map(\.stated) == session.beliefs?.map(\.probability))
  }

  @Test(arguments: [SessionMode.drill, .interview])
  func `beliefs are said to be worth what the score gives for them`(mode: SessionMode) throws {
    let rubric = Rubric.current
    let weight = try #require(rubric.weights(in: mode).first { $0.criterion == .beliefs })
    let shares = [rubric.judgement.checkpointShare, 1 - rubric.judgement.checkpointShare]
    let said = ConductReport.beliefWorth(in: mode)
    for share in shares {
      #expect(said.contains("up to \(Digits.fixed(weight.points * share, decimals: 1)) "))
    }
  }

  @Test func `evidence of every action reads back as it was, with its figures`() throws {
    let staging = try Sample.canary()
    let scenario = staging.scenario
    var kinds: Set<String> = []
    for action in scenario.actions {
      var session = try Session.of(staging)
      for need in action.needs.prefix(1) { try session.take(.look(need)) }
      guard session.isAvailable(action) else { continue }
      let entry = try session.take(.look(action.id))
      let evidence = try #require(try session.evidence(of: entry))
      let report = try #require(EntryReport(entry, of: session, showing: .finding(evidence)))
      let text = try check(report, action.id.rawValue)
      #expect(report.title == action.title)
      #expect(text.contains(#""finding":"#))
      guard case .evidence(let document?, nil) = report.content else {
        Issue.record("\(action.id) shows no evidence")
        continue
      }
      #expect(document.panels.count == action.evidence.panels.count)
      #expect(document.finding == evidence.sentence)
      #expect(report.figures == document.figures)
      let drawing = report.drawing(title: "a title")
      #expect(drawing.hasPrefix("<svg") && drawing.contains("a title"))
      for panel in document.panels { kinds.insert(kind(of: panel.content)) }
    }
    #expect(kinds.isSuperset(of: ["figure", "values", "document", "log"]), "\(kinds)")
  }

  private func kind(of content: EvidencePanel.Content) -> String {
    switch content {
    case .figure: "figure"
    case .values: "values"
    case .log: "log"
    case .document: "document"
    case .text: "text"
    }
  }

  @Test func `every kind of event of a drill reads back as it was`() throws {
    let staging = try Sample.canary()
    let scenario = staging.scenario
    var session = try Session.of(staging)
    func check(_ entry: SessionEntry, _ evidence: EntryEvidence = .none) throws -> EntryContent {
      let report = try #require(EntryReport(entry, of: session, showing: evidence))
      try self.check(report)
      return report.content
    }
    let query = Query(
      table: scenario.world.tables[0].name,
      window: MinuteRange(from: -60, to: 0),
      groupBy: ["arm"],
      bucketMinutes: 10,
      aggregates: [.count]
    )
    let result = try session.scene.answer(query, sight: .telemetry)
    let slice = try session.take(.slice(query, words: "count by arm every 10"))
    guard case .slice("count by arm every 10", let figure?) = try check(slice, .rows(query, result))
    else {
      Issue.record("a slice has a figure")
      return
    }
    #expect(figure == .answer(result, to: query))
    let asked = AskedQuery(statement: "SELECT 1", reads: [], rows: 1, digest: "")
    let rows = AnswerRows(
      columns: [AnswerRows.Column(name: "1", isNumber: true)],
      rows: [["1"]],
      isAsShown: false
    )
    let number = session.entries.count + 1
    session.apply(.queried(asked, minutes: 1))
    #expect(
      try check(session.entries[number - 1], .answer(rows))
        == .query(statement: "SELECT 1", answer: rows)
    )
    let beliefs = [Belief(hypothesis: scenario.hypotheses[0].id, probability: 1)]
    guard case .beliefs(let stated) = try check(try session.take(.believe(beliefs))) else {
      Issue.record("beliefs are shown")
      return
    }
    #expect(stated.map(\.probability) == scenario.hypotheses.indices.map { $0 == 0 ? 1 : 0 })
    #expect(try check(try session.take(.note("a"))) == .note(text: "a"))
    #expect(try check(try session.take(.update("b"))) == .update(text: "b"))
    #expect(try check(try session.take(.wait(minutes: 2))) == .wait(minutes: 2))
    let mitigation = session.availableMitigations[0]
    #expect(
      try check(try session.take(.mitigate(mitigation.id)))
        == .mitigation(summary: mitigation.summary)
    )
    guard case .hint("nudge", let text) = try check(try session.take(.hint)) else {
      Issue.record("a hint has its level")
      return
    }
    #expect(!text.isEmpty)
    let declaration = Declaration(cause: nil, places: [], explanation: "c", cited: [1])
    guard case .declaration(let declared) = try check(try session.take(.declare(declaration)))
    else {
      Issue.record("a verdict is shown")
      return
    }
    #expect(declared.cause == "there is not enough evidence to say")
    #expect(declared.cited == [1])
    session.apply(.abandoned)
    #expect(try check(session.entries[session.entries.count - 1]) == .abandoned)
  }

  @Test func `questions and reviews of a guided play read back as they were`() throws {
    var session = try Session.of(Sample.queue(), mode: .guided)
    var lesson = Lesson(
      session,
      try Sample.calibration(),
      Rubric.current.judgement
    )
    var count = 0
    while let step = lesson.step {
      count += 1
      let report = GuidedStepReport(step, of: session)
      let text = try check(report)
      #expect(report.answers.count == step.options.count)
      #expect(!text.contains(#""grade""#), "an answer's worth is told only after the choice")
      let bestOption = step.options.first { $0.isBest }
      let best = try #require(bestOption)
      let entry =
        switch best.choice {
        case .look(let id): try session.take(.look(id))
        case .wait(let minutes): try session.take(.wait(minutes: minutes))
        case .mitigate(let id): try session.take(.mitigate(id))
        case .declare(let cause):
          try session.take(.declare(lesson.declaration(of: cause, because: "so")))
        }
      lesson.apply(entry.event)
      let review = GuidedReviewReport(try #require(lesson.last), in: session.scenario)
      try check(review)
      #expect(review.answers.count { $0.isChosen } == 1)
      #expect(review.answers.first { $0.isChosen }?.grade == .right)
    }
    #expect(count > 1)
  }

  @Test func `turns of an interview read back as candidate and host see them`() throws {
    var session = try Session.of(Sample.queue(), mode: .interview)
    let stage = session.scenario.ladder[0]
    let name = stage.id.rawValue
    let signal = stage.signals[0].concept.id
    let reader = HostReader(
      calibration: try Sample.calibration(),
      isAloud: false
    )
    let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: .host)
    let turns: [InterviewTurn] = [
      .opened(setting), .seated(.candidate), .clued(stage: name), .injected("more"),
      .asked(.probe(stage: name)), .requested("arms", actions: ["arms"]), .answered("one\ntwo"),
      .hintOffered(stage: name, .nudge), .hintGiven(stage: name, .nudge),
      .ticked(stage: name, signal: signal, isHeard: true),
      .overridden(stage: name, signal: signal, isHeard: false, reason: "no"),
      .remarked("a private note"), .passed, .timedOut, .asked(.beliefs), .allowed(.typing, true),
      .allowed(.ticks, true), .paused, .unpaused, .closed,
    ]
    try check(HostSheetReport(session))
    var hidden: [Int] = []
    for (index, turn) in turns.enumerated() {
      if index == 3 {
        let entry = try session.take(.reveal("arms", second: index))
        let evidence = EntryEvidence.finding(try #require(try session.evidence(of: entry)))
        try check(try #require(EntryReport(entry, of: session, showing: evidence)))
        let report = try reader.entry(entry, of: session, showing: evidence)
        guard case .evidence(_, true, let finding?, let posterior) = report else {
          Issue.record("a host reads what was handed over: \(String(describing: report))")
          return
        }
        #expect(!finding.isEmpty && posterior.count == session.scenario.hypotheses.count)
      }
      let entry = try session.take(turn, at: index)
      if let report = EntryReport(entry, of: session) {
        try check(report)
      } else {
        hidden.append(index)
      }
      if let report = try reader.entry(entry, of: session, showing: .none) { try check(report) }
      let interview = try #require(Interview(session))
      try check(InterviewStatusReport(interview, at: index, until: index + 60))
      try check(HostStatusReport(interview, at: index))
    }
    #expect(hidden == [9, 10, 11, 16], "only what a host ticked, ruled or noted is hidden")
    #expect(!(try check(TimelineReport(session))).contains("a private note"))
    #expect(try check(HostTimelineReport(session)).contains("a private note"))
    try check(try #require(try HostStageReport(name, of: session)))
    #expect(try HostStageReport(nil, of: session) == nil)
    try check(HostEvidenceReport(session))
  }

  @Test func `a refusal is a sentence in the names that players see`() throws {
    let session = try Session.of(Sample.canary())
    let third = session.scenario.hypotheses[2].id
    let report = RefusalReport(.statedTwice(third), in: session)
    #expect(report.sentence.contains("h3") && report.sentence.hasSuffix("."))
    try check(report)
    #expect(RefusalReport("really?").sentence == "really?")
  }
}
