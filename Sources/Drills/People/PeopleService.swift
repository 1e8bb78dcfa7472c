import Foundation
import SessionStore
package import Sessions
import Telemetry

/// The people of a store: adds, finds and removes them, and knows them again by their secrets.
///
/// A secret is shown once, when it is made; the store keeps its SHA-256 alone.
package struct PeopleService: Sendable {
  let store: any PeopleDatabase
  let environment: DrillEnvironment

  /// The most people of a store.
  package static let most = 10_000
  /// The most tokens of a person.
  package static let mostTokens = 100
  /// The days for which a sign-in link works unless others are asked for.
  package static let linkDays = 7
  /// The seconds for which a browser stays signed in: 30 days.
  package static let browserSeconds = 30 * 24 * 3600

  init(_ store: any PeopleDatabase, _ environment: DrillEnvironment) {
    self.store = store
    self.environment = environment
  }

  /// Whether there is any person.
  package func areThere() throws(DrillError) -> Bool {
    try DrillError.wrap { try store.hasPeople() }
  }

  /// All people, the oldest account first.
  package func all() throws(DrillError) -> [Person] {
    try DrillError.wrap { try store.people().map(Person.init) }
  }

  /// The person of a name, however its case is written.
  package func person(named text: String) throws(DrillError) -> Person {
    guard let name = PersonName(text) else { throw .people(.badName(text)) }
    if let found = try DrillError.wrap({ try store.person(key: name.key) }) { return Person(found) }
    let near = NearestName.among(try all().map(\.name), to: name.text)
    throw .people(.unknown(name.text, near: near))
  }

  /// Adds a person; a name that somebody has is refused.
  package func add(_ text: String, isHost: Bool) throws(DrillError) -> Person {
    guard let name = PersonName(text) else { throw .people(.badName(text)) }
    let person = try make(name, isHost: isHost)
    guard let person else {
      throw .people(.taken(try self.person(named: text).name))
    }
    return person
  }

  /// The person whom a proxy names, who is made at first sight and never as a host.
  ///
  /// The second value says whether they were made now.
  package func vouched(for name: PersonName) throws(DrillError) -> (Person, isNew: Bool) {
    while true {
      if let found = try DrillError.wrap({ try store.person(key: name.key) }) {
        return (Person(found), false)
      }
      // Another request may make the same person meanwhile.
      if let made = try make(name, isHost: false) { return (made, true) }
    }
  }

  /// The person who was made; `nil` where somebody has the name.
  private func make(_ name: PersonName, isHost: Bool) throws(DrillError) -> Person? {
    try DrillError.wrap {
      guard try store.people().count < Self.most else {
        throw DrillError.people(.tooMany(limit: Self.most))
      }
      let date = Date(timeIntervalSince1970: Double(environment.now())).formatted(.iso8601)
      let new = NewPerson(name: name.text, key: name.key, isHost: isHost, createdAt: date)
      guard try store.add(new) != nil else { return nil }
      return try store.person(key: name.key).map(Person.init)
    }
  }
}

extension PeopleService {
  /// Makes a link that signs a browser in, once; one that the person had is worth nothing any more.
  package func makeLink(for person: Person, days: Int = linkDays) throws(DrillError) -> LinkSecret {
    let secret = LinkSecret(from: environment)
    let expires = environment.now() + days * 24 * 3600
    try DrillError.wrap {
      try store.keep(PersonKey(.link, digest: secret.digest, expires: expires), of: person.id)
    }
    return secret
  }

  /// The person whose link has a secret; `nil` for one that was used, replaced or has expired.
  package func person(link secret: LinkSecret) throws(DrillError) -> Person? {
    try holder(of: secret, .link)?.person
  }

  /// Uses up a link and gives its person, and the secret by which their browser is known from now on.
  package func signIn(
    by secret: LinkSecret
  ) throws(DrillError) -> (person: Person, browser: LinkSecret)? {
    let browser = LinkSecret(from: environment)
    let now = environment.now()
    let key = PersonKey(.browser, digest: browser.digest, expires: now + Self.browserSeconds)
    let person = try DrillError.wrap {
      try store.exchange(link: secret.digest, for: key, at: now)
    }
    return person.map { (Person($0), browser) }
  }

  /// The person who is signed in in a browser; `nil` where nobody is.
  package func person(browser secret: LinkSecret) throws(DrillError) -> Person? {
    try holder(of: secret, .browser)?.person
  }

