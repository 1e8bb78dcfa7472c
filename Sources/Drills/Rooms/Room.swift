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
  var sharing: [Task<Void, Never>] = []
  /// Whether the people here were told that the store does not answer.
  var isAway = false

  struct Listener {
    var place: RoomPlace
    /// The window of a browser that listens, by the name that it gave itself; `nil` for another listener.
    var window: String?
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
  /// The store of sessions does not answer, so nothing can be done until it does.
  case away
  case back
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
  /// Whoever listens is present. An event is told by its number alone; the page asks for the rest. A window
  /// that listens anew, as after a reload, takes the place of its own earlier stream.
  package func news(
    for place: RoomPlace,
    after number: Int,
    in window: String? = nil
  ) async -> AsyncStream<RoomNews> {
    notice()
    let earlier = audience.listeners.first { window != nil && $0.value.window == window }
    if let earlier {
      audience.listeners.removeValue(forKey: earlier.key)
      audience.presence.count(earlier.value.place, by: -1)
      earlier.value.continuation.finish()
    }
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
      RoomAudience.Listener(
        place: place,
        window: window,
        continuation: continuation,
        pump: pump
      )
    )
    continuation.onTermination = { [weak self] _ in
      pump.cancel()
      Task { await self?.leave(key) }
    }
    audience.presence.count(place, by: 1)
    tellAll()
    if audience.isAway { continuation.yield(.away) }
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
    for task in audience.sharing { task.cancel() }
    audience.sharing = []
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

  /// Takes over what the other servers say, and tells whether the store answers, while somebody is here.
  private func share() {
    guard audience.sharing.isEmpty, service.store.sharesSigns else { return }
    let news = service.watch.news(of: id)
    audience.sharing = [
      Task { [weak self] in
        for await state in news { await self?.hear(state) }
      },
      Task { [weak self] in
        while !Task.isCancelled {
          // A server that vanished tells nothing.
          await self?.hear(nil)
          await self?.showSign()
          try? await Task.sleep(for: .seconds(RoomSharing.signOfLife))
        }
      },
    ]
  }

  /// Looks what is new on other servers; `state` is that of the store, where it was told.
  private func hear(_ state: StoreState?) async {
    if let state, (state == .away) != audience.isAway {
      audience.isAway = state == .away
      for listener in audience.listeners.values {
        listener.continuation.yield(audience.isAway ? .away : .back)
      }
    }
    guard !audience.isAway,
      let signs = try? service.store.signs(in: id, but: audience.server)
    else { return }
    await takeOver(signs)
  }
}

/// How often servers on one store tell each other of a room.
private enum RoomSharing {
  /// The interval between two signs while nothing changes; unit: s.
  static let signOfLife = 5
}
