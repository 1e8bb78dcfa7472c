import Reports
import Drills
import ArgumentParser
import CommandLanguage
import Diagnosis
import ScenarioModel
import Sessions
import Terminal

/// Shows authors what evidence looks like under each hypothesis.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "For authors, reveals: what evidence shows under each hypothesis.",
    usage: "firedrill preview <scenario> [<options>]",
    discussion: """
      For example: firedrill preview canary
                   firedrill preview canary --action pools --samples 200
                   firedrill preview canary --truth bad-pool --seed 3
      """
  )

  @Argument(
    help: "The folder of a scenario, or the name of an installed one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String

  @OptionGroup var level: DifficultyOption

  @Option(help: "Show a world of this hypothesis as a player would see it.")
  var truth: String?

  @Option(help: "The seed of that world.")
  var seed: UInt64 = 1

  @Option(help: "Only these actions; may be repeated.")
  var action: [String] = []

  @Option(help: "Worlds of each hypothesis, 1 to 10000.")
  var samples = 60

  @Flag(help: "Every time band and mitigation state, not only the first minutes.")
  var everywhere = false

  @Flag(help: "Print JSON: {scenario, samples, hypotheses, looks: [{action, findings, gain, …}]}.")
  var json = false

  func validate() throws {
    guard (1...10_000).contains(samples) else {
      throw ValidationError("--samples must be between 1 and 10000, not \(samples)")
    }
    guard truth == nil || (!json && !everywhere) else {
      throw ValidationError("--truth shows one world as text; leave --json and --everywhere out")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let loaded = try catalog.load(
      folder: try catalog.folder(named: scenario),
      difficulty: level.difficulty
    )
    let staging = try Staging(loaded.scenario)
    let actions = try chosenActions(of: loaded.scenario)
    let output = OutputWriter.standardOutput
    if !json { try output.writeLines(["This reveals what players have to find out.", ""]) }
    if let truth {
      let world = PreviewedWorld(
        loaded: loaded,
        staging: staging,
        truth: try hypothesis(truth, of: loaded.scenario),
        seed: seed
      )
      let view = SessionView(style: environment.style)
      try output.writeLines(try world.lines(of: actions, view))
      return
    }
    let report = try report(on: staging, actions, environment.services.calibrations)
    if json {
      try output.writeLine(try JSONText.encode(report))
    } else {
      try output.writeLines(report.lines(environment.style))
    }
  }

  private func report(
    on staging: Staging,
    _ actions: [Action],
    _ calibrations: CalibrationStore
  ) throws -> PreviewReport {
    let scenario = staging.scenario
    let state = Incident(staging).mitigationState(of: scenario.regimes)
    let wanted = Set(actions.map(\.id))
    let keys =
      everywhere
      ? scenario.evidenceKeys.filter { wanted.contains($0.action) }
      : actions.map { scenario.evidenceKey(of: $0, band: 0, state: state) }
    let calibration = try calibrations.simulation(
      of: Calibrator(staging, keys: keys),
      samples: samples,
      subject: "simulating \(scenario.id)"
    )
    return PreviewReport(calibration, of: scenario)
  }

  private func chosenActions(of scenario: Scenario) throws(CommandFailure) -> [Action] {
    guard !action.isEmpty else { return scenario.actions }
    let picker = Picker(
      choices: scenario.actions.enumerated().map {
        Picker.Choice(number: "\($0.offset + 1)", name: $0.element.id.rawValue)
      },
      kind: "action"
    )
    do {
      return try action.map { scenario.actions[try picker.pick($0)] }
    } catch {
      throw CommandFailure("\(error)", code: .usage)
    }
  }

  private func hypothesis(
    _ name: String,
    of scenario: Scenario
  ) throws(CommandFailure) -> HypothesisID {
    do {
      return try HypothesisPicker(scenario).pick(name)
    } catch {
      throw CommandFailure("\(error)", code: .usage)
    }
  }
}

/// One world of a hypothesis, looked at in the first minutes.
private struct PreviewedWorld {
  var loaded: LoadedScenario
  var staging: Staging
  var truth: HypothesisID
  var seed: UInt64

  /// The brief and each action's evidence, as a player would see it right after the page.
  func lines(of actions: [Action], _ view: SessionView) throws -> [String] {
    let header = loaded.header(seed: seed)
    let session = try Session(
      header: header,
      staging: staging,
      truth: truth,
      digest: Digests.hexadecimal
    )
    var lines = [
      "Truth: \(session.truth.title); seed \(seed), draw \(session.deal.attempt + 1).", "",
    ]
    lines += try view.brief(of: session)
    for action in actions {
      var incident = session.incident
      incident.advance(to: action.minutes)
      let report = try Scene(
        staging: staging,
        world: session.deal.world,
        variants: session.deal.variants,
        timeline: incident.timeline
      ).evidence(of: action, bandStart: 0, end: action.minutes)
      lines += ["", view.heading("\(action.id): \(action.title)")]
      lines += view.evidence(report, in: session)
    }
    return lines
  }
}
