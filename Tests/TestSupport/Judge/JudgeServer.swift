import Foundation

/// A judge on loopback that answers in a chosen way until it is released.
package final class JudgeServer {
  package let address: String
  private let running: Running

  /// Starts one; the modes are those of `judge_server.py`.
  package init(_ mode: String) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "judge_server.py")
    running = try Tool.start("python3", [script.path, mode], input: .held(""))
    guard running.wait(until: { $0.contains("\n") }) else {
      throw Tool.Failure(ended: running.finish())
    }
    address = "http://127.0.0.1:\(running.output.prefix { $0 != "\n" })/v1"
  }
}
