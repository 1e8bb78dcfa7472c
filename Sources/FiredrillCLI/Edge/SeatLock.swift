#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import SessionStore
import Sessions

/// Holds one side of an interview for this process; the system lets go of it when the process ends.
final class SeatLock {
  private let descriptor: Int32

  /// Takes a seat; throws a failure where another program sits there.
  init(_ seat: InterviewRole, of id: SessionID, in folder: String) throws(CommandFailure) {
    let path = "\(folder)/interview-\(id)-\(seat.rawValue).lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure("'\(path)' cannot be created", code: .cannotCreate)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw CommandFailure(
        "interview \(id) has a \(seat.rawValue) already, in another terminal; leave it there first",
        code: .usage
      )
    }
  }

  deinit { close(descriptor) }
}
