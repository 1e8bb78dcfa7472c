import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillMCP

/// Handles, and several processes that play one session.
struct HandleTests {
  @Test func `any process on the store goes on with a session`() async throws {
    let first = try ToolBench()
    let handle = try await first.open()
    _ = try await first.call(.note, handle, ["text": "from the first"])
    let second = try ToolBench(beside: first)
    let noted = try await second.call(.note, handle, ["text": "from the second"])
    #expect(noted["entry"]?["number"] == 2)
    let third = try await first.call(.note, handle, ["text": "from the first again"])
    #expect(third["entry"]?["number"] == 3)
    _ = try await second.call(.abandon, handle)
    #expect(await first.refusal(.note, handle, ["text": "late"]) == "this session is over.")
  }

  @Test func `a handle is nothing that can be counted`() async throws {
    let bench = try ToolBench()
    let handle = try await bench.open()
    for guess in ["1", "0", "", " ", "\(handle) ", handle.uppercased(), "' OR ''='", "%"] {
      let refusal = await bench.refusal(.status, guess)
      #expect(refusal?.hasPrefix("No session has this handle.") == true, "\(guess)")
    }
  }

  @Test func `the code of an interview is no handle`() async throws {
    let bench = try ToolBench(shipped: true)
    let sessions = try bench.services.sessions()
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .host)
    let opening = Opening(folder: Repository.canary.path, kind: .interview(setting))
    let code = try sessions.code(of: try sessions.open(opening).id)
    #expect(await bench.refusal(.status, code)?.hasPrefix("No session has this handle.") == true)
  }

  @Test func `more sessions than are held in memory go on`() async throws {
    let bench = try ToolBench()
    var handles: [String] = []
    for _ in 0..<20 { handles.append(try await bench.open()) }
    #expect(Set(handles).count == 20)
    for handle in handles {
      let noted = try await bench.call(.note, handle, ["text": "mine"])
      #expect(noted["entry"]?["number"] == 1)
    }
  }

  @Test func `an incident is named and never a path`() async throws {
    let bench = try ToolBench()
    for name in [Repository.canary.path, "../queue-drill", "/etc", "nothing"] {
      let result = await bench.tools.call(.openSession, ["incident": .string(name)])
      #expect(result["isError"] == true, "\(name)")
      #expect(result.line.contains("list_incidents"), "\(name)")
    }
  }
}
