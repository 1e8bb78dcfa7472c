import ArgumentParser
import Drills
import Plotting
import Telemetry
import Terminal
import TerminalSessions

/// Opens a menu of what there is to do.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu",
    abstract: "Open the menu (what firedrill alone does).",
    discussion: "For example: firedrill"
  )

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let environment = screen.environment
    let service = try environment.services.sessions()
    let summaries = environment.services.summaries
    let best = try service.bestTotals()
    let menu = Menu(
      scenarios: try environment.services.catalog.folders().compactMap {
        try? summaries.summary(folder: $0)
      },
      best: best,
      isNew: try !service.hasSessions(),
      open: try service.latestOpen(),
      due: try Self.due(service, hasPlayed: !best.isEmpty),
      hasDisplay: BrowserOpener.isAvailable(environment.variables)
    )
    var console = TerminalConsole(environment.screen)
    try console.show(menu.page(environment.view))
    let keys = menu.entries.map(\.key)
    while true {
      let view = environment.view
      let prompt = Prompt(
        "> ",
        completing: { typed in keys.filter { $0.hasPrefix(typed) } },
        help: { $0.isEmpty ? Menu.help(view) : [] }
      )
      switch console.ask(prompt) {
      case .endOfInput: return
      case .woken: continue
      case .interrupted: throw TerminalSessionError.interrupted
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        let word = line.trimmed.lowercased()
        switch menu.choice(of: word) {
        case .nothing: continue
        case .leave: return
        case .help: try console.show(Menu.help(view))
        case .show(let arguments):
          do {
            try Self.run(arguments)
          } catch let failure as CommandFailure where failure.code == .usage {
            try console.show(view.refusal(failure.message))
          }
        case .enter(let arguments):
          let isServing = arguments.first == ServeCommand.configuration.commandName
          return try Self.run(arguments + (isServing ? [] : screen.arguments))
        case .unknown:
          let keys = keys.joined(separator: ", ")
          try console.show(view.refusal("'\(word)' is not in the menu; it has \(keys)"))
        }
      }
    }
  }

  /// Returns the sentence that names drills due for repetition, or `nil` if none is due.
  ///
  /// Without a scored session no plan is computed.
  private static func due(
    _ service: SessionService,
    hasPlayed: Bool
  ) throws -> String? {
    guard hasPlayed else { return nil }
    return try TrainingService(service).plan().invitation
  }

  /// Runs a command as if its arguments had been typed in a shell.
  private static func run(_ arguments: [String]) throws {
    var command = try FiredrillCommand.parseAsRoot(arguments)
    try command.run()
  }
}
