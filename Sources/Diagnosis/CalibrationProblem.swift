package import ScenarioModel
import Telemetry

/// A problem or doubt about a scenario that its calibration shows.
package enum CalibrationProblem: Hashable, Sendable {
  /// An action tells no two hypotheses apart; `most` is the most it tells of any pair, in bits.
  case separatesNothing(ActionID, most: Double)
  /// No evidence tells two hypotheses apart; the distance is a total variation.
  case inseparable(HypothesisID, HypothesisID, distance: Double)
  /// With all evidence the truth is too seldom believed; the share is that of worlds in which it is, and
  /// the rival the likeliest other cause in most of the rest.
  case notRecoverable(HypothesisID, share: Double, needed: Double, rival: Rival?)
  case neverOccurs(FindingID, ActionID)
  /// One action gives too much of the answer; the share is that of the entropy before it.
  case givesAllAway(ActionID, share: Double)
  /// One finding lifts a hypothesis too high from the priors alone; the belief is 0 to 1.
  case oracle(ActionID, FindingID, HypothesisID, belief: Double)
  /// Two looks are enough for the truth in too many worlds; the share is that of the worlds.
  case twoLooksAreEnough(share: Double)
  /// An outcome occurs too seldom under some hypotheses, without a reason.
  case outcomeTooRare(FindingID, ActionID, under: [HypothesisID])
  /// The figures of the page tell too much of the truth.
  case pageTells(bits: Double)
  /// Within one regime an action comes to mean something else under a hypothesis; the distance is a
  /// total variation.
  case drifts(ActionID, band: Int, state: String, HypothesisID, distance: Double)
  /// A row of a calibration is not what simulation shows.
  case rowDiffers(HypothesisID, sample: Int, ActionID, kept: String, simulated: String)
  /// A calibration's keys are not those of the scenario.
  case otherKeys

  /// A cause that is taken for another.
  package struct Rival: Hashable, Sendable {
    package var hypothesis: HypothesisID
    /// The worlds in which it is the likeliest other cause, of all in which the truth is not believed.
    package var worlds: Int
    package var missed: Int
  }
}

extension CalibrationProblem: DiagnosticProblem {
  package var message: String {
    switch self {
    case .separatesNothing(let action, let most):
      "action '\(action)' tells no two hypotheses apart: \(Digits.fixed(most, decimals: 3)) bits at"
        + " most, where \(Digits.fixed(CalibrationLint.leastBits, decimals: 2)) are little"
    case .inseparable(let first, let second, let distance):
      "no evidence tells '\(first)' and '\(second)' apart: their findings differ by a total variation"
        + " of \(Digits.fixed(distance, decimals: 2)), at least"
        + " \(Digits.fixed(CalibrationLint.leastDistance, decimals: 1)) is needed"
    case .notRecoverable(let hypothesis, let share, let needed, let rival):
      "with all evidence '\(hypothesis)', where it is true, is believed to"
        + " \(Digits.percent(CalibrationLint.recovered, decimals: 0)) in only"
        + " \(Digits.percent(share, decimals: 0)) of worlds;"
        + " \(Digits.percent(needed, decimals: 0)) are needed"
        + (rival.map { rival in
          "; '\(rival.hypothesis)' is the likeliest other cause in \(rival.worlds) of the"
            + " \(rival.missed) that miss it"
        } ?? "")
    case .neverOccurs(let finding, let action):
      "finding '\(finding)' of action '\(action)' came out in no simulated world"
    case .givesAllAway(let action, let share):
      "action '\(action)' alone gives \(Digits.percent(share, decimals: 0)) of the answer away;"
        + " at most \(Digits.percent(CalibrationLint.mostShare, decimals: 0)) leaves something to"
        + " think about"
    case .oracle(let action, let finding, let hypothesis, let belief):
      "finding '\(finding)' of action '\(action)' lifts '\(hypothesis)' from its prior to"
        + " \(Digits.percent(belief, decimals: 0)) alone; at most"
        + " \(Digits.percent(CalibrationLint.mostBelief, decimals: 0)) for a look under"
        + " \(CalibrationLint.longLook) minutes, so let causes overlap"
    case .twoLooksAreEnough(let share):
      "in \(Digits.percent(share, decimals: 0)) of worlds two looks are enough to believe the truth to"
        + " \(Digits.percent(CalibrationLint.sure, decimals: 0)); in the median world it must take"
        + " three"
    case .outcomeTooRare(let finding, let action, let hypotheses):
      "finding '\(finding)' of action '\(action)' comes out in fewer than"
        + " \(Digits.percent(ScenarioCheck.leastChance, decimals: 0)) of the worlds of"
        + " \(NameList.joined(hypotheses.map { "'\($0)'" }, last: "and")), so it rules them out; let"
        + " it happen there, or give a reason in 'impossible_because'"
    case .pageTells(let bits):
      "the figures of the page tell \(Digits.fixed(bits, decimals: 2)) bits of the truth; at most"
        + " \(Digits.fixed(PageInformation.mostBits, decimals: 2)) are allowed, since nobody is scored"
        + " for reading them"
    case .drifts(let action, let band, let state, let hypothesis, let distance):
      "action '\(action)' does not mean one thing in band \(band), '\(state)': under '\(hypothesis)' its"
        + " findings at the first and last minute differ by a total variation of"
        + " \(Digits.fixed(distance, decimals: 2)); split the band or fix the window"
    case .rowDiffers(let hypothesis, let sample, let action, let kept, let simulated):
      "the calibration has '\(kept)' for '\(action)' in world \(sample) of '\(hypothesis)', but"
        + " simulation shows '\(simulated)'"
    case .otherKeys: "the calibration has other looks than the scenario"
    }
  }

  package var severity: Diagnostic.Severity {
    switch self {
    case .separatesNothing, .neverOccurs, .givesAllAway, .oracle, .twoLooksAreEnough,
      .outcomeTooRare, .pageTells:
      .warning
    case .inseparable, .notRecoverable, .drifts, .rowDiffers, .otherKeys: .error
    }
  }
}
