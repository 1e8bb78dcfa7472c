import Foundation
import Reports
import ScenarioModel
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import Drills

/// People with their accounts, what an export holds, and what a copy carries.
struct PeopleServiceTests {
  private static let scenario = Repository.canary.path

  @Test func `a name that nobody has is told with one that is like it`() throws {
    let folder = try TemporaryFolder()
    let people = try DrillServices(in: folder).people()
    let ada = try people.add("Ada", isHost: true)
    #expect(ada.isHost)
    #expect(try people.person(named: "ada") == ada)
    #expect { try people.person(named: "Adda") } throws: { error in
      guard case .people(.unknown("Adda", near: ["Ada"])) = error as? DrillError else {
        return false
      }
      return true
    }
    #expect { try people.add("ADA", isHost: false) } throws: { error in
      guard case .people(.taken("Ada")) = error as? DrillError else { return false }
      return true
    }
    #expect(throws: DrillError.self) { try people.add("a\nb", isHost: false) }
  }

  @Test func `whom a proxy names is made once and never as a host`() throws {
    let folder = try TemporaryFolder()
    let people = try DrillServices(in: folder).people()
    let name = try #require(PersonName("Ada"))
    let (first, isNew) = try people.vouched(for: name)
    #expect(isNew && !first.isHost)
    let (second, isNewAgain) = try people.vouched(for: try #require(PersonName("ADA")))
    #expect(!isNewAgain && second == first)
  }

  @Test func `a link signs in once, and secrets are kept nowhere`() throws {
    let folder = try TemporaryFolder()
    let people = try DrillServices(in: folder).people()
    let ada = try people.add("Ada", isHost: false)
    let old = try people.makeLink(for: ada)
    let link = try people.makeLink(for: ada)
    #expect(try people.person(link: old) == nil)
    #expect(try people.signIn(by: old) == nil)
    #expect(try people.person(link: link) == ada)
    let entered = try #require(try people.signIn(by: link))
    #expect(entered.person == ada)
    #expect(try people.signIn(by: link) == nil)
    #expect(try people.person(browser: entered.browser) == ada)
    #expect(try people.person(browser: link) == nil)
    let token = try people.addToken("nightly", .play, of: ada)
    #expect(try people.person(token: token)?.scope == .play)
    #expect(try people.person(browser: token) == nil)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for file in files where file.hasPrefix("sessions.sqlite") {
      let bytes = try Data(contentsOf: folder.url.appending(path: file))
      for secret in [link, entered.browser, token] {
        #expect(bytes.firstRange(of: Data(secret.bytes)) == nil)
        #expect(bytes.firstRange(of: Data(secret.text.utf8)) == nil)
      }
    }
    try people.signOut(entered.browser)
    #expect(try people.person(browser: entered.browser) == nil)
    try people.removeToken("nightly", of: ada)
    #expect(try people.person(token: token) == nil)
  }

  /// The keys of `person.json`.
  private struct Exported: Decodable {
    var name: String
    var sessions: [Session]
    var rooms: [Seat]

    struct Session: Decodable {
      var file: String?
      var leftOut: String?
    }

    struct Seat: Decodable { var role: String }
  }

  @Test func `an export holds all of a person, and of open sessions no truth`() async throws {
    let folder = try TemporaryFolder()
    let seed: UInt64 = 6_172_839_450_617
    let services = DrillServices(in: folder, seed: seed)
    let people = try services.people()
    let ada = try people.add("Ada", isHost: false)
    let own = try services.limited(to: ada).sessions()
    let (_, open) = try own.open(Opening(folder: Self.scenario, label: "mine"))
    let other = try services.limited(to: nil).sessions()
    _ = try other.open(Opening(folder: Self.scenario, label: "not-mine"))
    _ = try people.addToken("nightly", .read, of: ada)
    let (_, ended) = try own.open(Opening(folder: Self.scenario, seed: 9))
    try own.abandon(ended)
    _ = try own.store.appendHistory(Array(#"{"read":"numbers"}"#.utf8), second: 5)
    // An interview that somebody else holds, with Ada as the candidate.
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .host)
    let (_, interview) = try other.open(
      Opening(folder: Self.scenario, seed: 11, kind: .interview(setting))
    )
    try other.openRoom(for: interview)
    let secret = try other.makeLink(to: interview, as: .candidate)
    try people.remember(try other.seat(in: interview, by: secret), of: ada)

    let export = try await people.export(ada, of: services)
    #expect(export.open == [open])
    #expect(
      export.files.map(\.name) == ["person.json", "session-\(ended).jsonl", "answers.jsonl"]
    )
    let text = String(decoding: export.files[0].bytes, as: UTF8.self)
    #expect(!text.contains("\(seed)"))
    #expect(!text.contains("not-mine"))
    let document = try JSONDecoder().decode(Exported.self, from: Data(export.files[0].bytes))
    #expect(document.name == "Ada")
    #expect(document.sessions.map(\.file) == [nil, "session-\(ended).jsonl"])
    #expect(document.sessions.map(\.leftOut) == ["open", nil])
    #expect(document.rooms.map(\.role) == ["candidate"])
    #expect(text.contains("nightly"))
    #expect(
      String(decoding: export.files[2].bytes, as: UTF8.self)
        == "{\"number\":1,\"second\":5,\"event\":{\"read\":\"numbers\"}}\n"
    )
    let held = try people.holdings(of: ada)
    #expect(held.openSessions == 1 && held.endedSessions == 1 && held.interviews == 1)
    #expect(held.answers == 1 && held.tokens == 1 && held.rooms == 0)

    try people.remove(ada)
    #expect(try !people.areThere())
    #expect(try other.sessions().map(\.label) == ["not-mine"])
  }

  @Test func `a copy of a store keeps whose each session is`() throws {
    let folder = try TemporaryFolder()
    let services = DrillServices(in: folder)
    let people = try services.people()
    let (ada, bo) = (
      try people.add("Ada", isHost: true), try people.add("Bo", isHost: false)
    )
    // The same incident for both, as on one day.
    for person in [ada, bo] {
      let own = try services.limited(to: person).sessions()
      _ = try own.open(
        Opening(folder: Self.scenario, seed: 5, label: person.name, isSeedKnown: false)
      )
      _ = try own.store.appendHistory(Array("[\"\(person.name)\"]".utf8), second: 5)
    }
    let target = try TemporaryFolder()
    for round in 1...2 {
      var steps: [CopyStep] = []
      let copying = try StoreCopying(
        from: folder.path,
        to: target.path,
        services.environment
      )
      try copying.run { steps.append($0) }
      #expect(steps.first == .people(2))
      let copied = steps.filter { if case .copied = $0 { true } else { false } }
      #expect(copied.count == (round == 1 ? 2 : 0))
      #expect(steps.last == .history(round == 1 ? 2 : 0))
    }
    let copy = DrillServices(in: target)
    for person in try copy.people().all() {
      let own = try copy.limited(to: person).sessions()
      #expect(try own.sessions().map(\.label) == [person.name])
      #expect(try own.sessions().map(\.known) == [nil])
      let answers = try own.store.history().map { String(decoding: $0.json, as: UTF8.self) }
      #expect(answers == ["[\"\(person.name)\"]"])
    }
    #expect(try copy.people().all().map(\.isHost) == [true, false])
    #expect(try copy.limited(to: nil).sessions().sessions().isEmpty)
  }
}
