import Drills
import FiredrillMCP

extension Site {
  /// Answers a message of the Model Context Protocol.
  func exchange(_ request: WebRequest) async -> WebResponse {
    guard request.method == .post else { return Problem.method(.post).response }
    let tools: ToolService
    do throws(Problem) {
      let caller = try await caller(of: request, needing: .play)
      tools = try await site(ofCaller: caller).tools
    } catch {
      return error.response
    }
    let answer = await MessageExchange(tools, ServerIdentity(version: version))
      .answer(request.body, headers: request.headers)
    return WebResponse(
      status: WebStatus(rawValue: answer.status) ?? .failed,
      headers: [("Cache-Control", "no-store")],
      body: .bytes(Array((answer.message ?? "").utf8), type: "application/json")
    )
  }
}
