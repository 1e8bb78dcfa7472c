import Foundation
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import Sessions

/// Holds one side of an interview for this process; the system lets go of it when the process ends.
package final class RoleLock: Sendable {
  private let descriptor: Int32

  fileprivate init(
    _ role: InterviewRole,
    of id: SessionID,
    in folder: String
  ) throws(DrillError) {
    let path = "\(folder)/interview-\(id)-\(role.rawValue).lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .interview(.unlockable(path: path)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .interview(.roleTaken(id, role))
    }
  }

  deinit { close(descriptor) }
}

extension SessionService {
  /// Takes one side of an interview; refused where another process holds it.
  package func hold(
    _ role: InterviewRole,
    of id: SessionID
  ) throws(DrillError) -> RoleLock {
    try RoleLock(role, of: id, in: environment.dataFolder.path)
  }
}
