import Sessions

extension StoreError {
  /// The description with the command or setting of this program that helps.
  var advice: String {
    switch self {
    case .cannotCreateFolder(_, let obstacle): "\(self)\(obstacle.remedy)"
    case .cannotOpen, .readOnly, .notAStore, .newerVersion:
      "\(self), or \(FolderObstacle.otherHome)"
    case .full: "\(self) and go on with 'firedrill resume'"
    case .unknownSession: "\(self); 'firedrill history' lists those there are"
    case .notNext: "\(self). 'firedrill resume' takes it up where it is"
    case .changed: "\(self); 'firedrill history' lists other sessions"
    case .locked, .damaged, .inputOutput, .over, .stillOpen, .unreadable, .changedScenario,
      .tooLong, .tooManyEvents, .cannotWrite, .unreachable, .database, .malformedAddress, .noStore,
      .withoutPostgres:
      description
    }
  }
}

extension FolderObstacle {
  fileprivate static let otherHome = "set FIREDRILL_HOME to another folder"

  /// The end of a sentence about the obstacle that names the setting that avoids it.
  fileprivate var remedy: String {
    switch self {
    case .noPermission, .notAFolder: ", or \(Self.otherHome)"
    case .readOnly: "; \(Self.otherHome)"
    case .full, .other: ""
    }
  }
}
