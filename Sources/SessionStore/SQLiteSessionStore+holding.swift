#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Foundation
package import Sessions

extension SQLiteSessionStore {
  /// Takes one side of an interview by a lock on a file beside the database, of which the system lets
  /// go when the process ends.
  package func hold(_ side: String, of id: SessionID) throws(StoreError) -> StoreHold? {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let file = folder + (folder.hasSuffix("/") ? "" : "/") + "interview-\(id)-\(side).lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: file) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return StoreHold { close(descriptor) }
  }
}
