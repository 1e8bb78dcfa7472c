import Foundation

/// A judge on loopback that answers in a chosen way until it is released.
package final class JudgeServer {
  package let address: String
  private let process = Process()
  private let input = Pipe()

  /// Starts one; the modes are those of `judge_server.py`.
  package init(_ mode: String) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "judge_server.py")
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, mode]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let next = output.fileHandleForReading.readData(ofLength: 1)
      guard !next.isEmpty else { break }
      line += next
    }
    let port = String(decoding: line.dropLast(), as: UTF8.self)
    address = "http://127.0.0.1:\(port)/v1"
  }

  deinit {
    input.fileHandleForWriting.closeFile()
    process.waitUntilExit()
  }
}
