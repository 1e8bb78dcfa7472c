import SessionStore
package import Sessions

/// Holds one side of an interview for this process; the store lets go of it when the process ends.
package final class RoleLock: Sendable {
  private let hold: StoreHold

  fileprivate init(_ hold: StoreHold) { self.hold = hold }
}

extension SessionService {
  /// Takes one side of an interview; refused where another process holds it.
  package func hold(
    _ role: InterviewRole,
    of id: SessionID
  ) throws(DrillError) -> RoleLock {
    do {
      guard let hold = try store.hold(role.rawValue, of: id) else {
        throw DrillError.interview(.roleTaken(id, role))
      }
      return RoleLock(hold)
    } catch StoreError.cannotOpen(let path) {
      throw .interview(.unlockable(path: path))
    } catch {
      throw DrillError(error)
    }
  }
}
