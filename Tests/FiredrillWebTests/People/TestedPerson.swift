import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A browser in which a person is signed in.
struct TestedPerson: Sendable {
  let site: TestedSite
  let person: Person
  /// The cookie of the sign-in, and those of places in rooms.
  var cookie: String

  var headers: [String: String] {
    TestedSite.headers.merging(["cookie": cookie]) { first, _ in first }
  }

  func get(_ address: String) async -> Answer { await site.get(address, headers: headers) }

  func post(_ address: String, _ form: FormFields) async -> Answer {
    await site.post(address, form, headers: headers)
  }

  /// Starts a session and gives its address.
  func start(_ mode: String = "drill", label: String = "") async throws -> String {
    let form: FormFields = ["mode": mode, "label": label]
    let answer = await post("/incidents/\(TestedSite.scenario)", form)
    return try #require(answer.location)
  }
}

extension TestedSite {
  /// Adds a person without letting them in.
  func add(_ name: String, isHost: Bool = false) throws -> Person {
    try site.people.add(name, isHost: isHost)
  }

  /// Adds a person who signs in by their link.
  func signIn(_ name: String, isHost: Bool = false) async throws -> TestedPerson {
    try await signIn(try add(name, isHost: isHost))
  }

  /// Lets a person sign in by a new link, in another browser.
  func signIn(_ person: Person) async throws -> TestedPerson {
    let link = try site.people.makeLink(for: person)
    let answer = await post("/sign-in/\(link.text)", [:])
    let cookie = try #require(answer.headers["Set-Cookie"])
    return TestedPerson(
      site: self,
      person: person,
      cookie: String(cookie.prefix { $0 != ";" })
    )
  }
}
