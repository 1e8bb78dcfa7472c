import CommandLanguage
import Drills
import Foundation
import Reports
import ScenarioModel
import Scoring
import Sessions

// Plays a script on many worlds in one process and scores it: what the sessions of an arena cost without
// agents, protocol, texts for agents and files. It simulates what an agent is shown: the page, the evidence,
// and the status after each step. 'arena.py' compares it with 'firedrill arena'.
// Usage: arena-benchmark SCENARIO FIRST WORLDS FILE   (the file has a command of a play in each line)

guard CommandLine.arguments.count == 5, let first = Int(CommandLine.arguments[2]),
  let worlds = Int(CommandLine.arguments[3])
else {
  print("usage: arena-benchmark SCENARIO FIRST WORLDS FILE")
  exit(64)
}
let name = CommandLine.arguments[1]
let lines = try String(contentsOfFile: CommandLine.arguments[4], encoding: .utf8)
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

/// Carries out a line of the script and computes the status that a player sees after it.
func play(_ line: String, in live: LiveSession) async throws {
  let session = await live.view(for: .player).session
  switch try CommandParser(session: session).parse(line) {
  case .command(let command): _ = try await live.perform(command, as: .player)
  case .declare(let draft):
    guard let declaration = draft.declaration else { return }
    _ = try await live.perform(.declare(declaration), as: .player)
  case .sql, .choose, .confirm, .show, .draw, .quit, .nothing: return
  }
  _ = try StatusReport(await live.view(for: .player).session, knowing: try await live.earlierRate())
}

var total = 0.0
for world in first..<(first + worlds) {
  let seed = AuthoringService.seed(ofWorld: world)
  let (session, id) = try sessions.open(Opening(folder: path, seed: seed))
  let live = sessions.live(session, id)
  _ = try BriefReport(session)
  for line in lines { try await play(line, in: live) }
  let played = await live.view(for: .player).session
  total += try await services.scorekeeper.outcome(of: played).card?.score ?? 0
  try sessions.erase([id])
}
print("\(worlds) sessions, mean score \((total / Double(worlds) * 10).rounded() / 10)")
