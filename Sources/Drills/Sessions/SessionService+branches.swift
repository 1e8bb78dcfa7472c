import SessionStore
package import Sessions

extension SessionService {
  /// Begins a session that goes on from an event of another, 0 being the page, and gives its number.
  ///
  /// Only of a session that is over: the end of a branch tells the truth of its parent.
  package func branch(_ id: SessionID, at number: Int) throws(DrillError) -> SessionID {
    let (parent, bundle) = try DrillError.wrap { (try store.load(id), try store.bundle(of: id)) }
    guard parent.state != .open else { throw .stillOpen(id, for: .branch) }
    let last = parent.events.count - 1
    guard (0...last).contains(number) else {
      throw .noSuchEvent(id, event: number, last: last, isEnd: number == last + 1)
    }
    var header = parent.header
    header.lineage = SessionLineage(
      session: id.rawValue,
      event: number,
      hash: try DrillError.wrap { try store.linkHash(of: id, event: number) }
    )
    return try create(
      header,
      label: parent.label,
      files: bundle.files,
      known: .branch,
      events: Array(parent.events.prefix(number))
    )
  }
}
