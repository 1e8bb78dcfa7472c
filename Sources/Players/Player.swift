package import Diagnosis
package import Scoring
package import Sessions

/// A reference player: a way to play that is the same for every scenario.
///
/// Players owns policies over the public commands of a session and what they come to over many
/// worlds. It knows no files, terminals or clock, and changes nothing but by commands; chance comes
/// from the session's seed and the player's name.
///
/// `late`, `skipper`, `anchored` and `lucky` are told the truth; the others see what a player sees,
/// and `expert` reads the calibration as well. All but `anchored` and `lucky` state what the
/// calibration makes of the evidence seen.
package enum Player: String, Hashable, Sendable, CaseIterable {
  /// Contains, looks where most is to be learned, treats what the evidence supports, verifies.
  case expert
  /// Right, but contains last.
  case late
  /// Right, on too little evidence.
  case skipper
  case random
  /// Looks at everything there is.
  case shotgun
  /// Sticks to a wrong cause.
  case anchored
  /// Declares the truth at once.
  case lucky
  /// Does nothing.
  case idle

  /// Plays a session from the page to its declaration.
  package func play(
    _ start: Session,
    _ calibration: Calibration,
    _ judgement: Judgement
  ) throws(SessionError) -> Session {
    var seat = Seat(
      start,
      calibration,
      judgement.scale,
      statesPosterior: self != .anchored && self != .lucky,
      keepsOrder: self == .expert || self == .late
    )
    switch self {
    case .expert: try seat.playExpert()
    case .late: try seat.playLate()
    case .skipper: try seat.playSkipper()
    case .random: try seat.playRandom(Chance(seed: start.header.seed, name: rawValue))
    case .shotgun: try seat.playShotgun()
    case .anchored: try seat.playAnchored(Chance(seed: start.header.seed, name: rawValue))
    case .lucky: try seat.playLucky()
    case .idle: try seat.playIdle()
    }
    return seat.session
  }
}

extension Assessment {
  /// What a session's world is measured against: the expert's play of the same world.
  ///
  /// A sample of the calibration that has the session's own seed is left out.
  package init(
    of session: Session,
    _ calibration: Calibration,
    _ judgement: Judgement,
    explanation: ExplanationGrade? = nil
  ) throws(SessionError) {
    let calibration = calibration.leavingOut(seed: session.header.seed)
    let expert = try Player.expert.play(session.atThePage, calibration, judgement)
    do {
      self.init(
        calibration: calibration,
        reference: try expert.reference(calibration),
        explanation: explanation
      )
    } catch {
      throw .staging(error)
    }
  }
}
