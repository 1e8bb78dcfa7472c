package import ScenarioModel
import Telemetry

/// A problem or doubt about a scenario that its calibration shows.
package enum CalibrationProblem: Hashable, Sendable {
  /// An action tells no two hypotheses apart; `most` is the most it tells of any pair, in bits.
  case separatesNothing(ActionID, most: Double)
  /// No evidence tells two hypotheses apart; the distance is a total variation.
  case inseparable(HypothesisID, HypothesisID, distance: Double)
  /// With all evidence the truth is too seldom believed; the share is that of worlds in which it is.
  case notRecoverable(HypothesisID, share: Double)
  case neverOccurs(FindingID, ActionID)
  /// One action gives nearly the whole answer; the share is that of the entropy before it.
  case givesAllAway(ActionID, share: Double)
  /// Within one regime an action comes to mean something else under a hypothesis; the distance is a
  /// total variation.
  case drifts(ActionID, band: Int, state: String, HypothesisID, distance: Double)
  /// A row of a calibration is not what simulation shows.
  case rowDiffers(HypothesisID, sample: Int, ActionID, kept: String, simulated: String)
  /// A calibration's keys are not those of the scenario.
  case otherKeys
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
    case .notRecoverable(let hypothesis, let share):
      "with all evidence '\(hypothesis)', where it is true, is believed to"
        + " \(Digits.percent(CalibrationLint.recovered, decimals: 0)) in only"
        + " \(Digits.percent(share, decimals: 0)) of worlds;"
        + " \(Digits.percent(CalibrationLint.leastRecovered, decimals: 0)) are needed"
    case .neverOccurs(let finding, let action):
      "finding '\(finding)' of action '\(action)' came out in no simulated world"
    case .givesAllAway(let action, let share):
      "action '\(action)' alone gives \(Digits.percent(share, decimals: 0)) of the answer away;"
        + " at most \(Digits.percent(CalibrationLint.mostShare, decimals: 0)) leaves something to"
        + " think about"
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
    case .separatesNothing, .neverOccurs: .warning
    case .inseparable, .notRecoverable, .givesAllAway, .drifts, .rowDiffers, .otherKeys: .error
    }
  }
}
