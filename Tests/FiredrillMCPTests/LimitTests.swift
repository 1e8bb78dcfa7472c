import Sessions
import TestSupport
import Testing

@testable import FiredrillMCP

/// What a program may not do, and what it is told.
struct LimitTests {
  @Test func `after its steps a session can only be ended and read`() async throws {
    let bench = try ToolBench(limits: PlayLimits(steps: 2))
    let handle = try await bench.open()
    for text in ["one", "two"] { _ = try await bench.call(.note, handle, ["text": .string(text)]) }
    let refusal = await bench.refusal(.note, handle, ["text": "three"])
    #expect(refusal?.contains("used its 2 steps") == true)
    #expect(refusal?.contains("'declare' or 'abandon'") == true)
    let status = try await bench.call(.status, handle)
    #expect(status["limits"]?["stepsLeft"] == 0)
    let ended = try await bench.call(.abandon, handle)
    #expect(ended["over"] == true)
  }

  @Test func `after its minutes a session can only be ended and read`() async throws {
    let bench = try ToolBench(limits: PlayLimits(minutes: 5))
    let handle = try await bench.open()
    #expect(try await bench.call(.status, handle)["limits"]?["minutesLeft"] == 5)
    _ = try await bench.call(.wait, handle, ["minutes": 5])
    let refusal = await bench.refusal(.wait, handle, ["minutes": 1])
    #expect(refusal?.contains("used its 5 simulated minutes") == true)
    #expect(
      try await bench.call(.declare, handle, ["cause": "unknown", "explanation": "?"])
        .line.contains("saidBack")
    )
  }

  @Test func `an answer that is too long says what took place`() async throws {
    let bench = try ToolBench(limits: PlayLimits(answerBytes: 2_000))
    let small = try ToolBench(beside: bench)
    let handle = try await small.open()
    let text = String(repeating: "long ", count: 1_000)
    let refusal = await bench.refusal(.note, handle, ["text": .string(text)])
    #expect(refusal?.contains("2000 are the most") == true)
    #expect(refusal?.contains("as event 1") == true)
    #expect(try await small.call(.status, handle)["timeline"] != [])
    await #expect(throws: ProtocolError.self) {
      try await bench.tools.read("firedrill://sessions/\(handle)/notes", .handshake)
    }
  }

  @Test func `ten thousand calls are answered, and the limit holds`() async throws {
    let bench = try ToolBench(limits: PlayLimits(steps: 100))
    let handle = try await bench.open()
    var refused = 0
    for number in 0..<10_000 {
      let result = await bench.tools.call(
        .note,
        ["session": .string(handle), "text": .string("\(number)")]
      )
      if result["isError"] == true { refused += 1 }
    }
    #expect(refused == 9_900)
    #expect(try await bench.call(.status, handle)["limits"]?["stepsLeft"] == 0)
  }

  /// Arguments that are not what the tool takes, with a word of the refusal.
  @Test(
    arguments: [
      (.look, ["action": 3], "'action' must be a string"),
      (.look, [:], "'action' must be a string"),
      (.look, ["action": "arms", "seed": 1], "has no argument 'seed'"),
      (.look, ["action": ""], "needs a name"), (.look, ["action": "a\nb"], "one text"),
      (.wait, ["minutes": "five"], "whole number"), (.wait, ["minutes": 1.5], "whole number"),
      (.wait, ["minutes": 0], "not 0"), (.wait, ["minutes": 100_000], "not 100000"),
      (.believe, ["beliefs": [1]], "an object"), (.believe, ["beliefs": ["h1": "x"]], "a number"),
      (.believe, ["beliefs": ["h99": 1]], "no hypothesis"), (.believe, ["beliefs": [:]], "above 0"),
      (.believe, ["beliefs": ["h1": -1]], "from 0 upwards"),
      (.slice, ["question": ""], "needs a name"), (.slice, ["question": "nonsense"], ""),
      (.sql, ["statement": "DROP TABLE requests"], ""), (.sql, ["statement": ""], ""),
      (.mitigate, ["mitigation": "nothing"], "no mitigation"),
      (.update, ["text": " "], "empty"), (.ask, ["request": ""], ""),
      (.evidence, ["event": 99], "nothing was looked at"),
      (.declare, ["cause": "h99", "explanation": "x"], "no hypothesis"),
      (.declare, ["cause": "h1", "explanation": "x", "cited": ["a"]], "event numbers"),
      (.declare, ["cause": "h1", "explanation": "x", "places": ["nowhere-at-all"]], "no place"),
      (.declare, ["cause": "h1", "explanation": "x", "final": "yes"], "true or false"),
    ] as [(PlayTool, [String: JSON], String)]
  )
  func `a wrong argument is refused with what is possible`(
    tool: PlayTool,
    arguments: [String: JSON],
    part: String
  ) async throws {
    let bench = try ToolBench()
    let handle = try await bench.open()
    let refusal = try #require(await bench.refusal(tool, handle, arguments))
    #expect(refusal.contains(part))
    #expect(refusal.last == "." || refusal.last == "?" || refusal.last == "!")
    #expect(try await bench.call(.status, handle)["timeline"] == [])
  }
}
