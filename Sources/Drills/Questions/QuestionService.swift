import Foundation
package import Questions
import Reports
package import ScenarioModel
import SessionStore
import Sessions
import Telemetry

/// Asks the questions of the bank, keeps answers, and plans the time that is left.
package struct QuestionService: Sendable {
  private let bank: InstalledBank
  private let sessions: SessionService

  /// Finds the bank that is installed; answers are kept beside the sessions.
  package init(_ services: DrillServices, _ sessions: SessionService) throws(DrillError) {
    bank = try services.bank.load()
    self.sessions = sessions
  }

  /// An entry for each question of the bank.
  package var index: QuestionIndex { bank.index }

  /// The time now; unit: seconds since 1970.
  package var now: Int { sessions.environment.now() }

  /// A seed for a question for which none was named.
  package func seed() -> UInt64 { sessions.environment.randomSeed() }

  /// All that was answered, read and planned so far.
  package func history() throws(DrillError) -> AnswerHistory { try sessions.answerHistory() }

  /// Keeps an event and gives its number; it is on the disk when this returns.
  @discardableResult
  package func keep(_ event: HistoryEvent) throws(DrillError) -> Int {
    try sessions.keep(event)
  }

  /// The first questions to ask, in their order and `count` at most; throws the reason where there is none.
  package func queue(
    _ request: QuestionRequest,
    count: Int
  ) throws(DrillError) -> [Question] {
    let queue = QuestionSchedule(try history(), at: now).queue(index, request).prefix(count)
    if queue.isEmpty {
      guard index.entries.contains(where: request.accepts) else { throw .bank(.noSuchQuestions) }
      throw .bank(request.order == .dueOnly ? .nothingDue : .nothingLeft)
    }
    return try queue.map { name throws(DrillError) in try question(named: name.rawValue) }
  }

  /// The question of a name.
  package func question(named name: String) throws(DrillError) -> Question {
    if let question = try bank.question(QuestionID(name)) { return question }
    let near = NearestName.among(index.entries.map(\.id.rawValue), to: name)
    throw .bank(.unknownQuestion(name, near: near))
  }

  /// The map of an area; throws where the bank has none.
  package func map(of area: Topic) throws(DrillError) -> AreaMap {
    guard let map = try bank.sheets(of: area).map else { throw .bank(.noMap(area)) }
    return map
  }

  /// The maps and numbers of an area or of all, without their questions.
  package func sheets(of area: Topic? = nil) throws(DrillError) -> [AreaBank] {
    let areas = area.map { [$0] } ?? index.areas.map(\.area)
    var sheets: [AreaBank] = []
    for area in areas { sheets.append(try bank.sheets(of: area)) }
    return sheets
  }

  /// The plan for a second since 1970, or else for the moment that the latest plan was for.
  ///
  /// `nil` where no moment was ever given.
  package func plan(until target: Int?) throws(DrillError) -> PreparationPlan? {
    let history = try history()
    guard let target = target ?? history.target?.second else { return nil }
    let all = try sessions.sessions()
    let played = all.filter { $0.state == .declared }.map {
      PreparationPlan.PlayedIncident(
        scenario: ScenarioID($0.scenario),
        second: TrainingService.second(of: $0.createdAt),
        isInterview: $0.mode == SessionMode.interview.rawValue
      )
    }
    do {
      return try PreparationPlan(
        from: now,
        to: target,
        questions: index,
        history: history,
        played: played,
        incidents: InstalledScenarios(sessions.environment, sessions.catalog).scenarios.compactMap {
          scenario in
          Topic(rawValue: scenario.topic).map {
            PreparationPlan.Incident(scenario: ScenarioID(scenario.id), topic: $0)
          }
        }
      )
    } catch {
      throw .bank(.plan(error))
    }
  }
}

extension SessionService {
  /// All that was answered, read and planned so far.
  package func answerHistory() throws(DrillError) -> AnswerHistory {
    try DrillError.wrap {
      let decoder = JSONDecoder()
      var history = AnswerHistory()
      for kept in try store.history() {
        // An event of a newer version says nothing that this one can use.
        guard let event = try? decoder.decode(HistoryEvent.self, from: Data(kept.json)) else {
          continue
        }
        history.add(event, number: kept.number, second: kept.second)
      }
      return history
    }
  }

  /// The last hours before the moment that is prepared for, in which nothing new should begin; `nil`
  /// where it is farther away or none was given.
  package func lastHours() throws(DrillError) -> LastHours? {
    LastHours(try answerHistory(), at: environment.now())
  }

  /// Keeps an event of what was answered, read or planned, and gives its number; it is on the disk
  /// when this returns.
  @discardableResult
  package func keep(_ event: HistoryEvent) throws(DrillError) -> Int {
    try DrillError.wrap {
      try store.appendHistory(Array(try JSONText.line(event).utf8), second: environment.now())
    }
  }

  /// Keeps that the lab of a scenario was opened, which a plan may ask for.
  package func keepLab(of scenario: String) throws(DrillError) {
    try keep(.read(page: PageName.lab(ScenarioID(scenario))))
  }
}
