import ArgumentParser
import Drills
import Questions
import Reports
import ScenarioModel
import Terminal
import TerminalSessions

/// Shows the map of an area.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract:
      "The path of a request or a model through an area: what breaks where, and how it shows.",
    usage: "firedrill map [<area>] [--json]",
    discussion: """
      For example: firedrill map retrieval
      Without an area it lists the maps that there are.
      """
  )

  @Argument(help: "The area: retrieval, agents, evaluation, production or foundations.")
  var area: Topic?

  @Flag(
    help: """
      Print JSON: {area, title, stages: [{title, does, breaks, shows, look, number, source, questions, \
      incident}]}.
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let sessions = try environment.services.sessions()
    let service = try QuestionService(environment.services, sessions)
    guard let area else {
      return try OutputWriter.standardOutput.writeLines(
        MapDocument.list(try service.sheets(), environment.style)
      )
    }
    let document = MapDocument(
      try service.map(of: area),
      of: area,
      isForReading: try sessions.lastHours() != nil
    )
    try service.keep(.read(page: PageName.map(area)))
    try environment.show(document, asJSON: json) { document.lines($0) }
  }
}

/// Shows the numbers worth knowing.
struct NumbersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers",
    abstract: "The sheet for the last two hours: numbers with their conditions, by area.",
    discussion: "For example: firedrill numbers production"
  )

  @Argument(help: "Only this area.")
  var area: Topic?

  @Flag(
    help: """
      Print JSON: {areas: [{area, title, numbers: [{title, range, conditions, say, source}]}], framework}.
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try QuestionService(environment.services, try environment.services.sessions())
    let document = NumbersDocument(try service.sheets(of: area))
    if area == nil { try service.keep(.read(page: PageName.numbers)) }
    try environment.show(document, asJSON: json) { document.lines($0) }
  }
}
