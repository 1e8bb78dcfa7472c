import SessionStore

/// The word by which a candidate finds an interview on the same store.
///
/// It follows from the session's number and time, so nothing more needs to be kept; it holds as long as
/// the interview is open.
enum InterviewCode {
  /// Letters and digits that are hard to mistake for one another.
  private static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
  private static let length = 6

  /// The code of a session.
  static func code(of id: SessionID, createdAt: String) -> String {
    let bytes = Digests.sha256(Array("firedrill interview \(id) \(createdAt)".utf8))
    return String(bytes.prefix(length).map { alphabet[Int($0) % alphabet.count] })
  }
}

extension SessionShelf {
  /// The code of an interview.
  func code(of id: SessionID) throws(CommandFailure) -> String {
    guard let summary = try sessions().first(where: { $0.id == id }) else {
      throw CommandFailure("there is no session \(id)", code: .noInput)
    }
    return InterviewCode.code(of: id, createdAt: summary.createdAt)
  }

  /// The open interview of a code; a wrong code and one whose interview is over are told apart.
  func interview(code: String) throws(CommandFailure) -> SessionID {
    let meant = code.uppercased()
    let found = try sessions().first {
      $0.mode == "interview" && InterviewCode.code(of: $0.id, createdAt: $0.createdAt) == meant
    }
    guard let found else {
      throw CommandFailure(
        "no interview has the code '\(code)'; the host's terminal shows it",
        code: .noInput
      )
    }
    guard found.state == .open else {
      throw CommandFailure(
        "the code '\(code)' has expired: interview \(found.id) is over;"
          + " 'firedrill scorecard \(found.id)' shows what it came to",
        code: .usage
      )
    }
    return found.id
  }
}
