import Foundation
import Reports
import SessionStore
package import Sessions

/// Everything that a store holds about a person, as files for them.
package struct PersonExport: Sendable {
  /// The sessions that are left out because they are open: their files would tell the truth.
  package var open: [SessionID]
  /// The bytes of each file by its name.
  package var files: [(name: String, bytes: [UInt8])]

  package static let fileName = "person.json"
  package static let answersName = "answers.jsonl"
}

/// The account of a person as it is exported; `person.json`.
private struct PersonDocument: Encodable {
  var format = 1
  var name: String
  var host: Bool
  var created: String
  var sessions: [ExportedSession]
  /// Interviews of others in which the person took a place.
  var rooms: [ExportedSeat]
  var tokens: [ExportedToken]
  /// The seconds since 1970 at which browsers are signed out.
  var browsers: [Int]

  struct ExportedSession: Encodable {
    var session: ListedSession
    /// The file that holds it; `nil` where there is none.
    var file: String?
    /// The reason why there is no file.
    var leftOut: String?
  }

  struct ExportedSeat: Encodable {
    var interview: Int
    var role: String
    var state: String
    /// The file of the events that the person saw; `nil` for other roles than the candidate's and while
    /// the interview is open.
    var file: String?
  }

  struct ExportedToken: Encodable {
    var name: String
    var scope: String
  }
}

extension PeopleService {
  /// Everything about a person: replay files of their sessions that are over, their answers, and a
  /// document of the rest.
  ///
  /// An interview that a person held is a candidate's too, so it is named and has no file. Of one in
  /// which they were the candidate there are the events that a candidate sees.
  package func export(
    _ person: Person,
    of services: DrillServices
  ) async throws(DrillError) -> PersonExport {
    let own = try services.limited(to: person).sessions()
    var export = PersonExport(open: [], files: [])
    var sessions: [PersonDocument.ExportedSession] = []
    for summary in try own.sessions().reversed() {
      var exported = PersonDocument.ExportedSession(
        session: ListedSession(summary, services.installed)
      )
      if summary.state == .open {
        exported.leftOut = "open"
        export.open.append(summary.id)
      } else if try own.load(summary.id).interviewSetting?.interviewer == .host {
        exported.leftOut = "held for a candidate"
      } else {
        let name = "session-\(summary.id).jsonl"
        export.files.append(
          (name, try await own.replayFile(of: summary.id, services.scorekeeper))
        )
        exported.file = name
      }
      sessions.append(exported)
    }
    let seats = try seats(of: person, into: &export)
    let keys = try DrillError.wrap { try store.keys(of: person.id) }
    let document = PersonDocument(
      name: person.name,
      host: person.isHost,
      created: person.createdAt,
      sessions: sessions,
      rooms: seats,
      tokens: keys.filter { $0.kind == .token }.map { .init(name: $0.name, scope: $0.scope) },
      browsers: keys.filter { $0.kind == .browser }.compactMap(\.expires).sorted()
    )
    if let answers = try answers(of: person) { export.files.append(answers) }
    let text = try Self.text { try JSONText.encode(document) }
    export.files.insert((PersonExport.fileName, Array("\(text)\n".utf8)), at: 0)
    return export
  }

  /// The places of a person in rooms of others, with what they saw as the candidate of one that is over.
  private func seats(
    of person: Person,
    into export: inout PersonExport
  ) throws(DrillError) -> [PersonDocument.ExportedSeat] {
    var seats: [PersonDocument.ExportedSeat] = []
    for taken in try rooms(of: person) {
      let id = taken.seat.session
      guard try DrillError.wrap({ try store.owner(of: id) }) != person.id else { continue }
      var seat = PersonDocument.ExportedSeat(
        interview: id.rawValue,
        role: taken.seat.role.rawValue,
        state: taken.state.rawValue
      )
      if taken.seat.role == .candidate, taken.state != .open {
        let name = "interview-\(id).jsonl"
        let events = try DrillError.wrap { try store.load(id).events }
          .filter { Role.candidate.maySee($0) }
        let lines = try Self.text { try events.map { try JSONText.line($0) + "\n" }.joined() }
        export.files.append((name, Array(lines.utf8)))
        seat.file = name
      }
      seats.append(seat)
    }
    return seats
  }

  /// The answers and plans of a person, a line of JSON each; `nil` where there is nothing.
  private func answers(
    of person: Person
  ) throws(DrillError) -> (name: String, bytes: [UInt8])? {
    let own = store.limited(to: .person(person.id))
    let events = try DrillError.wrap { try own.history() }
    guard !events.isEmpty else { return nil }
    let lines = events.map { event in
      let content = String(decoding: event.json, as: UTF8.self)
      return "{\"number\":\(event.number),\"second\":\(event.second),\"event\":\(content)}\n"
    }
    return (PersonExport.answersName, Array(lines.joined().utf8))
  }

  /// A text that an encoder makes of our own values, which it never refuses.
  private static func text(_ make: () throws -> String) throws(DrillError) -> String {
    do {
      return try make()
    } catch {
      throw .store(.cannotWrite)
    }
  }
}
