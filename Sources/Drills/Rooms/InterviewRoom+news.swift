import Sessions

/// Something that a page of a room is told.
package enum RoomNews: Sendable {
  /// An event, by the number under which the role sees it.
  case happened(Int)
  case present(RoomPresence)
  /// The text that the candidate types, for the host alone.
  case typed(HostView.Draft)
  /// Nothing more will happen.
  case over
}

extension InterviewRoom {
  /// The news of the room for a role, from an event on as that role numbers it.
  ///
  /// Whoever listens is present. An event is told by its number alone; the page asks for the rest.
  package func news(for role: Role, after number: Int) async -> AsyncStream<RoomNews> {
    notice()
    let (stream, continuation) = AsyncStream<RoomNews>.makeStream()
    let key = nextListener
    nextListener += 1
    let session = await live.current
    let viewer: Role = role == .host ? .host : .candidate
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
    listeners[key] = Listener(role: role, continuation: continuation, pump: pump)
    continuation.onTermination = { [weak self] _ in
      pump.cancel()
      Task { await self?.leave(key) }
    }
    presence.count(role, by: 1)
    tellAll()
    drive(session)
    share()
    return stream
  }

  private func leave(_ key: Int) {
    guard let listener = listeners.removeValue(forKey: key) else { return }
    presence.count(listener.role, by: -1)
    if !presence.isHere(.candidate) { presence.isCandidateTyping = false }
    lastSeen = now()
    tellAll()
    guard listeners.isEmpty else { return }
    driver?.cancel()
    driver = nil
    sharing?.cancel()
    sharing = nil
  }

  func setTyping(_ isTyping: Bool) {
    guard presence.isCandidateTyping != isTyping else { return }
    presence.isCandidateTyping = isTyping
    tellAll()
  }

  /// Tells everybody who is there.
  func tellAll() {
    for listener in listeners.values { listener.continuation.yield(.present(everybody)) }
    showSign()
  }

  /// Lets the machine interview while somebody is there, where no person does.
  private func drive(_ session: Session) {
    guard driver == nil, session.interviewSetting?.interviewer == .machine else { return }
    driver = Task { [weak self] in
      while !Task.isCancelled {
        guard let self, await self.step() else { return }
        try? await Task.sleep(for: Self.pace)
      }
    }
  }

  /// The interval between two looks at whether the machine has something to say.
  private static let pace = Duration.milliseconds(300)

  /// Makes the machine's moves that are due; false once the interview is over.
  package func step() async -> Bool {
    do {
      while true {
        let session = try await current()
        switch try await live.goOn(at: second(of: session), for: .candidate) {
        case .said(let updates): try await taken(updates)
        case .listening: return true
        case .over: return false
        }
      }
    } catch {
      // A store that is locked for a moment is tried again.
      return true
    }
  }
}