  /// Signs a browser out.
  package func signOut(_ browser: LinkSecret) throws(DrillError) {
    try DrillError.wrap { try store.removeKey(browser.digest) }
  }

  /// Signs all browsers of a person out.
  package func signOutEverywhere(_ person: Person) throws(DrillError) {
    try DrillError.wrap { try store.removeKeys(.browser, of: person.id) }
  }

  private func holder(
    of secret: LinkSecret,
    _ kind: PersonKey.Kind
  ) throws(DrillError) -> (person: Person, key: PersonKey)? {
    let found = try DrillError.wrap {
      try store.holder(of: secret.digest, kind, at: environment.now())
    }
    return found.map { (Person($0.person), $0.key) }
  }
}

extension PeopleService {
  /// The tokens of a person, by name.
  package func tokens(of person: Person) throws(DrillError) -> [PersonToken] {
    try DrillError.wrap { try store.keys(of: person.id) }.compactMap { key in
      guard key.kind == .token, let scope = TokenScope(rawValue: key.scope) else { return nil }
      return PersonToken(name: key.name, scope: scope)
    }
  }

  /// Makes a token with which a program plays as a person, and gives its secret.
  package func addToken(
    _ name: String,
    _ scope: TokenScope,
    of person: Person
  ) throws(DrillError) -> LinkSecret {
    let tokens = try tokens(of: person)
    guard !tokens.contains(where: { $0.name == name }) else {
      throw .people(.takenToken(name, of: person.name))
    }
    guard tokens.count < Self.mostTokens else {
      throw .people(.tooManyTokens(limit: Self.mostTokens, of: person.name))
    }
    let secret = LinkSecret(from: environment)
    let key = PersonKey(
      .token,
      digest: secret.digest,
      expires: nil,
      name: name,
      scope: scope.rawValue
    )
    try DrillError.wrap { try store.keep(key, of: person.id) }
    return secret
  }

  /// Takes a token of a person back.
  package func removeToken(_ name: String, of person: Person) throws(DrillError) {
    let keys = try DrillError.wrap { try store.keys(of: person.id) }
    guard let key = keys.first(where: { $0.kind == .token && $0.name == name }) else {
      throw .people(.unknownToken(name, of: person.name))
    }
    try DrillError.wrap { try store.removeKey(key.digest) }
  }

  /// The person whose token has a secret, with its scope; `nil` where none has it.
  package func person(
    token secret: LinkSecret
  ) throws(DrillError) -> (person: Person, scope: TokenScope)? {
    guard let (person, key) = try holder(of: secret, .token),
      let scope = TokenScope(rawValue: key.scope)
    else { return nil }
    return (person, scope)
  }
}

extension PeopleService {
  /// Keeps that a person took a place in a room, so that they find the room from any browser.
  package func remember(_ seat: RoomSeat, of person: Person) throws(DrillError) {
    try DrillError.wrap { try store.seat(person.id, in: seat.session, by: seat.link) }
  }

  /// The rooms in which a person took a place, the newest first, each place once.
  package func rooms(of person: Person) throws(DrillError) -> [TakenSeat] {
    let now = environment.now()
    return try DrillError.wrap {
      var taken: [TakenSeat] = []
      for stored in try store.seats(of: person.id) {
        guard let place = RoomPlace(stored.role),
          let summary = try store.summaries(.id(stored.session)).first,
          let link = try store.links(to: stored.session).first(where: { $0.number == stored.link })
        else { continue }
        let seat = RoomSeat(session: stored.session, place: place, link: stored.link)
        let isOpen = !link.isRevoked && link.expires > now
        let taking = TakenSeat(seat: seat, state: summary.state, isOpen: isOpen)
        let index = taken.firstIndex {
          $0.seat.session == seat.session && $0.seat.place == seat.place
        }
        if let index {
          if isOpen, !taken[index].isOpen { taken[index] = taking }
        } else {
          taken.append(taking)
        }
      }
      return taken
    }
  }

  /// The place in a room that a person took, if its link still opens the room.
  package func seat(
    of person: Person,
    in id: SessionID,
    at place: RoomPlace
  ) throws(DrillError) -> RoomSeat? {
    try rooms(of: person)
      .first { $0.seat.session == id && $0.seat.place == place && $0.isOpen }?.seat
  }
}
