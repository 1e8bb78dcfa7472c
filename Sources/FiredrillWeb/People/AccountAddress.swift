package import Drills

extension Address {
  /// A page about who asks.
  enum AccountAddress: Hashable, Sendable {
    /// Says how to sign in.
    case signIn
    /// A link that signs in.
    case link(String)
    /// Takes the form that signs out.
    case signOut
    /// The page on all that is kept about whoever asks.
    case account
  }
}

/// The links by which people sign in, for programs that print them.
package enum SignInAddress {
  /// The path of a link.
  package static func path(_ secret: LinkSecret) -> String {
    Address.account(.link(secret.text)).path
  }
}

extension Address.AccountAddress {
  /// `nil` where a path is none of these.
  init?(path: [String]) {
    switch (path.first, path.count) {
    case ("sign-in", 1): self = .signIn
    case ("sign-in", 2): self = .link(path[1])
    case ("sign-out", 1): self = .signOut
    case ("account", 1): self = .account
    default: return nil
    }
  }

  var path: String {
    switch self {
    case .signIn: "/sign-in"
    case .link(let secret): "/sign-in/\(secret)"
    case .signOut: "/sign-out"
    case .account: "/account"
    }
  }
}
