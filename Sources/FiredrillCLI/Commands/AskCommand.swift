import ArgumentParser
import Drills
import Plotting
import Questions
import Reports
import ScenarioModel
import Sessions
import Terminal
import TerminalSessions

/// Asks questions of the bank.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract:
      "Interview questions one at a time: answer, hear what was missing, see a strong answer.",
    usage: "firedrill ask [<question> ...] [<options>]",
    discussion: """
      For example: firedrill ask
                   firedrill ask --area retrieval --kind open --count 3
                   firedrill ask --twenty
                   firedrill ask --due
                   firedrill ask --mock 45
      What is due comes first, then new questions, area by area in turn. What you
      miss comes back by FSRS-6. An empty line ends an answer, 'skip' goes on, 'q'
      leaves. With --json a program answers: one JSON object a line comes out, one
      answer a line goes in.
      """
  )

  @Argument(help: "The names of questions, such as those that a map names.")
  var questions: [String] = []

  @Option(help: "Only this area: retrieval, agents, evaluation, production or foundations.")
  var area: Topic?

  @Option(help: "Only this kind: open, choice or computed.")
  var kind: QuestionKind?

  @Flag(help: "Only what is due for repetition.")
  var due = false

  @Flag(help: "Only the twenty questions that tell most, answered before or not.")
  var twenty = false

  @Flag(help: "The check: questions over all areas, answered before or not, and where you stand.")
  var check = false

  @Flag(help: "Ask also what was answered and is not due.")
  var again = false

  @Option(help: "How many questions at most, 1 to 200.")
  var count = 5

  @Option(help: "Deal options and numbers by this seed; the same seed deals the same.")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "A mock interview of 45 minutes: four open questions, then one incident.",
      valueName: "minutes"
    )
  )
  var mock: Int?

  @Flag(help: "For programs: JSON lines out, an answer a line in.")
  var json = false

  @OptionGroup var newness: NewnessOption

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard (1...200).contains(count) else {
      throw ValidationError("--count must be between 1 and 200, not \(count)")
    }
    guard questions.isEmpty || (area == nil && kind == nil && !due && !twenty && !check) else {
      throw ValidationError("questions that are named need no other choice; leave the options out")
    }
    guard mock == nil || mock == 45 else { throw ValidationError("--mock takes 45 minutes") }
    guard mock == nil || (questions.isEmpty && kind == nil && !due && !check && !json) else {
      throw ValidationError("--mock chooses its questions itself; leave the other options out")
    }
    guard !due || (!again && !check) else {
      throw ValidationError("--due asks what is due alone; leave --again and --check out")
    }
  }

  func run() throws {
    let environment = screen.environment
    let sessions = try environment.services.sessions()
    let service = try QuestionService(environment.services, sessions)
    let chosen = try chosen(service)
    guard try due || newness.mayBegin(sessions, environment, asJSON: json) else { return }
    if json { return try AskJSON(service).run(chosen, seed: seed) }
    var loop = AskLoop(
      service,
      console: TerminalConsole(environment.screen),
      style: environment.style,
      program: FiredrillCommand.name
    )
    let end = try loop.run(chosen, seed: seed)
    if check, end == .finished {
      let document = ReadinessDocument(service.index, try service.history())
      try OutputWriter.standardOutput.writeLines([""] + document.lines(environment.style))
    }
    if end == .interrupted { throw TerminalSessionError.interrupted }
    if mock != nil, end == .finished { try holdIncident(environment, sessions) }
  }

  /// The second half of a mock interview: an incident, the one that training would choose.
  private func holdIncident(
    _ environment: CommandEnvironment,
    _ sessions: SessionService
  ) throws {
    let next = ProgressDocument(try TrainingService(sessions).plan()).next?.scenario
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .machine)
    let (session, id) = try sessions.open(
      Opening(
        folder: try sessions.catalog.folder(chosen: next, by: "interview"),
        difficulty: nil,
        seed: seed,
        label: "",
        kind: .interview(setting)
      )
    )
    try OutputWriter.standardOutput.writeLines(
      [""] + environment.style.paragraph("The second half: an incident, 30 minutes.")
    )
    try InterviewRunner(environment.terminal(sessions))
      .hold(session, id: id, isNew: true)
  }

  /// Open questions of a mock interview, about two and a half minutes each.
  private static let mockQuestions = 4

  /// The questions to ask.
  private func chosen(_ service: QuestionService) throws -> [Question] {
    guard questions.isEmpty else { return try questions.map { try service.question(named: $0) } }
    var request = check ? QuestionRequest.check : QuestionRequest(isTwenty: twenty)
    if let area { request.areas = [area] }
    if let kind { request.kinds = [kind] }
    if due { request.order = .dueOnly }
    if mock != nil { request.kinds = [.open] }
    if again || twenty || mock != nil { request.order = .withRepeats }
    let wanted = mock == nil ? count : Self.mockQuestions
    return try service.queue(request, count: wanted)
  }
}

extension QuestionKind: ExpressibleByArgument {}
