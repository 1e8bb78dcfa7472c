import ScenarioModel
import SessionStore
import Sessions

/// Opens new interviews.
struct InterviewStart {
  let surroundings: Surroundings
  let shelf: SessionShelf

  /// A new interview with its first event, kept in the store.
  ///
  /// `verb` is the command to name where no scenario was given.
  func open(
    _ scenario: String?,
    seed: UInt64?,
    difficulty: Int?,
    label: String,
    setting: InterviewSetting,
    for verb: String
  ) throws -> (Session, SessionID) {
    let library = ScenarioLibrary(surroundings)
    let loaded = try library.load(
      folder: try library.folder(chosen: scenario, for: verb),
      difficulty: difficulty
    )
    // An unknown seed deals an unknown truth; programs that read JSON as doubles keep 53 bits.
    let header = loaded.header(
      seed: seed ?? UInt64.random(in: 0..<(1 << 53)),
      mode: .interview
    )
    let staging = try CommandFailure.wrap { try Staging(loaded.scenario) }
    var session = try CommandFailure.wrap {
      try Session(header: header, staging: staging, digest: Digests.hexadecimal)
    }
    let known: KnownReason? = seed == nil ? nil : .seed
    let id = try shelf.create(header, label: label, bundle: loaded.bundle, known: known)
    let event = try CommandFailure.wrap {
      try session.decide(.interview(InterviewEvent(.opened(setting), at: 0))).event
    }
    try shelf.log(of: id).append(event, as: 1)
    session.apply(event)
    return (session, id)
  }
}

extension ScenarioLibrary {
  /// The folder of a scenario that was named, or of the only one there is.
  func folder(chosen scenario: String?, for verb: String) throws -> String {
    if let scenario { return try folder(named: scenario) }
    let folders = try folders()
    guard folders.count == 1, let only = folders.first else {
      throw CommandFailure(
        "which scenario? 'firedrill list' names them, 'firedrill \(verb) NAME' takes one",
        code: .usage
      )
    }
    return only
  }
}
