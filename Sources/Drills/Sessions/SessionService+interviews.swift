import SessionStore
package import Sessions

extension SessionService {
  /// The code by which a candidate finds an interview on the same store.
  package func code(of id: SessionID) throws(DrillError) -> String {
    store.code(of: try summary(of: id))
  }

  /// An open interview that a person holds, by its code; a wrong code and one whose interview is over
  /// are told apart.
  package func hosted(_ code: String) throws(DrillError) -> (session: Session, id: SessionID) {
    let found = try DrillError.wrap { try store.session(code: code.uppercased()) }
    guard let found else { throw .interview(.unknownCode(code)) }
    guard found.state == .open else { throw .interview(.expiredCode(code, found.id)) }
    let session = try load(found.id)
    guard session.interviewSetting?.interviewer == .host else {
      throw .interview(.notHosted(found.id))
    }
    return (session, found.id)
  }
}
