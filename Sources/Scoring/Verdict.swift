import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

/// A session beside its calibration and its reference, as the criteria of the score read it.
struct Verdict {
  let session: Session
  let rubric: Rubric
  let assessment: Assessment
  let trail: EvidenceTrail
  let harm: HarmReport
  /// The grade of the explanation; `nil` where nothing was explained.
  let explanation: ExplanationGrade?
  /// The grades of an interview's stages; empty for other sessions.
  let stages: [StageGrade]
  /// Habits of communication in an interview; empty for other sessions.
  let signals: [CommunicationSignal]
  /// The numbers of the looks that were handed over in an interview and that the candidate used.
  let handedInUse: Set<Int>

  init(_ session: Session, _ rubric: Rubric, _ assessment: Assessment) throws(StagingError) {
    self.session = session
    self.rubric = rubric
    self.assessment = assessment
    trail = EvidenceTrail(session, assessment.calibration, rubric.judgement.scale)
    harm = try session.harm(over: assessment.reference.baseline)
    if let graded = assessment.explanation {
      explanation = graded
    } else {
      explanation = try session.plainGrade()
    }
    let isInterview = session.header.mode == .interview
    stages = isInterview ? try session.stageGrades() : []
    signals = isInterview ? try session.communicationSignals(in: stages) : []
    handedInUse = isInterview ? try session.handedEvidenceInUse() : []
  }

  var judgement: Judgement { rubric.judgement }
  var reference: Reference { assessment.reference }
  var priors: [Double] { session.scenario.hypotheses.map(\.prior) }

  /// The information that the evidence seen gives: the divergence of its posterior from the priors.
  ///
  /// Unit: bits, at least 0.
  var learned: Double { Posterior.divergence(trail.posterior.probabilities, from: priors) }

  /// The same of the reference's evidence.
  var learnable: Double { Posterior.divergence(reference.posterior, from: priors) }

  /// The evidence gate κ: the information learned as a share of what the reference learned, 0 to 1.
  ///
  /// It is 1 where the reference learned nothing, since nothing can be missed there.
  var gate: Double { learnable > 0 ? min(1, max(0, learned / learnable)) : 1 }

  /// The ledger of a criterion.
  func lines(_ criterion: Criterion, _ points: Double) -> [LedgerLine] {
    switch criterion {
    case .evidence: evidenceLines(points)
    case .keyFindings: keyFindingLines(points)
    case .order: session.orderLines(points)
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

/// The value limited to 0 to 1.
func clipped(_ value: Double) -> Double { min(1, max(0, value)) }

extension LedgerLine {
  /// A number of a ledger's text, rounded to a whole one with halves away from zero.
  static func whole(_ value: Double) -> String { Digits.fixed(value, decimals: 0) }

  /// A share of 0 to 1 in whole per cent, such as "23 %".
  static func percent(_ share: Double) -> String { whole(100 * share) + " %" }

  /// A share and the bound from which it counts in full, both in per cent: where the share is below the
  /// bound, it has as many decimals as it takes to show that.
  static func percent(_ share: Double, of bound: Double) -> (share: String, bound: String) {
    guard share < bound else { return (percent(share), percent(bound)) }
    let texts = Digits.apart(100 * share, from: 100 * bound, decimals: 0)
    return (texts.value + " %", texts.bound + " %")
  }
}
