import Diagnosis
import ScenarioModel
import Sessions

/// A session beside its calibration and reference: what the criteria of a judging rubric read.
struct Verdict {
  let session: Session
  let rubric: Rubric
  let judgement: Judgement
  let assessment: Assessment
  let trail: EvidenceTrail
  let harm: HarmReport
  /// The grade of the explanation; `nil` where nothing was explained.
  let explanation: ExplanationGrade?
  /// The grades of an interview's stages; empty for other sessions.
  let stages: [StageGrade]
  /// Habits of communication in an interview; empty for other sessions.
  let signals: [CommunicationSignal]

  init(
    _ session: Session,
    _ rubric: Rubric,
    _ judgement: Judgement,
    _ assessment: Assessment
  ) throws(StagingError) {
    self.session = session
    self.rubric = rubric
    self.judgement = judgement
    self.assessment = assessment
    trail = EvidenceTrail(session, assessment.calibration, judgement.scale)
    harm = try session.harm(over: assessment.reference.baseline)
    if let graded = assessment.explanation {
      explanation = graded
    } else {
      explanation = try session.plainGrade()
    }
    let isInterview = session.header.mode == .interview
    stages = isInterview ? try session.stageGrades(rubric) : []
    signals = isInterview ? try session.communicationSignals() : []
  }

  var reference: Reference { assessment.reference }
  var priors: [Double] { session.scenario.hypotheses.map(\.prior) }

  /// What the evidence seen says of the hypotheses, against their priors.
  ///
  /// Unit: bits.
  var learned: Double { Posterior.divergence(trail.posterior.probabilities, from: priors) }

  /// The same of the reference.
  var learnable: Double { Posterior.divergence(reference.posterior, from: priors) }

  /// κ, the share of what could be learned that was learned, 0 to 1.
  ///
  /// Where the reference learned nothing, nothing can be missed.
  var gate: Double { learnable > 0 ? min(1, max(0, learned / learnable)) : 1 }

  /// The ledger of a criterion.
  func lines(_ criterion: Criterion, _ points: Double) -> [LedgerLine] {
    switch criterion {
    case .evidence: evidenceLines(points)
    case .keyFindings: keyFindingLines(points)
    case .order: orderLines(points)
    case .beliefs: beliefLines(points)
    case .diagnosis: diagnosisLines(points)
    case .mitigation: mitigationLines(points)
    case .communication:
      session.header.mode == .interview ? interviewLines(points) : communicationLines(points)
    }
  }

  /// Takes losses from what lines earned, never more than that, so that the sum is at least 0.
  func charging(_ lines: [LedgerLine], _ losses: [LedgerLine]) -> [LedgerLine] {
    var left = lines.reduce(0) { $0 + $1.points }
    var result = lines
    for loss in losses {
      var charged = loss
      charged.points = max(loss.points, -max(0, left))
      left += charged.points
      result.append(charged)
    }
    return result
  }
}

/// The share of a figure within 0 and 1.
func clipped(_ value: Double) -> Double { min(1, max(0, value)) }
