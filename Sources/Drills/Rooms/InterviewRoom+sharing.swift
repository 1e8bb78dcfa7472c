import Interviewing
import SessionStore
import Sessions

/// The state of a room that servers on one store share: who is there, what is typed, and the clock.
///
/// Events need none of it: they are in the store.
extension InterviewRoom {
  /// The people who have the room open on any server.
  var everybody: RoomPresence {
    others.reduce(presence) { sum, sign in
      var sum = sum
      sum.hosts += sign.hosts
      sum.candidates += sign.candidates
      sum.observers += sign.observers
      sum.isCandidateTyping = sum.isCandidateTyping || sign.isCandidateTyping
      return sum
    }
  }

  /// The text that the candidate types, on any server.
  var sharedDraft: String? { draft ?? others.lazy.compactMap(\.draft).first }

  /// Whether somebody has the room open on another server.
  var isOpenElsewhere: Bool { !((try? service.store.signs(in: id, but: server)) ?? []).isEmpty }

  /// Tells the other servers what changed here, and now and then that this one is still there.
  func showSign() {
    guard service.store.sharesSigns else { return }
    let sign = RoomSign(
      hosts: presence.hosts,
      candidates: presence.candidates,
      observers: presence.observers,
      isCandidateTyping: presence.isCandidateTyping,
      draft: draft
    )
    let isNews = shown?.sign != sign
    guard isNews || now() - (shown?.second ?? 0) >= Self.signOfLife else { return }
    // Another attempt follows where the database is away.
    guard
      (try? service.store.show(
        sign,
        at: frozen ?? clock.second,
        from: server,
        in: id,
        isNews: isNews
      )) != nil
    else { return }
    shown = (sign, now())
  }

  /// Takes over what the other servers say, while somebody is here.
  func share() {
    guard sharing == nil, service.store.sharesSigns else { return }
    sharing = Task { [weak self] in
      var version: Int?
      var pauses = 0
      while !Task.isCancelled {
        guard let self else { return }
        let now = try? self.service.store.version(of: self.id)
        // A server that vanished tells nothing.
        if now != version || pauses.isMultiple(of: Self.pausesBetweenLooks) {
          await self.takeOver()
        }
        (version, pauses) = (now, pauses + 1)
        await self.showSign()
        try? await Task.sleep(for: Self.sharingPause)
      }
    }
  }

  private func takeOver() async {
    guard let signs = try? service.store.signs(in: id, but: server) else { return }
    let session = await live.current
    if !session.isPaused, frozen == nil, let second = signs.map(\.second).max(),
      second > clock.second + 1
    {
      clock.set(to: second)
    }
    guard signs.map(\.sign) != others else { return }
    let before = others.lazy.compactMap(\.draft).first
    others = signs.map(\.sign)
    tellAll()
    guard let text = others.lazy.compactMap(\.draft).first, text != before else { return }
    // The latest words are those of the other server.
    draft = nil
    tellHosts(of: text, session)
  }

  /// The interval between two signs while nothing changes; unit: s.
  private static let signOfLife = 5
  private static let sharingPause = Duration.milliseconds(500)
  private static let pausesBetweenLooks = 10
}
