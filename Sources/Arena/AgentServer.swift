import FiredrillMCP
import Foundation

/// The side of a talk that answers an agent.
protocol AgentServer: Sendable {
  /// The lines that the agent gets before it wrote any.
  func opening() async -> [String]
  /// The lines that answer a line of the agent; empty for one that is not answered.
  func answer(_ frame: ReceivedFrame) async -> [String]
  /// The tokens that the agent used so far, where a line tells them.
  nonisolated func tokens(in frame: ReceivedFrame) -> Int?
}

extension LineServer: AgentServer {
  /// A remark such as `# tokens 1234`.
  nonisolated func tokens(in frame: ReceivedFrame) -> Int? {
    guard case .line(let line) = frame else { return nil }
    let words = line.split(separator: " ")
    guard words.count == 3, words[0] == "#", words[1] == "tokens", let tokens = Int(words[2]),
      tokens >= 0
    else { return nil }
    return tokens
  }
}

extension MessageServer: AgentServer {
  func opening() async -> [String] { [] }

  func answer(_ frame: ReceivedFrame) async -> [String] {
    let line: String? = await answer(frame)
    return line.map { [$0] } ?? []
  }

  nonisolated func tokens(in frame: ReceivedFrame) -> Int? { UsageNotice.tokens(in: frame) }
}

/// A line by which an agent tells how many tokens it used so far.
///
/// It is a notification of JSON-RPC: `{"jsonrpc": "2.0", "method": "notifications/firedrill/usage",
/// "params": {"tokens": 1234}}`.
struct UsageNotice: Decodable {
  var method: String
  var params: Parameters

  struct Parameters: Decodable {
    var tokens: Int
  }

  private static let method = "notifications/firedrill/usage"

  /// The number in a line that is such a notice; `nil` in another, or where it is below 0.
  static func tokens(in frame: ReceivedFrame) -> Int? {
    guard case .line(let line) = frame, line.contains(method),
      let notice = try? JSONDecoder().decode(UsageNotice.self, from: Data(line.utf8)),
      notice.method == method, notice.params.tokens >= 0
    else { return nil }
    return notice.params.tokens
  }
}
