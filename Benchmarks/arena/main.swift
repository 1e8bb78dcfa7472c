import CommandLanguage
import Drills
import Foundation
import ScenarioModel
import Scoring
import Sessions

// Plays a script on many worlds in one process and scores it: what the sessions of an arena cost without
// agents, protocol, texts for agents and files. 'arena.py' compares it with 'firedrill arena'.
// Usage: arena-benchmark SCENARIO WORLDS FILE   (the file has a command of a play in each line)

guard CommandLine.arguments.count == 4, let worlds = Int(CommandLine.arguments[2]) else {
  print("usage: arena-benchmark SCENARIO WORLDS FILE")
  exit(64)
}
let name = CommandLine.arguments[1]
let lines = try String(contentsOfFile: CommandLine.arguments[3], encoding: .utf8)
  .split(separator: "\n").map(String.init)
let folder = FileManager.default.temporaryDirectory.appending(path: "arena-benchmark")
var environment = DrillEnvironment(
  dataFolder: folder,
  cacheFolder: folder,
  scenarioFolders: [URL(filePath: "Scenarios")],
  now: { 0 },
  randomSeed: { 0 }
)
environment.keepsSessionsInMemory = true
let services = DrillServices(environment)
let sessions = try services.sessions()
let path = try services.catalog.folder(named: name)

/// Carries out a line of the script.
func play(_ line: String, in session: inout Session) throws {
  switch try CommandParser(session: session).parse(line) {
  case .command(let command): session.apply(try session.decide(command).event)
  case .declare(let draft):
    guard let declaration = draft.declaration else { return }
    session.apply(try session.decide(.declare(declaration)).event)
  case .sql, .choose, .confirm, .show, .draw, .quit, .nothing: break
  }
}

var total = 0.0
for world in 0..<worlds {
  let seed = AuthoringService.seed(ofWorld: world)
  var (session, id) = try sessions.open(Opening(folder: path, seed: seed))
  for line in lines { try play(line, in: &session) }
  total += try await services.scorekeeper.outcome(of: session).card?.score ?? 0
  try sessions.erase([id])
}
print("\(worlds) sessions, mean score \((total / Double(worlds) * 10).rounded() / 10)")
