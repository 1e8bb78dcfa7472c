package import Sessions

extension SessionError {
  /// The error with the command of a program that helps, where there is one.
  package func withHint(of program: String) -> String {
    hint(of: program).map { "\(self); \($0)" } ?? description
  }

  /// The command of a program that helps, where there is one.
  func hint(of program: String) -> String? {
    switch self {
    case .over: "'\(program) play' starts another"
    case .interview(.notAnInterview): "'\(program) interview' starts one"
    case .team(.notATabletop): "'\(program) tabletop' opens one"
    case .interview(.notOpened), .interview(.openedTwice), .interview(.badLength),
      .interview(.unknownStage), .interview(.unknownSignal), .interview(.paused),
      .interview(.pausedAlready), .interview(.notPaused):
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
  package func withHint(of program: String) -> String {
    switch reason {
    case .refused(let error): error.hint(of: program).map { "\(self); \($0)" } ?? description
    case .notUnderstood, .differs: description
    }
  }
}
