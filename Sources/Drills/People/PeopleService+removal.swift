import SessionStore
import Sessions

/// All that a store holds about a person, in numbers.
package struct PersonHoldings: Hashable, Sendable, Codable {
  /// Sessions that are theirs and can go on.
  package var openSessions: Int
  /// Sessions that are theirs and are over.
  package var endedSessions: Int
  /// Rooms that they opened; their sessions are counted above.
  package var rooms: Int
  /// Interviews of other people in which they were the candidate.
  package var interviews: Int
  /// Answers to questions, and plans.
  package var answers: Int
  package var tokens: Int
  /// Browsers in which they are signed in.
  package var browsers: Int
}

extension PeopleService {
  /// Counts all that the store holds about a person.
  package func holdings(of person: Person) throws(DrillError) -> PersonHoldings {
    let now = environment.now()
    return try DrillError.wrap {
      let own = store.limited(to: .person(person.id))
      let sessions = try own.list()
      let keys = try store.keys(of: person.id)
      return PersonHoldings(
        openSessions: sessions.count { $0.state == .open },
        endedSessions: sessions.count { $0.state != .open },
        rooms: try own.rooms().count,
        interviews: try candidacies(of: person).count,
        answers: try own.history().count,
        tokens: keys.count { $0.kind == .token },
        browsers: keys.count { $0.kind == .browser && $0.expires.map { $0 > now } ?? true }
      )
    }
  }

  /// The interviews of others in which a person was the candidate.
  func candidacies(of person: Person) throws -> Set<SessionID> {
    let seats = try store.seats(of: person.id).filter { $0.role == Role.candidate.rawValue }
    return Set(try seats.map(\.session).filter { try store.owner(of: $0) != person.id })
  }

  /// Erases a person with everything that the store holds about them.
  package func remove(_ person: Person) throws(DrillError) {
    try DrillError.wrap { try store.erase(person.id) }
  }
}
