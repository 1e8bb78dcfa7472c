import Drills
import Foundation
import Reports
import ScenarioModel
import TestSupport
import Testing

@Suite("scenarios that are loaded again")
struct ScenarioCatalogTests {
  private let folder: TemporaryFolder
  private let catalog: ScenarioCatalog
  private var scenario: URL { folder.url.appending(path: "queue-drill") }
  private var file: URL { scenario.appending(path: ScenarioCatalog.fileName) }

  init() throws {
    folder = try TemporaryFolder()
    catalog = DrillServices(in: folder).catalog
    try FileManager.default.copyItem(
      at: Repository.queueDrill,
      to: folder.url.appending(path: "queue-drill")
    )
  }

  @Test("a file that was changed is read anew")
  func changed() throws {
    let first = try catalog.load(folder: scenario.path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let title = first.scenario.title
    try text.replacing("title: \(title)", with: "title: \(title) again")
      .write(to: file, atomically: true, encoding: .utf8)
    let second = try catalog.load(folder: scenario.path)
    #expect(second.scenario.title == "\(title) again")
    #expect(second.textDigest != first.textDigest)
    #expect(second.worldDigest == first.worldDigest)
    #expect(try catalog.load(files: first.files, name: "queue-drill").scenario.title == title)
  }

  @Test("a file that was broken is refused, and taken once it is mended")
  func broken() throws {
    let sound = try Data(contentsOf: file)
    let first = try catalog.load(folder: scenario.path)
    try Data("format: 1\n".utf8).write(to: file)
    #expect(throws: CatalogError.self) { try catalog.load(folder: scenario.path) }
    try sound.write(to: file)
    #expect(try catalog.load(folder: scenario.path).worldDigest == first.worldDigest)
  }

  @Test("each difficulty is a scenario of its own, and the name of the folder is checked each time")
  func keys() throws {
    let canary = Repository.canary
    let levels = try [1, 3, nil].map { try catalog.load(folder: canary.path, difficulty: $0) }
    #expect(levels.map(\.scenario.difficulty) == [1, 3, levels[2].ownDifficulty])
    #expect(throws: CatalogError.self) {
      try catalog.load(files: levels[0].files, name: "another", difficulty: 1)
    }
  }

  @Test("the line of a list follows the files of its scenario")
  func line() throws {
    let services = DrillServices(in: folder, scenarios: folder.url)
    func title() throws -> String { try services.summaries.summary(folder: scenario.path).title }
    let first = try title()
    #expect(try title() == first)
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("title: \(first)", with: "title: \(first) again")
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try title() == "\(first) again")
    try FileManager.default.removeItem(at: file)
    #expect(throws: CatalogError.self) { try title() }
  }
}
