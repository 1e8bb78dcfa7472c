import SessionStore
package import Sessions

/// A request that a program may send again under a key of its own, so that it is carried out once.
package struct RepeatableRequest: Hashable, Sendable {
  /// The SHA-256 of whose request it is and of the key that its sender chose, 32 bytes.
  private let key: [UInt8]
  /// The SHA-256 of what is asked for, 32 bytes.
  private let digest: [UInt8]

  /// `scope` says whose key it is, such as a session's handle; `content` is all that is asked for.
  package init(scope: String, key: String, content: [UInt8]) {
    self.key = Digests.sha256(Array("\(scope)\n\(key)".utf8))
    digest = Digests.sha256(content)
  }

  /// The state of a request that came.
  package enum State: Hashable, Sendable {
    /// It has to be carried out.
    case new
    /// It was carried out, with this answer.
    case answered(String)
    /// The key belongs to another request.
    case otherRequest
    /// It is being carried out, or the program was ended while it was: it may have taken place.
    case unknown
  }

  /// Keeps the request before it is carried out; `event` is the last one of its session.
  package func begin(
    in service: SessionService,
    of id: SessionID?,
    after event: Int
  ) throws(DrillError) -> State {
    let request = KeptRequest(digest: digest, event: event)
    let found = try DrillError.wrap { try service.store.keep(request, of: id, under: key) }
    guard let found else { return .new }
    guard found.digest == digest else { return .otherRequest }
    if let answer = found.answer { return .answered(answer) }
    // Nothing was added since, so it did not take place.
    return id != nil && found.event == event ? .new : .unknown
  }

  /// Keeps the answer; `nil` forgets the request, of which nothing came.
  package func end(in service: SessionService, with answer: String?) throws(DrillError) {
    try DrillError.wrap { try service.store.answer(key, with: answer) }
  }
}
