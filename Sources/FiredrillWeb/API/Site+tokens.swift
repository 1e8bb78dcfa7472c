import Drills

extension Site {
  /// Who a program plays for; throws where it may not do what it asks for.
  ///
  /// A program shows a token, or the owner's secret, as a bearer. A browser of somebody who is signed in
  /// shows its cookie, and on a loopback address without people a program needs nothing. Source: RFC 6750.
  func caller(
    of request: WebRequest,
    needing needed: TokenScope?
  ) async throws(Problem) -> Identity {
    guard let needed else { return .stranger }
    guard let header = request.headers["authorization"] else {
      let identity = try Problem.wrap { () -> Identity in try self.identity(of: request) }
      switch identity {
      case .owner: return identity
      // Checks of scenarios tell their truths.
      case .person:
        guard needed <= .play else { throw .needs(needed) }
        return identity
      case .stranger: throw .noToken
      }
    }
    if await limits.isLockedOut(request.visitor) { throw Problem(.lockedOut) }
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let secret = LinkSecret(String(parts[1]))
    else { throw .badToken }
    if access.hasOwner, access.isOwner(secret) { return .owner }
    let found = try Problem.wrap { () -> (identity: Identity, scope: TokenScope)? in
      if let scope = try AccessTokens(services.environment).scope(of: secret) {
        return (.owner, scope)
      }
      guard let (person, scope) = try people.person(token: secret) else { return nil }
      return (.person(person), scope)
    }
    if let found {
      guard found.scope >= needed else { throw .needs(needed) }
      return found.identity
    }
    audit(.signInRefused, request)
    await countWrongLink(of: request)
    throw .badToken
  }

  /// The site for a program of somebody.
  func site(ofCaller caller: Identity) async throws(Problem) -> Site {
    do {
      return try await site(of: caller)
    } catch {
      throw Problem(WebFailure(error))
    }
  }
}
