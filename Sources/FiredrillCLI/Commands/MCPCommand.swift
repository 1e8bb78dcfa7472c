import ArgumentParser
import FiredrillMCP
import Foundation
import Terminal
import TerminalSessions

/// Lets a program play over standard input and output.
struct MCPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Let a program play, by the Model Context Protocol.",
    usage: "firedrill mcp [<options>]",
    discussion: """
      For example: firedrill mcp
                   firedrill mcp --max-steps 40 --max-minutes 120
      It reads standard input and writes standard output, one JSON message a line,
      in the revisions 2026-07-28 and 2025-11-25, until its input ends. The tool
      open_session gives a handle, with which any process on the same data folder
      can go on.
      """
  )

  @OptionGroup var limits: PlayLimitOptions

  @Option(help: "Deal the world of this seed to every session that is opened; no answer tells it.")
  var seed: UInt64?

  func run() throws {
    let environment = CommandEnvironment()
    let tools = ToolService(
      environment.services,
      limits: limits.limits,
      seed: seed,
      makeHandle: { UUID().uuidString.lowercased() }
    )
    let server = MessageServer(tools, ServerIdentity(version: FiredrillCommand.version))
    var lines = PipedLines(descriptor: 0, limit: ReceivedFrame.usualLimit)
    while true {
      let frame: ReceivedFrame
      switch lines.next(prompt: "") {
      case .line(let line): frame = .line(line)
      case .tooLong(let limit): frame = .tooLong(limit: limit)
      case .woken: continue
      case .endOfInput: return
      case .interrupted: throw TerminalSessionError.interrupted
      case .failed(let number):
        let reason = SystemErrorText.of(number)
        throw TerminalSessionError.unreadableInput(reason)
      }
      let answer = try Blocking.run { await server.answer(frame) }
      if let answer { try OutputWriter.standardOutput.writeDocument(answer) }
    }
  }
}

/// The limits of a program that plays.
struct PlayLimitOptions: ParsableArguments {
  @Option(help: "The most events of a session, its end not counted.")
  var maxSteps = PlayLimits.usualSteps

  @Option(help: "The simulated minute from which a session can only be ended; none if left out.")
  var maxMinutes: Int?

  @Option(help: "The longest answer, in bytes.")
  var maxAnswerBytes = PlayLimits.usualAnswerBytes

  @Option(
    help: """
      The bytes of all answers of a session, after which it can only be ended; no limit if left out. A \
      token of a language model is about four.
      """
  )
  var maxSessionBytes: Int?

  func validate() throws {
    guard maxSteps > 0, maxMinutes ?? 1 > 0, maxAnswerBytes > 0, maxSessionBytes ?? 1 > 0 else {
      throw ValidationError(
        "--max-steps, --max-minutes, --max-answer-bytes and --max-session-bytes are numbers from 1"
      )
    }
  }

  var limits: PlayLimits {
    PlayLimits(
      steps: maxSteps,
      minutes: maxMinutes,
      answerBytes: maxAnswerBytes,
      sessionBytes: maxSessionBytes,
      pace: PlayLimits.usualPace
    )
  }
}
