package import SessionStore
package import Sessions

/// A session that people hold in browsers, as all pages and streams of this process share it.
///
/// It owns who is there and how they get news; a kind of room adds what each place may see and do.
/// Events are kept before anybody sees them; presence is not.
package protocol Room: Actor {
  nonisolated var id: SessionID { get }
  nonisolated var live: LiveSession { get }
  nonisolated var service: SessionService { get }
  /// The people who have the room open.
  var audience: RoomAudience { get set }
  /// The reading of the room's clock, and words of somebody there, for other servers on the store.
  var shownSecond: Int { get }
  var shownWords: String? { get }
  /// Seconds of a clock that only counts while the machine is awake.
  var now: @Sendable () -> Int { get }
  /// Notes that somebody is there.
  func notice()
  /// Somebody began or ceased to listen.
  func hasEntered(_ session: Session)
  func hasLeft()
  /// Takes over what other servers say of the room, if it is news.
  func takeOver(_ signs: [SeenSign]) async
}

/// The people who have a room open here and on other servers, and the streams on which they are told.
package struct RoomAudience: Sendable {
  var listeners: [Int: Listener] = [:]
  private var nextListener = 0
  /// The people who have the room open here.
  var presence: RoomPresence
  /// The name of this server among those on the store.
  let server: String
  /// The latest words of the other servers on the store about the room.
  var others: [RoomSign] = []
  var shown: (sign: RoomSign, second: Int)?
  var sharing: Task<Void, Never>?

  struct Listener {
    var place: RoomPlace
    var continuation: AsyncStream<RoomNews>.Continuation
    var pump: Task<Void, Never>?
  }

  init(_ environment: DrillEnvironment, _ presence: RoomPresence = RoomPresence()) {
    server = environment.secretBytes(8).hexadecimal
    self.presence = presence
  }

  mutating func add(_ listener: Listener) -> Int {
    let key = nextListener
    nextListener += 1
    listeners[key] = listener
    return key
  }
}

/// Something that a page of a room is told.
package enum RoomNews: Sendable {
  /// An event, by the number under which the place sees it.
  case happened(Int)
  case present(RoomPresence)
  /// The text that the candidate types, for the host alone.
  case typed(HostView.Draft)
  /// Nothing more will happen.
  case over
}

extension Room {
  /// Whether nobody has the room open.
  package var isEmpty: Bool { audience.listeners.isEmpty }

  /// The people who have the room open on any server.
  package var everybody: RoomPresence {
    audience.others.reduce(audience.presence) { $0.adding($1) }
  }

  /// Whether somebody has the room open on another server.
  var isOpenElsewhere: Bool {
    !((try? service.store.signs(in: id, but: audience.server)) ?? []).isEmpty
  }

  /// The news of the room for a place, from an event on as that place numbers it.
  ///
  /// Whoever listens is present. An event is told by its number alone; the page asks for the rest.
  package func news(for place: RoomPlace, after number: Int) async -> AsyncStream<RoomNews> {
    notice()
    let (stream, continuation) = AsyncStream<RoomNews>.makeStream()
    let session = await live.current
    let viewer: Role = place == .host ? .host : .candidate
    let first =
      number <= 0 ? 0 : session.number(of: number, seenBy: viewer) ?? session.entries.count
    let updates = await live.updates(for: viewer, after: first)
    let pump = Task {
      var position = max(0, number)
      for await _ in updates {
        position += 1
        continuation.yield(.happened(position))
      }
      continuation.yield(.over)
    }
    let key = audience.add(
      RoomAudience.Listener(place: place, continuation: continuation, pump: pump)
    )
    continuation.onTermination = { [weak self] _ in
      pump.cancel()
      Task { await self?.leave(key) }
    }
    audience.presence.count(place, by: 1)
    tellAll()
    hasEntered(session)
    share()
    return stream
  }

  private func leave(_ key: Int) {
    guard let listener = audience.listeners.removeValue(forKey: key) else { return }
    audience.presence.count(listener.place, by: -1)
    hasLeft()
    tellAll()
    guard isEmpty else { return }
    audience.sharing?.cancel()
    audience.sharing = nil
  }

  /// Tells everybody who is there.
  func tellAll() {
    for listener in audience.listeners.values { listener.continuation.yield(.present(everybody)) }
    showSign()
  }

  /// Tells the other servers what changed here, and now and then that this one is still there.
  ///
  /// Events need no sign: they are in the store.
  func showSign() {
    guard service.store.sharesSigns else { return }
    let sign = audience.presence.sign(saying: shownWords)
    let isNews = audience.shown?.sign != sign
    let now = now()
    guard isNews || now - (audience.shown?.second ?? 0) >= RoomSharing.signOfLife else { return }
    // Another attempt follows where the database is away.
    guard
      (try? service.store.show(
        sign,
        at: shownSecond,
        from: audience.server,
        in: id,
        isNews: isNews
      )) != nil
    else { return }
    audience.shown = (sign, now)
  }

  /// Takes over what the other servers say, while somebody is here.
  private func share() {
    guard audience.sharing == nil, service.store.sharesSigns else { return }
    let server = audience.server
    audience.sharing = Task { [weak self] in
      var version: Int?
      var pauses = 0
      while !Task.isCancelled {
        guard let self else { return }
        let now = try? self.service.store.version(of: self.id)
        // A server that vanished tells nothing.
        if now != version || pauses.isMultiple(of: RoomSharing.pausesBetweenLooks),
          let signs = try? self.service.store.signs(in: self.id, but: server)
        {
          await self.takeOver(signs)
        }
        (version, pauses) = (now, pauses + 1)
        await self.showSign()
        try? await Task.sleep(for: RoomSharing.pause)
      }
    }
  }
}

/// How often servers on one store tell each other of a room.
private enum RoomSharing {
  /// The interval between two signs while nothing changes; unit: s.
  static let signOfLife = 5
  static let pause = Duration.milliseconds(500)
  static let pausesBetweenLooks = 10
}
