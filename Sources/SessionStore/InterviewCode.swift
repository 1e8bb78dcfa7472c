/// The word by which a candidate finds an interview on the same store.
///
/// Six letters and digits that follow from the session's number and the time it was created.
package enum InterviewCode {
  /// Letters and digits that are hard to mistake for one another.
  private static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
  private static let length = 6

  /// The code of a session.
  package static func code(of id: Int, createdAt: String, hash: ByteHash) -> String {
    let bytes = hash(Array("firedrill interview \(id) \(createdAt)".utf8))
    return String(bytes.prefix(length).map { alphabet[Int($0) % alphabet.count] })
  }
}
