package import Diagnosis
package import Scoring
package import Sessions

/// A reference player: a policy that plays every scenario in the same way.
///
/// Players owns policies over the public commands of a session and their results over many worlds.
/// It knows no files, terminals or clock, and changes a session by commands alone; random numbers
/// come from the session's seed and the player's name.
///
/// `late`, `skipper`, `anchored` and `lucky` are told the truth; the others see what a player sees,
/// and `expert` reads the calibration as well. `checklist` knows only which look and outcome belong
/// to which cause. All but `anchored`, `lucky` and `checklist` state the posterior of the evidence
/// seen.
package enum Player: String, Hashable, Sendable, CaseIterable, Codable {
  /// Contains, takes the looks with the most information gain, treats the likely cause, verifies.
  case expert
  /// Declares the truth, but contains last.
  case late
  /// Declares the truth after a single look.
  case skipper
  /// Takes random looks and mitigations, and declares a random cause.
  case random
  /// Takes each cause's own best test until one is positive, and declares that cause.
  case checklist
  /// Takes every look there is.
  case shotgun
  /// Keeps to a wrong cause whatever the evidence says.
  case anchored
  /// Declares the truth without a look.
  case lucky
  /// Waits, and declares that it does not know.
  case idle

  /// Plays a session from the page to its declaration.
  package func play(
    _ start: Session,
    _ calibration: Calibration,
    _ judgement: Judgement
  ) throws(SessionError) -> Session {
    var play = ReferencePlay(
      start,
      calibration,
      judgement,
      statesPosterior: ![.anchored, .lucky, .checklist].contains(self),
      keepsOrder: self == .expert || self == .late
    )
    switch self {
    case .expert: try play.playExpert()
    case .late: try play.playLate()
    case .skipper: try play.playSkipper()
    case .random: try play.playRandom(Chance(seed: start.header.seed, name: rawValue))
    case .checklist: try play.playChecklist()
    case .shotgun: try play.playShotgun()
    case .anchored: try play.playAnchored(Chance(seed: start.header.seed, name: rawValue))
    case .lucky: try play.playLucky()
    case .idle: try play.playIdle()
    }
    return play.session
  }
}

extension Assessment {
  /// Makes the assessment that a session is measured against: the expert's play of the same world.
  ///
  /// Leaves out the sample of the calibration that has the session's own seed. Complexity: that of
  /// one play by the expert.
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
