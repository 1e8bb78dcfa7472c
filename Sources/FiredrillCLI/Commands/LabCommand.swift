import ArgumentParser
import Drills
import Plotting
import Reports
import Terminal
import TerminalSessions

/// Configures a failure and shows what it does.
struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Configure a failure and watch what it does; no session, nothing is scored.",
    usage: "firedrill lab <scenario> [<options>]",
    discussion: """
      For example: firedrill lab canary --cause bad-pool --set pool-c-limit=0.9
                   firedrill lab canary --cause bad-pool --mitigate drain --at 30
                   firedrill lab canary --quiz 7 --look pools
      It shows what the alert watches, the bad requests and the harm so far beside
      the healthy twin, and names the numbers that can be turned. It tells the
      cause, so it spoils what a drill would teach; --quiz hides it and asks. In a
      browser: firedrill serve, then "Lab".
      """
  )

  @Argument(
    help: "The folder of a scenario, or the name of an installed one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String

  @OptionGroup var level: DifficultyOption

  @Option(help: "The cause, by label such as h3, name or beginning; the first where none is given.")
  var cause: String?

  @Option(
    help: ArgumentHelp(
      "A number to turn, such as traffic-noise=0.05; may be repeated.",
      valueName: "name=value"
    )
  )
  var set: [String] = []

  @Option(help: "The factor on all arrivals, 0.25 to 3.")
  var traffic = 1.0

  @Option(help: "A mitigation to carry out, by number, name or beginning.")
  var mitigate: String?

  @Option(help: "The minute after the page at which it begins.")
  var at = 20

  @Option(help: "The seed of the world.")
  var seed: UInt64 = 1

  @Option(help: "Evidence to compute, by number, name or beginning of its action; may be repeated.")
  var look: [String] = []

  @Option(
    help: ArgumentHelp(
      "Hide the cause that this number deals, and ask.",
      valueName: "number"
    )
  )
  var quiz: UInt64?

  @Option(help: "The answer to the quiz: a cause by label, name or beginning.")
  var guess: String?

  @Flag(
    help: """
      Print JSON: {scenario, cause, parameters, knobs, mitigation, alert, harm, sentences, figures, \
      evidence}; of a quiz {scenario, number, figures, evidence, options, answer}.
      """
  )
  var json = false

  @OptionGroup var newness: NewnessOption

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard guess == nil || quiz != nil else {
      throw ValidationError("--guess answers a quiz; add --quiz with its number")
    }
    guard quiz == nil || (cause == nil && set.isEmpty && traffic == 1) else {
      throw ValidationError(
        "--quiz deals its own cause and numbers; leave --cause, --set and --traffic out"
      )
    }
    for word in set where Self.number(word) == nil {
      throw ValidationError("--set takes a name and a number, such as traffic=300, not '\(word)'")
    }
  }

  func run() throws {
    let environment = screen.environment
    let services = environment.services
    let folder = try services.catalog.folder(named: scenario)
    // Without a store there is no date to ask for.
    if let sessions = try? services.sessions(),
      try !newness.mayBegin(sessions, environment, asJSON: json)
    {
      return
    }
    var setting = LabSetting()
    (setting.difficulty, setting.cause, setting.seed) = (level.difficulty, cause, seed)
    (setting.traffic, setting.mitigation, setting.minute) = (traffic, mitigate, at)
    setting.looks = look
    for (name, value) in set.compactMap(Self.number) { setting.numbers[name] = value }
    let asked = setting
    if let quiz {
      let report = try Blocking.run {
        try await services.lab.quiz(quiz, asked, guess: guess, in: folder)
      }
      return try environment.show(report, asJSON: json) { report.lines($0) }
    }
    let report = try Blocking.run { try await services.lab.report(asked, in: folder) }
    // A plan may ask for the lab; where nothing can be kept, the lab works all the same.
    try? services.sessions().keepLab(of: report.scenario)
    try environment.show(report, asJSON: json) { report.lines($0) }
  }

  /// The name and the number of a word such as `traffic=300`.
  private static func number(_ word: String) -> (name: String, value: Double)? {
    let sides = word.split(separator: "=", maxSplits: 1)
    guard sides.count == 2, let value = Double(sides[1]), value.isFinite else { return nil }
    return (String(sides[0]), value)
  }
}
