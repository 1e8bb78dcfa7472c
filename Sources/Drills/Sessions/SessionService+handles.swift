import SessionStore
package import Sessions

extension SessionService {
  /// Gives a drill a handle, by which a program finds it from any process on the same store.
  ///
  /// Whoever has the handle can play, so it must be long and random.
  package func give(_ handle: String, to id: SessionID) throws(DrillError) {
    try DrillError.wrap { try store.code(id, as: handle) }
  }

  /// The drill that has a handle; `nil` where none has it.
  ///
  /// Interviews have short codes instead, which are no handles, and tabletops have links. Complexity: a look-up by index.
  package func session(handle: String) throws(DrillError) -> SessionID? {
    let found = try DrillError.wrap { try store.session(code: handle) }
    guard let found, !found.isForRooms else { return nil }
    return found.id
  }
}
