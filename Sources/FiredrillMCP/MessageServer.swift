/// Serves one connection: takes frames in and gives the messages that answer them, in order.
package actor MessageServer {
  private var connection: ProtocolConnection
  private let tools: ToolService

  /// `isInitialized`: the handshake of the older revision took place on another connection.
  package init(_ tools: ToolService, _ identity: ServerIdentity, isInitialized: Bool = false) {
    self.tools = tools
    connection = ProtocolConnection(identity, isInitialized: isInitialized)
  }

  /// The line that answers a frame, without its end; `nil` for what is not answered.
  ///
  /// A change that a call made is on the disk before this returns.
  package func answer(_ frame: ReceivedFrame) async -> String? { await reply(to: frame)?.line }

  /// The message that answers a frame; `nil` for what is not answered.
  func reply(to frame: ReceivedFrame) async -> JSON? {
    switch connection.receive(frame) {
    case .nothing: nil
    case .reply(let message): message
    case .work(let request, let work):
      connection.reply(to: request, await outcome(of: work, request.revision))
    }
  }

  private func outcome(
    of work: RequestedWork,
    _ revision: ProtocolRevision
  ) async -> RequestOutcome {
    switch work {
    case .call(let tool, let arguments): return .plain(await tools.call(tool, arguments))
    case .read(let address):
      do throws(ProtocolError) {
        return .cacheable(try await tools.read(address, revision), isPublic: false)
      } catch {
        return .failed(error)
      }
    }
  }
}
