import FlyingFox
import FlyingSocks
import Foundation

/// The pool of a server's sockets, whose bytes leave as soon as they are written.
///
/// FlyingFox writes the head of an answer and its body one after the other. By Nagle's algorithm the body waits
/// until the reader has acknowledged the head, which readers put off for 40 ms and more. What is set for the
/// listening socket holds for the connections that it accepts. Source: RFC 896; RFC 1122 §4.2.3.2 and
/// §4.2.3.4.
struct PromptPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    if events != .write {
      try socket.setValue(
        true,
        for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
      )
    }
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
