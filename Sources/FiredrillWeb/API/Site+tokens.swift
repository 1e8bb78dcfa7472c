import Drills

extension Site {
  /// Refuses a program that may not do what it asks for; `nil` where it may.
  ///
  /// A program shows a token, or the owner's secret, as a bearer; on a loopback address it needs none.
  /// Source: RFC 6750.
  func refusal(of request: WebRequest, needing needed: TokenScope?) async -> Problem? {
    guard let needed else { return nil }
    guard let header = request.headers["authorization"] else {
      return access.isOwner(request) ? nil : .noToken
    }
    if await limits.isLockedOut(request.visitor) { return Problem(.lockedOut) }
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let secret = LinkSecret(String(parts[1]))
    else { return .badToken }
    if access.hasOwner, access.isOwner(secret) { return nil }
    do {
      if let found = try AccessTokens(services.environment).scope(of: secret) {
        return found >= needed ? nil : .needs(needed)
      }
    } catch {
      return Problem(.failed, "The tokens of this server cannot be read.")
    }
    if await limits.countWrongLink(of: request.visitor) {
      log("tokens: \(request.visitor) is locked out for guessing")
    }
    return .badToken
  }
}
