import CommandLanguage
import Drills
import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// A play: reads lines, lets them happen, and shows what came of it.
///
/// An event is kept before anything of it is shown, so a kill at any moment loses nothing that the
/// player has seen.
struct PlayLoop<Console: PlayConsole> {
  var link: SessionLink
  var console: Console
  var view: SessionView
  /// The verdict that was asked for last and not made final; gone once something else is done.
  var openVerdict: Declaration?

  init(link: SessionLink, console: Console, view: SessionView) {
    self.link = link
    self.console = console
    self.view = view
  }

  /// The newest state of the session.
  var session: Session { link.session }

  /// Plays until the session is over or the player leaves.
  mutating func run() throws -> PlayEnd {
    while !session.isOver {
      view.style = console.fitted(view.style)
      let input = console.ask(try prompt())
      view.style = console.fitted(view.style)
      switch input {
      case .interrupted: return .interrupted
      case .endOfInput: return .quit
      case .woken: continue
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        if try take(line) { return .quit }
      }
    }
    return session.declaration == nil ? .abandoned : .declared
  }

  /// Carries a line out; true when the player wants to leave.
  mutating func take(_ line: String) throws -> Bool {
    do {
      if let openVerdict, Consent(line) == .given {
        try carryOut(.declare(openVerdict))
        return false
      }
      switch try CommandParser(session: session).parse(line) {
      case .nothing: return false
      case .quit: return true
      case .show(let page): try console.show(try self.page(page))
      case .command(let command): try carryOut(command)
      case .choose(let candidates):
        if let action = try choice(among: candidates) { try carryOut(.look(action)) }
      case .confirm(let command):
        if let line = try carryOutIfMeant(command) { return try take(line) }
      case .draw(let number, let file):
        let drawing = try view.drawing(ofEvent: number, in: session)
        try NewFile.write(Array(drawing.utf8), to: file)
        try console.show(["Wrote \(file)."])
      case .sql(let statement):
        openVerdict = nil
        try show(try link.ask(statement))
        try credit()
      case .declare(let draft):
        guard let declaration = try complete(draft) else { return false }
        if draft.isConfirmed {
          try carryOut(.declare(declaration))
        } else if let line = try carryOutIfFinal(declaration) {
          return try take(line)
        }
      }
    } catch let error as CommandSyntaxError {
      try console.show(view.refusal(error))
    } catch let error as SessionError {
      try console.show(view.refusal(error, in: session))
    } catch DrillError.sql(let refusal) {
      try console.show(view.refusal("\(refusal)"))
    } catch DrillError.export(let error) {
      try console.show(view.refusal("\(error)"))
    }
    return false
  }

  /// Lets a command happen and shows what came of it.
  mutating func carryOut(_ command: SessionCommand) throws {
    openVerdict = nil
    try show(try link.perform(command))
    if case .slice = command { try credit() }
  }

  /// Says which evidence the answer to the latest question counts as, where it does.
  private mutating func credit() throws {
    let updates = try link.credit()
    for update in updates { try console.show(view.credit(update, of: session)) }
    if let update = updates.last { try remind(update) }
  }

  /// Shows an update of the session.
  mutating func show(_ update: Update) throws {
    // What was just typed need not be read again.
    let lines =
      update.entry.event.traits.isOwnWords ? [] : try view.update(update, of: session)
    try console.show(lines)
    try remind(update)
  }

  /// Asks for beliefs where they are due after an update.
  private mutating func remind(_ update: Update) throws {
    guard update.isBeliefDue, session.header.mode.asksForBeliefs else { return }
    try console.show(
      [""]
        + view.paragraph(
          "What do you believe now? For example: believe h1=50 h2=30. 'believe' alone lists the"
            + " causes. " + ConductReport.beliefWorth(in: session.header.mode)
        )
    )
  }

  /// Returns the status line of the session, which stands above a prompt.
  func status() throws -> StatusLine {
    try view.statusLine(of: session)
  }

  private mutating func prompt() throws -> Prompt {
    let status = try status()
    let completion = CommandCompletion(session: session)
    let (view, session) = (view, session)
    return Prompt(
      "> ",
      status: status,
      completing: { completion.candidates(for: $0) },
      help: { view.help(after: $0, in: session) }
    )
  }

  func page(_ page: SessionPage) throws -> [String] {
    switch page {
    case .brief: try view.brief(of: session)
    case .menu: view.menu(of: session)
    case .mitigations: view.mitigations(of: session)
    case .hypotheses: view.hypotheses(of: session)
    case .evidenceList: view.evidenceList(of: session)
    case .evidence(let number): try view.evidence(ofEvent: number, in: session)
    case .status: try view.status(of: session)
    case .timeline: view.timeline(of: session)
    case .notes: view.notes(of: session)
    case .fields: view.fields(of: session)
    case .tables: view.tables(try session.tableNames(), of: session.scenario)
    case .schema(let name): try session.tableDefinitions(of: name).flatMap { view.code($0) }
    case .help(let topic): view.help(on: topic, of: session)
    }
  }
}

extension SessionMode {
  /// Whether the play itself reminds of beliefs; lessons and interviewers ask for them their own way.
  fileprivate var asksForBeliefs: Bool {
    switch self {
    case .drill, .open: true
    case .guided, .interview, .tabletop: false
    }
  }
}
