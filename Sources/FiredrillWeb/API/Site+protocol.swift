import Drills
import FiredrillMCP

extension Site {
  /// Answers a message of the Model Context Protocol.
  func exchange(_ request: WebRequest) async -> WebResponse {
    guard request.method == .post else { return Problem.method(.post).response }
    if let refusal = await refusal(of: request, needing: .play) { return refusal.response }
    let answer = await MessageExchange(tools, ServerIdentity(version: version))
      .answer(request.body, headers: request.headers)
    return WebResponse(
      status: WebStatus(rawValue: answer.status) ?? .failed,
      headers: [("Cache-Control", "no-store")],
      body: .bytes(Array((answer.message ?? "").utf8), type: "application/json")
    )
  }
}
