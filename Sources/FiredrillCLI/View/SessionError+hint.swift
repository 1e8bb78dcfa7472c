import Sessions

extension SessionError {
  /// The error with the command of firedrill that helps, where there is one.
  var withHint: String { hint.map { "\(self); \($0)" } ?? description }

  /// The command of firedrill that helps, where there is one.
  var hint: String? {
    switch self {
    case .over: "'firedrill play' starts another"
    case .interview(.notAnInterview): "'firedrill interview' starts one"
    case .team(.notATabletop): "'firedrill tabletop' opens one"
    case .interview(.notOpened), .interview(.openedTwice), .interview(.badLength),
      .interview(.unknownStage), .interview(.unknownSignal), .interview(.pausedAlready),
      .interview(.notPaused):
      nil
    case .unknownAction, .unavailableAction, .unknownMitigation, .unavailableMitigation,
      .unknownHypothesis, .unknownPlace, .badBelief, .statedTwice, .noBelief, .notEvidence, .empty,
      .tooLong, .badWait, .outOfTime, .noHintLeft, .rulesOutItsCause, .ruledOutTwice,
      .notInExplanation, .notAQuery, .citedAlready, .notRows,
      .notInTelemetry, .notRead, .notAnswered, .queryIsOld, .queryMisses, .notRun, .nothingShown,
      .staging, .team:
      nil
    }
  }
}

extension ReplayMismatch {
  /// The mismatch with the hint of its refusal, where there is one.
  var withHint: String {
    switch reason {
    case .refused(let error): error.hint.map { "\(self); \($0)" } ?? description
    case .notUnderstood, .differs: description
    }
  }
}
