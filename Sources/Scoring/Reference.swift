package import Diagnosis
package import ScenarioModel
package import Sessions

/// The reference player's result in a world, against which other sessions of it are measured.
package struct Reference: Sendable {
  /// Probabilities after all its evidence, in the scenario's order of hypotheses.
  package var posterior: [Double]
  /// Its harm over the twin, and that of doing nothing.
  package var harm: HarmReport
  /// The healthy twin and the unattended course of the world.
  package var baseline: HarmBaseline
  /// Its events.
  package var path: [SessionEntry]
  /// Whether this world can show each key finding of the truth, in their order.
  package var isYielded: [Bool]
}

/// The calibration and the reference that a session is judged against.
package struct Assessment: Sendable {
  package var calibration: Calibration
  package var reference: Reference
  /// The grade of the explanation by a judge; `nil` where the built-in grader gives it.
  package var explanation: ExplanationGrade?

  package init(
    calibration: Calibration,
    reference: Reference,
    explanation: ExplanationGrade? = nil
  ) {
    self.calibration = calibration
    self.reference = reference
    self.explanation = explanation
  }
}

extension Session {
  /// This session as the reference of its world.
  ///
  /// Complexity: that of its harm, and of the key findings in every regime until one shows.
  package func reference(_ calibration: Calibration) throws(StagingError) -> Reference {
    let baseline = try harmBaseline()
    let courses = RegimeCourse.all(staging)
    var isYielded: [Bool] = []
    for key in truth.keyFindings {
      isYielded.append(isSeen(key) ? true : try canShow(key, courses))
    }
    return Reference(
      posterior: posterior(calibration).probabilities,
      harm: try harm(over: baseline),
      baseline: baseline,
      path: entries,
      isYielded: isYielded
    )
  }

  private func isSeen(_ key: KeyFinding) -> Bool {
    looks.contains { $0.action == key.action && key.findings.contains($0.finding) }
  }

  /// Whether a look at the action shows one of the findings in any regime of this world.
  private func canShow(
    _ key: KeyFinding,
    _ courses: [RegimeCourse]
  ) throws(StagingError) -> Bool {
    guard let action = scenario.action(key.action) else { return false }
    var tried: Set<EvidenceKey> = []
    for course in courses {
      let place = scenario.evidenceKey(of: action, band: course.band, state: course.state)
      guard tried.insert(place).inserted else { continue }
      let finding = try course.finding(of: action, staging: staging, deal: deal)
      if key.findings.contains(finding) { return true }
    }
    return false
  }
}
