import Sessions

extension Session {
  /// The session as a role sees it: without the events that it may not notice, numbered without gaps.
  ///
  /// Complexity: that of applying the events again where some are left out.
  func seen(by role: Role) -> Session {
    guard entries.contains(where: { !role.maySee($0.event) }) else { return self }
    var seen = atThePage
    for entry in entries where role.maySee(entry.event) {
      seen.apply(renumbered(entry.event, for: role))
    }
    return seen
  }

  /// An event with the numbers of the events that it cites as a role sees them; what the role does not see
  /// is left out.
  private func renumbered(_ event: SessionEvent, for role: Role) -> SessionEvent {
    guard case .declared(var declaration) = event else { return event }
    let visible = entries.filter { role.maySee($0.event) }.map(\.number)
    func seen(_ numbers: [Int]) -> [Int] {
      numbers.compactMap { number in visible.firstIndex(of: number).map { $0 + 1 } }
    }
    declaration.renumber(seen)
    return .declared(declaration)
  }

  /// The event's number in the whole session, of an event that a role sees under another one; `nil`
  /// where there is none.
  func number(of position: Int, seenBy role: Role) -> Int? {
    let visible = entries.lazy.filter { role.maySee($0.event) }.map(\.number)
    return position < 1 ? nil : visible.dropFirst(position - 1).first
  }

  /// The count of a side's own events, by which an old form of that side is known.
  ///
  /// Acts of the other side make no form old.
  func count(ofOwn side: InterviewRole) -> Int { entries.count { $0.event.side == side } }
}

extension Declaration {
  /// Gives the events that it cites, for its cause or against another, other numbers.
  mutating func renumber(_ numbers: ([Int]) -> [Int]) {
    cited = numbers(cited)
    for rival in ruledOut.indices { ruledOut[rival].cited = numbers(ruledOut[rival].cited) }
  }
}

extension SessionEvent {
  /// The side of an interview whose act the event is; `nil` for a permission, which makes no form old.
  var side: InterviewRole? {
    guard case .interview(let event) = self else { return .candidate }
    return event.turn.side
  }
}

extension InterviewTurn {
  /// The side whose turn it is, `nil` for a permission; a machine that interviews is the host.
  var side: InterviewRole? {
    switch self {
    case .answered, .passed, .requested: .candidate
    case .seated(let side): side
    case .allowed: nil
    case .opened, .clued, .revealed, .injected, .asked, .timedOut, .hintOffered, .hintGiven,
      .ticked, .overridden, .remarked, .paused, .unpaused, .closed:
      .host
    }
  }
}
