package import SessionStore
package import Sessions

extension InterviewRoom {
  package func hasEntered(_ session: Session) { drive(session) }

  package func hasLeft() {
    if !audience.presence.isHere(.candidate) { audience.presence.isCandidateTyping = false }
    lastSeen = now()
    guard isEmpty else { return }
    driver?.cancel()
    driver = nil
  }

  func setTyping(_ isTyping: Bool) {
    guard audience.presence.isCandidateTyping != isTyping else { return }
    audience.presence.isCandidateTyping = isTyping
    tellAll()
  }

  /// The text that the candidate types, on any server.
  var sharedDraft: String? { draft ?? audience.others.lazy.compactMap(\.draft).first }

  package func takeOver(_ signs: [SeenSign]) async {
    let session = await live.current
    if session.isTimed, frozen == nil, let second = signs.map(\.second).max(),
      second > clock.second + 1
    {
      clock.set(to: second)
    }
    guard signs.map(\.sign) != audience.others else { return }
    let before = audience.others.lazy.compactMap(\.draft).first
    audience.others = signs.map(\.sign)
    tellAll()
    guard let text = audience.others.lazy.compactMap(\.draft).first, text != before else { return }
    // The latest words are those of the other server.
    draft = nil
    tellHosts(of: text, session)
  }

  /// Lets the machine interview while somebody is there, where no person does; where one does, looks
  /// after the clock.
  private func drive(_ session: Session) {
    guard driver == nil, !session.isOver else { return }
    let isMachine = session.interviewSetting?.interviewer == .machine
    let pace = isMachine ? Self.pace : Self.paceOfRest
    driver = Task { [weak self] in
      while !Task.isCancelled {
        guard let self, isMachine ? await self.step() : await self.rest() else { return }
        try? await Task.sleep(for: pace)
      }
    }
  }

  /// The interval between two looks at whether the machine has something to say.
  private static let pace = Duration.milliseconds(300)

  /// The interval between two looks at whether a hosted interview was forgotten.
  private static let paceOfRest = Duration.seconds(10)

  /// Stops the clock of a hosted interview that nobody ended; false once the interview is over.
  ///
  /// Its length is over, and nothing was said for `longestSilence`. The host lets it go on or closes it.
  package func rest() async -> Bool {
    let session = await known()
    guard !session.isOver, let setting = session.interviewSetting else { return false }
    let second = second(of: session)
    guard session.isTimed, second >= setting.minutes * 60,
      second - session.interviewSecond >= Self.longestSilence
    else { return true }
    // Where another server was quicker, its pause is read.
    if let updates = try? await live.record(.paused, at: second, for: .host) {
      try? await taken(updates)
    }
    return true
  }

  /// Makes the machine's moves that are due; false once the interview is over.
  package func step() async -> Bool {
    do {
      while true {
        // While somebody is there, what others write is taken in as it comes.
        let session = await known()
        switch try await live.goOn(at: second(of: session), for: .candidate) {
        case .said(let updates): try await taken(updates)
        case .listening: return true
        case .over: return false
        }
      }
    } catch {
      // A store that is locked for a moment is tried again, and what another server wrote first is read.
      _ = try? await live.sync(for: .host)
      return true
    }
  }
}
