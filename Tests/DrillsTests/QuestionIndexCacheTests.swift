import Foundation
import Questions
import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

@testable import Drills

/// A copy of the shipped bank whose index is kept in a folder of its own.
private struct KeptBank {
  private let folder: TemporaryFolder
  let bank: URL
  private let cache: URL

  init(cache: String = "cache") throws {
    folder = try TemporaryFolder()
    bank = folder.url.appending(path: "Questions")
    self.cache = folder.url.appending(path: cache)
    try FileManager.default.copyItem(at: Repository.root.appending(path: "Questions"), to: bank)
  }

  /// The bank as a program finds it that starts now; `stamp` tells builds of it apart.
  func load(_ stamp: String? = "build 1") throws -> InstalledBank {
    let environment = DrillEnvironment(
      dataFolder: folder.url,
      cacheFolder: cache,
      scenarioFolders: [],
      bankFolders: [bank],
      programStamp: stamp,
      now: { 1_800_000_000 },
      randomSeed: { 7 }
    )
    return try DrillServices(environment).bank.load()
  }

  /// The file of the index; there is only one.
  func file() throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(
      at: cache.appending(path: "banks"),
      includingPropertiesForKeys: nil
    )
    #expect(names.count == 1)
    return try #require(names.first)
  }

  /// Puts other lines of questions into the kept index, under the digests that belong to them.
  func forge(_ lines: ([String]) -> [String]) throws {
    let text = try String(contentsOf: file(), encoding: .utf8)
    let parts = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    let body = lines(parts[3].split(separator: "\n").map(String.init)).joined(separator: "\n")
    let digest = Digests.hexadecimal(Array(body.utf8))
    try Data("\(parts[0])\n\(parts[1])\n\(digest)\n\(body)".utf8).write(to: file())
  }
}

@Test func `the kept index gives the bank that parsing gives, and is the user's alone`() throws {
  let kept = try KeptBank()
  let parsed = try kept.load()
  let file = try kept.file()
  for (path, mode) in [(file.path, 0o600), (file.deletingLastPathComponent().path, 0o700)] {
    let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(found == mode, "\(path)")
  }
  let cached = try kept.load()
  #expect(cached.index == parsed.index)
  let whole = try #require(BankLoader.load(folder: kept.bank.path).bank)
  #expect(cached.index.entries.map(\.id) == whole.questions.map(\.id))
  #expect(cached.index.entries.allSatisfy { $0.place != nil })
  for question in whole.questions { #expect(try cached.question(question.id) == question) }
  for area in whole.areas {
    let sheets = try cached.sheets(of: area.area)
    #expect(sheets.map == area.map && sheets.numbers == area.numbers && sheets.questions.isEmpty)
  }
  #expect(try cached.question("no-such-question") == nil)
}

@Test func `a kept index is read instead of the bank, until a file or the program changes`() throws
{
  let kept = try KeptBank()
  let all = try kept.load().index.entries.count
  try kept.forge { Array($0.prefix(3)) }
  #expect(try kept.load().index.entries.count == 2)
  #expect(try kept.load("build 2").index.entries.count == all)

  try kept.forge { Array($0.prefix(3)) }
  let file = kept.bank.appending(path: "agents/questions.yaml")
  let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
  let text = try String(contentsOf: file, encoding: .utf8)
  // The size and the time of the file stay what they were.
  try text.replacing("id: agent-fails-model-right", with: "id: agent-fails-model-wrong")
    .write(to: file, atomically: true, encoding: .utf8)
  try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: file.path)
  let edited = try kept.load("build 2")
  #expect(edited.index.entries.count == all)
  #expect(edited.index.entry("agent-fails-model-right") == nil)
  #expect(try edited.question("agent-fails-model-wrong")?.area == .agents)
}

@Test func `a damaged index counts as none and is made anew`() throws {
  let kept = try KeptBank()
  let sound = try kept.load().index
  let bytes = try Data(contentsOf: kept.file())
  for place in stride(from: 0, to: bytes.count, by: 997) {
    var damaged = bytes
    damaged[place] ^= 1
    try damaged.write(to: kept.file())
    #expect(try kept.load().index == sound, "byte \(place)")
    #expect(try Data(contentsOf: kept.file()) == bytes)
  }
  for length in [0, 1, 24, 90, bytes.count - 1] {
    try bytes.prefix(length).write(to: kept.file())
    #expect(try kept.load().index == sound, "\(length) bytes")
  }
}

@Test func `an index that others may write to, or a link, is not read`() throws {
  let kept = try KeptBank()
  let all = try kept.load().index.entries.count
  try kept.forge { Array($0.prefix(3)) }
  let file = try kept.file()
  try FileManager.default.setAttributes([.posixPermissions: 0o620], ofItemAtPath: file.path)
  #expect(try kept.load().index.entries.count == all)

  try kept.forge { Array($0.prefix(3)) }
  let other = kept.bank.appending(path: "other.index")
  try FileManager.default.moveItem(at: file, to: other)
  try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
  #expect(try kept.load().index.entries.count == all)
}

@Test func `an index that leads to another question does not give it`() throws {
  let kept = try KeptBank()
  let whole = try kept.load()
  let (first, second) = (whole.index.entries[0], whole.index.entries[1])
  let places = try [first, second].map { entry in
    let place = try #require(entry.place)
    return "\(place.lowerBound) \(place.upperBound)"
  }
  for place in [places[1], "0 100000000", "5 60"] {
    try kept.forge { lines in lines.map { $0.replacing(places[0], with: place) } }
    let forged = try kept.load()
    #expect(forged.index.entry(first.id)?.place != first.place)
    #expect(try forged.question(first.id) == whole.question(first.id))
    #expect(try forged.question(second.id) == whole.question(second.id))
    try kept.forge { lines in
      lines.map { $0.hasSuffix(" \(first.id)") ? $0.replacing(place, with: places[0]) : $0 }
    }
  }
}

@Test func `a bank works where no index can be kept`() throws {
  // A file stands where the folder would be.
  let kept = try KeptBank(cache: "Questions/schema.json")
  #expect(try kept.load().index == kept.load(nil).index)
  #expect(try kept.load().index.entries.count >= 150)
}
