import ArgumentParser
import Drills
import Plotting
import Reports
import Sessions
import Terminal
import TerminalSessions

/// Plays the incident of the day.
struct DailyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daily",
    abstract: "The incident of the day: the same for everybody, one attempt.",
    usage: "firedrill daily [<options>]",
    discussion: """
      For example: firedrill daily
                   firedrill daily --result
      The day is that of UTC; it is easy on Monday and hard at the weekend. After
      the verdict it prints four lines that can be shared and give nothing away.
      """
  )

  @Flag(help: "Print what today's attempt came to, and start nothing.")
  var result = false

  @Flag(
    help: """
      Print JSON: {day, scenario, difficulty, band, looks, minutes, harm, streak}, where harm is a list \
      of shares; starts nothing.
      """
  )
  var json = false

  @OptionGroup var judging: JudgeOptions

  @OptionGroup var newness: NewnessOption

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let environment = screen.environment
    let daily = try DailyService(environment.services)
    let incident = try daily.today()
    let attempt = try daily.attempt(at: incident)
    if !result, !json, attempt.map({ $0.state == .open }) ?? true {
      // An attempt that has begun goes on.
      let sessions = try environment.services.sessions()
      guard try attempt != nil || newness.mayBegin(sessions, environment) else { return }
      try play(incident, attempt, daily, environment)
    }
    guard let shown = try Blocking.run({ try await daily.result(of: incident) }) else {
      guard result || json else { return }
      throw CommandFailure(
        "today's incident has no result yet; 'firedrill daily' plays it",
        code: .noInput
      )
    }
    try environment.write(shown, asJSON: json) { shown.lines.map($0.spelled) }
  }

  private func play(
    _ incident: DailyIncident,
    _ attempt: SessionSummary?,
    _ daily: DailyService,
    _ environment: CommandEnvironment
  ) throws {
    let judge = try JudgeClient(judging, environment)
    let service = try environment.services.sessions()
    let (session, id) =
      if let attempt {
        (try service.load(attempt.id), attempt.id)
      } else {
        try daily.begin(incident)
      }
    try PlayRunner(environment.terminal(service), judge: judge?.opinion(of:))
      .play(session, id: id, isNew: attempt == nil)
  }
}
