import Drills
import Sessions

extension Site {
  /// Answers a request for signing in, signing out, or one's own account.
  func respond(
    to request: WebRequest,
    at address: Address.AccountAddress
  ) async throws -> WebResponse {
    switch (request.method, address) {
    case (.get, .signIn):
      guard identity == .stranger else { return .seeOther(Address.home.path) }
      throw try refusalOfStrangers()
    case (_, .link(let text)): return try await signIn(request, text)
    case (.get, .account): return .page(try account())
    case (.post, .signOut): return try signOut(request)
    case (.post, .signIn), (.post, .account), (.get, .signOut): throw WebFailure.notFound
    }
  }

  /// Lets a person in by their link: first a page that asks, which uses nothing up, then the cookie.
  private func signIn(_ request: WebRequest, _ text: String) async throws -> WebResponse {
    guard await !limits.isLockedOut(request.visitor) else { throw WebFailure.lockedOut }
    guard let secret = LinkSecret(text), let person = try people.person(link: secret) else {
      throw await refused(request)
    }
    guard request.method == .post else {
      return .page(
        WebPage(
          title: "Sign in",
          content: """
            <form method="post" action="\(.account(.link(text)))"><p>You are about to sign in as \
            <b>\(person.name)</b>. The link works once; then this browser is known for 30 days.</p>
            <p><button class="primary" autofocus>Sign in</button></p></form>
            """,
          navigation: .none
        )
      )
    }
    // Another browser may use the link up meanwhile.
    guard let entered = try people.signIn(by: secret) else {
      throw await refused(request)
    }
    audit(.signedIn, request, person: entered.person)
    let cookie = access.cookie(
      Access.personCookie,
      entered.browser,
      path: "/",
      seconds: PeopleService.browserSeconds
    )
    return .seeOther(Address.home.path, [cookie])
  }

  /// Counts a link that opens nothing.
  private func refused(_ request: WebRequest) async -> WebFailure {
    audit(.signInRefused, request)
    await countWrongLink(of: request)
    return .wrongSignIn
  }

  /// Counts a link or token that was none; the log says where that locks an address out.
  func countWrongLink(of request: WebRequest) async {
    if await limits.countWrongLink(of: request.visitor) {
      log("locked out \(request.visitor) after \(VisitorLimits.guesses) wrong links")
    }
  }

  private func signOut(_ request: WebRequest) throws -> WebResponse {
    guard let secret = request.secret(in: Access.personCookie) else { throw WebFailure.notFound }
    try people.signOut(secret)
    audit(.signedOut, request)
    let cookie = access.cookie(Access.personCookie, secret, path: "/", seconds: 0)
    return .seeOther(Address.account(.signIn).path, [cookie])
  }

  /// The page on all that the server keeps about whoever asks.
  private func account() throws -> WebPage {
    guard let person = identity.person else { throw WebFailure.notFound }
    let held = try people.holdings(of: person)
    let counts = [
      (held.openSessions + held.endedSessions, "sessions"), (held.rooms, "rooms that you opened"),
      (held.interviews, "interviews of others in which you are the candidate"),
      (held.answers, "answers and plans"), (held.tokens, "tokens"),
      (held.browsers, "browsers in which you are signed in"),
    ]
    let way: HTML =
      access.personHeader == nil
      ? """
      <form method="post" action="\(.account(.signOut))"><button>Sign out</button></form>
      """ : .none
    return WebPage(
      title: person.name,
      content: """
        <p>\(person.isHost ? "You may hold interviews." : "You play, and are interviewed.")</p>
        <h2>What is kept about you</h2>
        <ul>\(counts.html { count, what in "<li>\(count) \(what)</li>" })</ul>
        <p>Nobody else sees your sessions here, but for interviews: their interviewers do. Whoever runs \
        the server can read its store, and gives you all of it with <code>firedrill people export \
        "\(person.name)" --out FOLDER</code>, or erases it with <code>firedrill people remove \
        "\(person.name)"</code>.</p>
        \(way)
        """
    )
  }
}
