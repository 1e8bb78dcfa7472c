import ScenarioModel
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

  /// The bytes of an answer's structured content, which are what is counted.
  private static func bytes(_ content: JSON) -> Int { content.line.utf8.count }

  @Test func `after its bytes of answers a session can only be ended`() async throws {
    let limit = 9_000
    let bench = try ToolBench(limits: PlayLimits(sessionBytes: limit))
    let result = await bench.tools.call(.openSession, ["incident": "queue-drill"])
    let opened = try #require(result["structuredContent"])
    let handle = try #require(opened["session"]?.text)
    #expect(opened["limits"]?["sessionBytesLeft"] == .integer(limit))
    var given = Self.bytes(opened)
    var refusal: String?
    for _ in 0..<100 where refusal == nil {
      let result = await bench.tools.call(
        .note,
        ["session": .string(handle), "text": "one more"]
      )
      if let content = result["structuredContent"] {
        given += Self.bytes(content)
      } else if case .array(let content)? = result["content"] {
        refusal = content.first?["text"]?.text
      }
    }
    let last = try bench.session(handle).entries.count
    #expect(refusal?.contains("were left for this session") == true, "\(refusal ?? "")")
    #expect(refusal?.contains("as event \(last).") == true)
    #expect((limit / 2..<limit).contains(given))
    // Nothing happens and nothing is read any more.
    for (tool, arguments) in [
      (PlayTool.note, ["text": "x"]), (.status, [:]), (.menu, [:]), (.evidence, [:]),
      (.declare, ["cause": "unknown", "explanation": "?"]),
    ] as [(PlayTool, [String: JSON])] {
      let refusal = await bench.refusal(tool, handle, arguments)
      #expect(refusal?.contains("its \(limit) bytes of answers") == true, "\(tool.rawValue)")
      #expect(refusal?.contains("final 'declare' or 'abandon'") == true)
    }
    #expect(try bench.session(handle).entries.count == last)
    await #expect(throws: ProtocolError.self) {
      try await bench.tools.read("firedrill://sessions/\(handle)/brief", .handshake)
    }
    let kind = await bench.tools.outcome(of: .status, ["session": .string(handle)])
    guard case .refused(.exhausted, _) = kind else {
      Issue.record("the outcome is \(kind)")
      return
    }
    let verdict: [String: JSON] = ["cause": "unknown", "explanation": "?", "final": true]
    #expect(try await bench.call(.declare, handle, verdict)["over"] == true)
    #expect(try await bench.call(.debrief, handle)["score"] != nil)
  }

  @Test func `what is left of the bytes is what was not given`() async throws {
    let limit = 100_000
    let bench = try ToolBench(limits: PlayLimits(sessionBytes: limit))
    let result = await bench.tools.call(.openSession, ["incident": "queue-drill"])
    let opened = try #require(result["structuredContent"])
    let handle = try #require(opened["session"]?.text)
    var given = Self.bytes(opened)
    given += Self.bytes(try await bench.call(.note, handle, ["text": "one"]))
    #expect(await bench.refusal(.wait, handle, ["minutes": 0]) != nil)
    let page = try await bench.tools.read("firedrill://sessions/\(handle)/brief", .handshake)
    guard case .array(let contents)? = page["contents"], let text = contents.first?["text"]?.text
    else {
      Issue.record("no text in \(page.line)")
      return
    }
    given += text.utf8.count
    let status = try await bench.call(.status, handle)
    #expect(status["limits"]?["sessionBytesLeft"] == .integer(limit - given))
  }

  @Test func `another process counts what the session's events showed`() async throws {
    let bench = try ToolBench()
    let handle = try await bench.open()
    var shown = 0
    for action in try bench.session(handle).scenario.actions.prefix(2) {
      let look = try await bench.call(.look, handle, ["action": .string(action.id.rawValue)])
      shown += Self.bytes(try #require(look["entry"]))
    }
    let other = try ToolBench(limits: PlayLimits(sessionBytes: shown + 5_000), beside: bench)
    let status = try await other.call(.status, handle)
    #expect(status["limits"]?["sessionBytesLeft"] == 5_000)
    let strict = try ToolBench(limits: PlayLimits(sessionBytes: shown), beside: bench)
    #expect(await strict.refusal(.status, handle)?.contains("bytes of answers") == true)
    #expect(try await strict.call(.abandon, handle)["over"] == true)
  }

  @Test func `a program that plays by lines has the same limits on bytes`() async throws {
    let opening = try ToolBench()
    let handle = try await opening.open()
    let limits = PlayLimits(answerBytes: 3_000, sessionBytes: 10_000)
    let bench = try ToolBench(limits: limits, beside: opening)
    let server = LineServer(bench.tools, session: handle)
    let long = String(repeating: "long ", count: 1_000)
    let tooLong = await server.answer(.line("note \(long)"))
    #expect(tooLong.first?.contains("3000 are the most. It took place as event 1.") == true)
    var given = 0
    var refusal = ""
    for _ in 0..<100 {
      let lines = await server.answer(.line("status"))
      if lines[0].hasPrefix("Not done: ") {
        refusal = lines[0]
        break
      }
      given += lines.dropLast().reduce(0) { $0 + $1.utf8.count + 1 }
    }
    #expect(refusal.contains("for this session"), "\(refusal)")
    #expect(given < 10_000)
    #expect(await server.answer(.line("menu"))[0].contains("its 10000 bytes of answers"))
    #expect(await server.answer(.line("declare unknown because ?"))[0].hasPrefix("Not done: "))
    let end = await server.answer(.line("declare unknown because ? !"))
    #expect(!end[0].hasPrefix("Not done: "), "\(end)")
    #expect(await server.answer(.line("debrief")).contains { $0.hasPrefix("Score ") })
  }

  @Test func `answers about a session take a whole pace at least, however little work they are`()
    async throws
  {
    let pace = Duration.milliseconds(40)
    let bench = try ToolBench(limits: PlayLimits(pace: pace))
    func time(_ work: () async throws -> Void) async throws -> Duration {
      let start = ContinuousClock.now
      try await work()
      return start.duration(to: .now)
    }
    var handle = ""
    #expect(try await time { handle = try await bench.open() } >= pace)
    for (tool, arguments) in [
      (PlayTool.note, ["text": JSON.string("n")]), (.menu, [:]), (.status, [:]), (.evidence, [:]),
      (.wait, ["minutes": 1]),
    ] {
      #expect(try await time { _ = try await bench.call(tool, handle, arguments) } >= pace)
    }
    let page = "firedrill://sessions/\(handle)/menu"
    #expect(try await time { _ = try await bench.tools.read(page, .handshake) } >= pace)
    let lines = LineServer(bench.tools, session: handle)
    #expect(try await time { _ = await lines.answer(.line("note n")) } >= pace)
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
