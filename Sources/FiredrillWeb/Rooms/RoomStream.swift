import Drills
import Foundation
import Sessions

extension Site {
  /// The events of a room as a browser's stream: numbers of events, presence, and for the host what is
  /// being typed.
  func roomStream(
    _ room: any Room,
    _ seat: RoomSeat,
    _ request: WebRequest
  ) async throws -> WebResponse {
    let visitor = identity.limit ?? request.visitor
    guard await limits.beginStream(of: visitor) else { throw WebFailure.tooOften }
    let last = request.headers["last-event-id"] ?? request.query["after"] ?? ""
    let window = request.query["window"].flatMap {
      Self.windowName.contains($0.utf8.count) ? $0 : nil
    }
    let news = await room.news(for: seat.place, after: max(0, Int(last) ?? 0), in: window)
    let secret = request.secret(in: Access.seatCookie)
    // A link that is taken back or expires ends what it opened, too; a store that does not answer says
    // neither.
    let isSeated = { @Sendable [allSessions, people, person = identity.person] () -> Bool in
      do {
        if let person, let kept = try people.seat(of: person, in: seat.session, at: seat.place) {
          return kept.place == seat.place
        }
        return try secret.map { try allSessions.seat(in: seat.session, by: $0) } != nil
      } catch DrillError.store(.unreachable) {
        return true
      } catch {
        return false
      }
    }
    let (stream, continuation) = AsyncStream<ServerEvent>.makeStream()
    let life = Task {
      while !Task.isCancelled, isSeated() {
        continuation.yield(ServerEvent(id: nil, data: "still here"))
        try? await Task.sleep(for: Self.signOfLife)
      }
      continuation.finish()
    }
    let events = Task {
      for await item in news {
        guard isSeated() else { break }
        continuation.yield(ServerEvent(item, for: seat.place))
      }
      continuation.finish()
    }
    continuation.onTermination = { [limits] _ in
      life.cancel()
      events.cancel()
      Task { await limits.endStream(of: visitor) }
    }
    return WebResponse(
      status: .ok,
      headers: [("Cache-Control", "no-store")],
      body: .events(stream)
    )
  }

  /// The bytes of a name that a window may give itself.
  private static let windowName = 8...64

  /// The interval after which a browser that vanished is noticed, so that nobody is taken for present.
  private static let signOfLife = Duration.seconds(5)
}

extension ServerEvent {
  /// The news of a room for a place.
  fileprivate init(_ news: RoomNews, for place: RoomPlace) {
    switch news {
    case .happened(let number): self.init(id: number, data: "\(number)")
    case .present(let presence):
      self.init(kind: "present", data: Self.json(RoomNewsText(presence, for: place)))
    case .typed(let draft):
      self.init(kind: "typed", data: Self.json(RoomNewsText(draft)))
    case .away: self.init(kind: "away", data: WebFailure.away.description)
    case .back: self.init(kind: "back", data: "back")
    case .over: self.init(kind: "over", data: "over")
    }
  }

  private static func json(_ value: RoomNewsText) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// News in words, for the script of the page.
private struct RoomNewsText: Encodable {
  var text: String
  var heard: [String]?
  /// The players of a tabletop who are there.
  var here: [String]?

  init(_ presence: RoomPresence, for place: RoomPlace) {
    text = presence.text(for: place)
    here = presence.names.isEmpty ? nil : presence.playersHere
  }

  init(_ draft: HostView.Draft) {
    text = draft.text
    heard = draft.heard
  }
}

extension RoomPresence {
  /// The others who are there, in a line.
  func text(for place: RoomPlace) -> String {
    let role = place.role
    guard names.isEmpty else { return teamText(for: place) }
    var parts: [String] = []
    let others = (
      hosts: hosts - (role == .host ? 1 : 0), observers: observers - (role == .observer ? 1 : 0)
    )
    if others.hosts > 0 {
      parts.append(role == .host ? "another interviewer here" : "interviewer here")
    }
    if candidates > 0, role != .candidate {
      parts.append(isCandidateTyping ? "candidate writes…" : "candidate here")
    }
    if others.observers > 0 { parts.append("\(others.observers) watching") }
    return parts.isEmpty ? "nobody else here" : parts.joined(separator: ", ")
  }

  /// The others of a tabletop who are there, by name.
  private func teamText(for place: RoomPlace) -> String {
    let own = place.player.flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
    var people = playersHere.filter { $0 != own }
    let facilitators = hosts - (place == .host ? 1 : 0)
    let watching = observers - (place == .observer ? 1 : 0)
    if facilitators > 0 {
      people.insert(place == .host ? "another facilitator" : "facilitator", at: 0)
    }
    if watching > 0 { people.append("\(watching) watching") }
    return people.isEmpty ? "nobody else here" : "here: " + people.joined(separator: ", ")
  }
}
