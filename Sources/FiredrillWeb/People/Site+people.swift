import Drills
import Sessions

extension Site {
  /// Who asks: whom a trusted proxy names, the owner by their cookie, a person by theirs, or everybody
  /// where nobody is asked.
  ///
  /// Throws for a header that did not come from the proxy, and for one that holds no name.
  func identity(of request: WebRequest) throws -> Identity {
    if let header = access.personHeader, try isVouchedFor(request) {
      return .person(try person(named: request.headers[header] ?? "", by: header, request))
    }
    if access.hasOwner, access.isOwner(request) { return .owner }
    if let secret = request.secret(in: Access.personCookie),
      let person = try people.person(browser: secret)
    {
      return .person(person)
    }
    if !access.hasOwner, try !demand.holds(for: people) { return .owner }
    return .stranger
  }

  /// Whether the trusted proxy says who makes a request; throws where the header came from elsewhere.
  func isVouchedFor(_ request: WebRequest) throws -> Bool {
    guard let proxy = access.proxy, let header = proxy.header, request.headers[header] != nil
    else { return false }
    guard proxy.hasSent(request) else {
      audit(.signInRefused, request)
      throw WebFailure.untrustedHeader(header)
    }
    return true
  }

  private func person(
    named text: String,
    by header: String,
    _ request: WebRequest
  ) throws -> Person {
    guard let name = PersonName(text) else {
      audit(.signInRefused, request)
      throw WebFailure.badName(header)
    }
    let (person, isNew) = try people.vouched(for: name)
    if isNew { audit(.personAdded, request, person: person) }
    return person
  }

  /// The site for one visitor: where people have accounts, with their sessions alone.
  ///
  /// Throws where a person asks too often, from whatever addresses.
  func site(of identity: Identity) async throws -> Site {
    var site = self
    site.identity = identity
    switch identity {
    case .stranger: return site
    case .owner: guard try demand.holds(for: people) else { return site }
    case .person:
      guard let limit = identity.limit, await limits.admits(limit) else {
        throw WebFailure.tooOften
      }
    }
    let part = try await personal.part(of: identity.person)
    site.services = part.services
    site.sessions = part.sessions
    site.rooms = part.rooms
    site.tools = part.tools
    return site
  }

  /// The reason why a stranger sees no page: they have to sign in, or nobody but the owner may.
  func refusalOfStrangers() throws -> WebFailure {
    try demand.holds(for: people)
      ? .signInNeeded(isByProxy: access.personHeader != nil) : .ownersOnly
  }

  /// Whether the one who made a request may still be here, asked while a stream goes on.
  func isStillHere(_ request: WebRequest) -> @Sendable () -> Bool {
    guard let person = identity.person else { return { true } }
    let secret =
      access.personHeader.flatMap { request.headers[$0] } == nil
      ? request.secret(in: Access.personCookie) : nil
    return { [people] in
      if let secret { return (try? people.person(browser: secret)) == person }
      return (try? people.person(named: person.name)) == person
    }
  }
}
