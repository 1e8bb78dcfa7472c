import Drills
import Reports
import Terminal
import TerminalSessions

/// Checks a scenario now and after every save, until the author leaves.
struct WatchLoop {
  let folder: String
  let environment: CommandEnvironment
  private let authoring: AuthoringService
  private let options: CheckOptions
  private let output = OutputWriter.standardOutput
  /// The last preview and the world that it is of; prose changes nothing about it.
  private var preview: (world: String, lines: [String])?
  private var rounds = 0

  init(folder: String, options: CheckOptions, environment: CommandEnvironment) {
    self.folder = folder
    self.options = options
    self.environment = environment
    authoring = environment.services.authoring
  }

  /// Runs until q, Escape or Ctrl-D; throws a failure with code 130 after Ctrl-C.
  mutating func run() throws {
    var pipe = PipedKeys()
    while true {
      let state = FolderState(of: folder)
      let found = try authoring.check(folder: folder, options)
      if rounds == 0, found.isMissing {
        try output.writeLines(found.texts)
        throw CommandFailure("", code: .noInput)
      }
      rounds += 1
      try show(found)
      guard try wait(beyond: state, &pipe) else { return }
    }
  }

  /// Worlds of each hypothesis in a preview: few, so that it is there at once.
  private static let samples = 12

  /// Shows the preview and below it, where a short screen still has it, what is wrong.
  private mutating func show(_ found: CheckReport) throws {
    let shown = found.errors == 0 ? try currentPreview() + [""] : []
    if isClearing { try output.write(Self.clear) }
    try output.writeLines(shown + found.lines(environment.style, .firedrill))
    try output.writeLines(["", "Check \(rounds). Watching \(folder); q leaves."])
  }

  private mutating func currentPreview() throws -> [String] {
    do {
      let loaded = try authoring.catalog.load(folder: folder, difficulty: options.difficulty)
      if let preview, preview.world == loaded.worldDigest { return preview.lines }
      let report = try authoring.preview(loaded, samples: Self.samples)
      let lines = report.summary(environment.style)
      preview = (loaded.worldDigest, lines)
      return lines
    } catch {
      // It was saved again meanwhile, or its alert never holds: the next check tells.
      guard let failure = CommandFailure(of: error) else { throw error }
      return [failure.message]
    }
  }

  /// Whether lines replace each other on a screen rather than follow each other.
  private var isClearing: Bool {
    environment.screen.capabilities.isOutputTerminal && !environment.screen.capabilities.isDumb
  }

  /// Clears the screen and puts the cursor at its top; source: ECMA-48, ED and CUP.
  private static let clear = "\u{1B}[2J\u{1B}[H"

  /// The interval between two looks at the folder.
  ///
  /// Unit: ms.
  private static let pace: Int32 = 200

  /// Waits until the folder has changed and then stayed unchanged; false when the author leaves.
  ///
  /// Two looks alike mean that an editor has done writing.
  private func wait(beyond state: FolderState, _ pipe: inout PipedKeys) throws -> Bool {
    var last = state
    guard environment.screen.capabilities.isInputTerminal, var keys = KeyReader() else {
      while true {
        if let key = pipe.next(withinMilliseconds: Self.pace), try isLeaving(key) { return false }
        let now = FolderState(of: folder)
        if now != state, now == last { return true }
        last = now
      }
    }
    while true {
      if let key = keys.next(withinMilliseconds: Self.pace), try isLeaving(key) { return false }
      let now = FolderState(of: folder)
      if now != state, now == last { return true }
      last = now
    }
  }

  private func isLeaving(_ key: KeyPress) throws -> Bool {
    switch key {
    case .character("q"), .escape, .endOfInput: return true
    case .interrupted: throw TerminalSessionError.interrupted
    case .character, .enter, .tab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .redraw:
      return false
    }
  }
}
