package import ScenarioModel
import Telemetry

/// Everything that a report of the lab is made of.
package struct LabCourses: Sendable {
  package var bench: LabBench
  /// The factor on all arrivals.
  package var traffic: Double
  /// The values that were set, by the names of parameters and knobs.
  package var numbers: [String: Double]
  /// The knobs of the file on which rows depend.
  package var knobs: [LabReport.Knob]
  package var step: LabMitigation?
  package var isStepPossible: Bool
  package var world: LabSide
  package var healthy: LabSide
  /// The world with nobody who does anything; `nil` without a mitigation.
  package var idle: LabSide?
  package var evidence: [EvidenceReport]

  package init(
    bench: LabBench,
    traffic: Double,
    numbers: [String: Double],
    knobs: [LabReport.Knob],
    step: LabMitigation?,
    isStepPossible: Bool,
    world: LabSide,
    healthy: LabSide,
    idle: LabSide?,
    evidence: [EvidenceReport]
  ) {
    self.bench = bench
    self.traffic = traffic
    self.numbers = numbers
    self.knobs = knobs
    self.step = step
    self.isStepPossible = isStepPossible
    self.world = world
    self.healthy = healthy
    self.idle = idle
    self.evidence = evidence
  }

  var scenario: Scenario { bench.staging.scenario }
}

extension LabReport {
  /// Puts the courses of a lab into a report.
  package init(_ courses: LabCourses) {
    let scenario = courses.scenario
    let hypothesis = scenario.hypotheses[courses.bench.cause]
    self.scenario = scenario.id.rawValue
    title = scenario.title
    difficulty = scenario.difficulty
    seed = courses.bench.seed
    cause = Cause(
      label: HypothesisLabel.text(courses.bench.cause),
      id: hypothesis.id.rawValue,
      title: hypothesis.title
    )
    traffic = courses.traffic
    parameters = scenario.lab.parameters.filter { $0.isAbout(hypothesis) }.map { parameter in
      let value = courses.numbers[parameter.id.rawValue] ?? parameter.written
      return Parameter(
        id: parameter.id.rawValue,
        title: parameter.title,
        low: parameter.low,
        high: parameter.high,
        step: parameter.step,
        value: value,
        written: parameter.written,
        text: parameter.text(value)
      )
    }
    knobs = courses.knobs
    mitigation = courses.step.flatMap { step in
      scenario.mitigation(step.mitigation).map {
        Step(
          id: $0.id.rawValue,
          title: $0.title,
          start: ClockTime(step.minute, in: scenario),
          isPossible: courses.isStepPossible
        )
      }
    }
    alert = Alert(courses)
    harm = Harm(
      total: courses.harm(of: courses.world).last ?? 0,
      unattended: courses.idle.map { courses.harm(of: $0).last ?? 0 },
      critical: scenario.harm.critical
    )
    figures = courses.figures
    evidence = courses.evidence.map { EvidenceDocument($0, in: scenario) }
    sentences = []
    sentences = outcome
  }
}

extension LabReport.Alert {
  fileprivate init(_ courses: LabCourses) {
    let scenario = courses.scenario
    let minutes = courses.bench.grid.alertMinutes
    let page = minutes.firstIndex(of: 0)
    isOn = page.map { courses.world.alertHolds[$0] } ?? false
    isOnHealthy = page.map { courses.healthy.alertHolds[$0] } ?? false
    first = zip(minutes, courses.world.alertHolds).first { $0.1 }
      .map { ClockTime($0.0, in: scenario) }
    watched = scenario.watchedFigures.enumerated().map { index, figure in
      let value = page.flatMap { courses.world.watched[index][$0] }
      let healthy = page.flatMap { courses.healthy.watched[index][$0] }
      let texts = [value, healthy, figure.bound].map { FigureText.text($0, as: figure.format) }
      return LabReport.Watched(
        figure: "\(figure.figure.measure).\(figure.figure.key)",
        value: value,
        healthy: healthy,
        bound: figure.bound,
        text: "\(texts[0]) (healthy \(texts[1]); the alert is for \(figure.words))"
      )
    }
  }
}

extension LabCourses {
  /// Harm over the healthy twin as it builds up, at the end of each window from the page on.
  func harm(of side: LabSide) -> [Double] {
    var sum = 0.0
    return bench.grid.windows.indices.filter { bench.grid.windows[$0].from >= 0 }.map { index in
      sum += side.harm[index] - healthy.harm[index]
      return sum
    }
  }
}

extension WatchedFigure {
  /// The alert's side of the bound, such as "below".
  var side: String {
    switch relation {
    case .below: "below"
    case .atMost: "at most"
    case .above: "above"
    case .atLeast: "at least"
    case .equals: "exactly"
    case .notEquals: "other than"
    }
  }

  /// The alert's side with the bound, such as "below 81.0 %".
  var words: String { "\(side) \(FigureText.text(bound, as: format))" }
}
