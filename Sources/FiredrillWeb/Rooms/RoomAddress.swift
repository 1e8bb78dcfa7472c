package import Drills
package import Sessions

extension Address {
  /// A page of a room, or something that its pages load.
  enum RoomAddress: Hashable, Sendable {
    /// The link that gives a place in the room.
    case link(String)
    /// Takes the form with which a person enters.
    case join
    /// A page of somebody who has a place.
    case seat(RoomPlace, SeatAddress)
  }

  /// A page of a person in a room.
  enum SeatAddress: Hashable, Sendable {
    case page
    /// Takes the forms of the page.
    case act
    /// Takes what is being typed.
    case typing
    case stream, verdict, scorecard
    /// A figure that an event showed, counted from 1, as values or as a drawing.
    case values(event: Int, figure: Int)
    case drawing(event: Int, figure: Int)
  }

  /// Whether the page is for the owner of the sessions alone.
  ///
  /// Rooms check the place of each visitor themselves.
  var isOwnersOnly: Bool {
    switch self {
    case .health, .styleSheet, .script, .icon, .entry, .room, .api, .messages: false
    case .account(let part): part == .account || part == .signOut
    case .home, .history, .progress, .certificate, .certificateCard, .daily, .incident, .session,
      .sprint, .lab, .rooms, .comparison:
      true
    }
  }

  /// The path of a request as the log may hold it: without the secrets of links.
  static func logged(_ path: some StringProtocol) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.count >= LinkSecret.byteCount ? "…" : String(part)
    }.joined(separator: "/")
  }
}

extension Address.RoomAddress {
  init?(_ path: ArraySlice<String>) {
    switch (path.first, path.count) {
    case ("join", 1): self = .join
    case ("join", 2): self = .link(path[path.startIndex + 1])
    case (let name?, _):
      guard let place = RoomPlace(name), let part = Address.SeatAddress(path.dropFirst())
      else { return nil }
      self = .seat(place, part)
    case (nil, _): return nil
    }
  }

  var path: String {
    switch self {
    case .link(let secret): "/join/\(secret)"
    case .join: "/join"
    case .seat(let place, let part): "/\(place.name)\(part.path)"
    }
  }
}

extension Address.SeatAddress {
  init?(_ path: ArraySlice<String>) {
    let parts = Array(path)
    switch parts.count {
    case 0: self = .page
    case 1:
      switch parts[0] {
      case "act": self = .act
      case "typing": self = .typing
      case "stream": self = .stream
      case "verdict": self = .verdict
      case "scorecard": self = .scorecard
      default: return nil
      }
    default:
      guard let file = Address.FigureFile(parts) else { return nil }
      switch file.form {
      case .csv: self = .values(event: file.event, figure: file.figure)
      case .svg: self = .drawing(event: file.event, figure: file.figure)
      }
    }
  }

  var path: String {
    switch self {
    case .page: ""
    case .act: "/act"
    case .typing: "/typing"
    case .stream: "/stream"
    case .verdict: "/verdict"
    case .scorecard: "/scorecard"
    case .values(let event, let figure): "/evidence/\(event)/\(figure).csv"
    case .drawing(let event, let figure): "/evidence/\(event)/\(figure).svg"
    }
  }
}

/// The links to rooms, for programs that print them.
package enum RoomAddress {
  /// The path of a link to the room of a session.
  package static func path(of id: SessionID, _ secret: LinkSecret) -> String {
    Address.room(id.rawValue, .link(secret.text)).path
  }
}
