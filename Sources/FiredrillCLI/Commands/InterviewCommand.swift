import ArgumentParser
import Drills
import Sessions
import TerminalSessions

/// Holds a mock interview.
struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview",
    abstract: "A mock interview over an incident, clue by clue.",
    usage: "firedrill interview [<scenario>] [<options>]",
    discussion: """
      For example: firedrill interview canary-segment-regression --minutes 30
                   firedrill interview tool-poisoning --style skeptical
                   firedrill interview tool-poisoning --host
                   firedrill interview --join K7RWQP
                   firedrill interview tool-poisoning --room --observer
      The interviewer tells a clue, asks, listens, asks after what is missing, and
      offers hints at a price. Ask for any evidence in your own words. 'firedrill
      resume' goes on where you left; 'firedrill scorecard' shows what it came to.
      With --host a person interviews: it shows the truth and a code, and the
      candidate joins with --join at another terminal of the same user. With --aloud
      one terminal is enough: read from the sheet and type what was said. With
      --room both sides use a browser: it prints a link for each, and 'firedrill
      serve' serves them.
      """
  )

  @Argument(help: "The name of a scenario or its folder; may be left out where there is only one.")
  var scenario: String?

  @Option(help: ArgumentHelp("How long it takes: 15, 30 or 45 minutes.", valueName: "n"))
  var minutes = 30

  @Option(help: "The interviewer's manner: friendly, neutral or skeptical. It changes no score.")
  var style = InterviewStyle.neutral

  @Option(help: "Deal the world of this seed; the same seed deals the same truth.")
  var seed: UInt64?

  @Flag(help: "Interview somebody yourself; shows the truth and a code to join.")
  var host = false

  @Flag(help: "With --host: one terminal, a sheet to read from.")
  var aloud = false

  @Option(help: ArgumentHelp("Join the interview of this code.", valueName: "code"))
  var join: String?

  @Flag(help: "Open a room for browsers and print its links, for the host and the candidate.")
  var room = false

  @Flag(help: "With --room: the program interviews, so there is no link for a host.")
  var machine = false

  @Flag(help: "With --room: print a link for an observer, too.")
  var observer = false

  @OptionGroup var links: RoomLinkOptions

  @OptionGroup var level: DifficultyOption

  @OptionGroup var newness: NewnessOption

  @OptionGroup var screen: ScreenOptions

  @Option(help: "A label for the session, such as the candidate's name.")
  var label = ""

  func validate() throws {
    if aloud && !host { throw ValidationError("--aloud goes with --host") }
    if room && (host || aloud || join != nil) {
      throw ValidationError("--room holds the interview in browsers; leave out --host and --join")
    }
    if (observer || machine) && !room {
      throw ValidationError("--observer and --machine go with --room")
    }
    if join != nil && (scenario != nil || aloud || seed != nil) {
      throw ValidationError(
        "--join takes an interview as it is; leave out scenario, seed and --aloud"
      )
    }
    guard InterviewSetting.lengths.contains(minutes) else {
      throw ValidationError("an interview takes 15, 30 or 45 minutes, not \(minutes)")
    }
  }

  func run() throws {
    let environment = screen.environment
    let service = try environment.services.sessions()
    if let join {
      let (session, id) = try service.hosted(join)
      let runner = HostRunner(environment.terminal(service))
      return host ? try runner.host(session, id: id) : try runner.join(session, id: id)
    }
    let isHosted = host || room && !machine
    guard try isHosted || newness.mayBegin(service, environment) else { return }
    let interviewer: InterviewSetting.Interviewer = isHosted ? aloud ? .aloud : .host : .machine
    let setting = InterviewSetting(style: style, minutes: minutes, interviewer: interviewer)
    let (session, id) = try service.open(
      Opening(
        folder: try service.catalog.folder(chosen: scenario, by: "interview"),
        difficulty: level.difficulty,
        seed: seed,
        label: label,
        kind: .interview(setting)
      )
    )
    if room {
      try service.openRoom(for: id)
      try environment.audit(.roomOpened, id)
      let places: [RoomPlace] =
        (machine ? [] : [.host]) + [.candidate] + (observer ? [.observer] : [])
      try links.write(id, places, service)
    } else if host {
      try HostRunner(environment.terminal(service)).host(session, id: id)
    } else {
      try InterviewRunner(environment.terminal(service)).hold(
        session,
        id: id,
        isNew: true
      )
    }
  }
}

extension InterviewStyle: ExpressibleByArgument {}
