/// Serves one connection: takes frames in and gives the messages that answer them, in order.
package actor MessageServer {
  private var connection: ProtocolConnection
  private let tools: ToolService

  package init(_ tools: ToolService, _ identity: ServerIdentity) {
    self.tools = tools
    connection = ProtocolConnection(identity)
  }

  /// The line that answers a frame, without its end; `nil` for what is not answered.
  ///
  /// A change that a call made is on the disk before this returns.
  package func answer(_ frame: ReceivedFrame) async -> String? {
    switch connection.receive(frame) {
    case .nothing: nil
    case .reply(let message): message.line
    case .work(let request, let work):
      connection.reply(to: request, await outcome(of: work, request.revision)).line
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
