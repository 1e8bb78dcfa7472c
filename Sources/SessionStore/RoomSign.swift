package import Sessions

/// The people in a room at this moment as one server knows them, for the other servers on its store.
///
/// It is kept for seconds and is no part of a session.
package struct RoomSign: Hashable, Sendable {
  package var hosts: Int
  package var candidates: Int
  package var observers: Int
  package var isCandidateTyping: Bool
  /// The text that the candidate types, where they let the host see it; of a tabletop the numbers of the
  /// players who are there.
  package var draft: String?

  package init(
    hosts: Int,
    candidates: Int,
    observers: Int,
    isCandidateTyping: Bool,
    draft: String?
  ) {
    self.hosts = hosts
    self.candidates = candidates
    self.observers = observers
    self.isCandidateTyping = isCandidateTyping
    self.draft = draft
  }
}

/// A sign of another server, with its clock of the interview.
package struct SeenSign: Hashable, Sendable {
  package var sign: RoomSign
  /// The interview's second by that server's clock now.
  package var second: Int

  package init(sign: RoomSign, second: Int) {
    self.sign = sign
    self.second = second
  }
}

extension SessionDatabase {
  /// Servers on one folder of files tell each other nothing of their visitors.
  package var sharesSigns: Bool { false }

  package func show(
    _ sign: RoomSign,
    at second: Int,
    from server: String,
    in id: SessionID,
    isNews: Bool
  ) throws(StoreError) {}

  package func signs(
    in id: SessionID,
    but server: String
  ) throws(StoreError) -> [SeenSign] { [] }
}
