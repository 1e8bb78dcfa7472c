import CommandLanguage
import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions

/// Finds and loads scenarios.
struct ScenarioLibrary {
  private let places: [URL]

  init(_ surroundings: Surroundings) { places = surroundings.scenarioFolders }

  /// A scenario with everything a session needs of it.
  struct Loaded {
    var scenario: Scenario
    /// Digest of the part that decides what happens, in hexadecimal.
    var worldDigest: String
    /// Digest of the prose, artifacts included, in hexadecimal.
    var textDigest: String
    /// The difficulty that its file states, at which it is played where nobody asks for another.
    var ownDifficulty: Int
    /// The folder's files by path, so that an old session replays as it was.
    var bundle: [String: [UInt8]]

    /// The header of a session on a seed.
    func header(seed: UInt64, mode: SessionMode = .drill) -> SessionHeader {
      SessionHeader(
        scenario: scenario,
        worldDigest: worldDigest,
        textDigest: textDigest,
        seed: seed,
        mode: mode
      )
    }
  }

  /// The folders of all scenarios, in order of their names.
  func folders() throws(CommandFailure) -> [String] {
    for folder in places {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let found = names.sorted().map { folder.appendingPathComponent($0).relativePath }
        .filter { isScenario($0) }
      if !found.isEmpty { return found }
    }
    throw CommandFailure(
      "there are no scenarios in \(places.map(\.relativePath).joined(separator: " or "));"
        + " set FIREDRILL_SCENARIOS to the folder that holds them",
      code: .noInput
    )
  }

  /// The folder meant by a path or by a scenario's name or an unambiguous beginning of it.
  func folder(named name: String) throws(CommandFailure) -> String {
    if name.contains("/") || isScenario(name) { return name }
    let folders = try folders()
    let picker = Picker(
      choices: folders.enumerated().map {
        Picker.Choice(
          number: "\($0.offset + 1)",
          name: URL(fileURLWithPath: $0.element).lastPathComponent
        )
      },
      kind: "scenario"
    )
    do {
      return folders[try picker.pick(name)]
    } catch {
      throw CommandFailure("\(error). 'firedrill list' names them", code: .noInput)
    }
  }

  private func isScenario(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(ScenarioLoader.fileName)")
  }

  /// All that is wrong with the scenario of a folder at every difficulty it has, or at one: form,
  /// meaning, and whether each truth can be dealt with a true alert, unless that is left out.
  func check(folder: String, difficulty: Int? = nil, isDealing: Bool = true) -> [Diagnostic] {
    let read = ScenarioLoader.loadAll(
      folder: folder,
      difficulty: difficulty,
      validate: { $0.diagnostics() }
    )
    guard isDealing, !read.diagnostics.contains(where: { $0.severity == .error }) else {
      return read.diagnostics
    }
    return read.diagnostics + read.scenarios.compactMap { undealt($0, in: folder) }
  }

  /// The first truth of a scenario that cannot be dealt.
  private func undealt(_ scenario: Scenario, in folder: String) -> Diagnostic? {
    do throws(StagingError) {
      let staging = try Staging(scenario)
      for hypothesis in scenario.hypotheses {
        for seed in 0..<Self.dealtSeeds { _ = try staging.deal(seed: seed, truth: hypothesis.id) }
      }
      return nil
    } catch {
      let problem = DealProblem(
        error: error,
        difficulty: scenario.levels.count > 1 ? scenario.difficulty : nil
      )
      return Diagnostic(problem, file: "\(folder)/\(ScenarioLoader.fileName)")
    }
  }

  /// Diagnostics with the lines of the scenario's file that their paths lead to, from top to bottom.
  func placed(_ diagnostics: [Diagnostic], in folder: String) -> [Diagnostic] {
    guard let source = try? ScenarioFolder(folder) else { return diagnostics }
    let document = YAMLDocument.reading(ScenarioLoader.fileName, in: source)
    return diagnostics.map(document.placing).stablySorted()
  }

  /// How many worlds of each hypothesis a check deals.
  private static let dealtSeeds: UInt64 = 5

  /// The scenario of a folder, checked for form alone: enough for a list, and quick.
  func glance(folder: String) throws(CommandFailure) -> Scenario {
    try Self.accepted(ScenarioLoader.load(folder: folder))
  }

  private static func accepted(
    _ loaded: (scenario: Scenario?, diagnostics: [Diagnostic])
  ) throws(CommandFailure) -> Scenario {
    if let scenario = loaded.scenario { return scenario }
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    throw CommandFailure(
      errors.map(\.description).joined(separator: "\n"),
      code: errors.contains { $0.kind != .content } ? .noInput : .dataError
    )
  }

  /// Loads the scenario of a folder; a file with errors is refused with all of them.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - difficulty: The difficulty to play it at, the scenario's own where none is given.
  /// - Throws: What is wrong, or that the scenario has no such difficulty.
  /// - Returns: The scenario at that difficulty.
  func load(folder: String, difficulty: Int? = nil) throws(CommandFailure) -> Loaded {
    let scenario = try Self.accepted(
      ScenarioLoader.load(folder: folder, difficulty: difficulty) { $0.diagnostics() }
    )
    if let difficulty, scenario.difficulty != difficulty {
      throw CommandFailure(
        "'\(scenario.id)' has no difficulty \(difficulty), only \(scenario.difficulty)",
        code: .usage
      )
    }
    guard let source = try? ScenarioFolder(folder) else { throw Self.changed(folder) }
    let document = YAMLDocument.reading(ScenarioLoader.fileName, in: source)
    guard let parts = ScenarioParts(document, difficulty: difficulty) else {
      throw Self.changed(folder)
    }
    let bundle = try bundle(of: folder)
    return Loaded(
      scenario: scenario,
      worldDigest: Digests.hexadecimal(parts.world),
      textDigest: Digests.hexadecimal(Self.bytes(of: parts.prose, with: bundle)),
      ownDifficulty: document.statedDifficulty ?? scenario.difficulty,
      bundle: bundle
    )
  }

  private static func changed(_ folder: String) -> CommandFailure {
    CommandFailure("\(folder) changed while it was read", code: .dataError)
  }

  /// Prose with the artifacts that belong to it.
  private static func bytes(of prose: [UInt8], with bundle: [String: [UInt8]]) -> [UInt8] {
    var bytes = prose
    for name in bundle.keys.sorted() where name != ScenarioLoader.fileName {
      bytes += Array("\(name) \(bundle[name]?.count ?? 0)\n".utf8) + (bundle[name] ?? [])
    }
    return bytes
  }

  /// The most bytes that the files of a scenario's folder may have together.
  private static let bundleLimit = 8 << 20

  /// The files of a scenario's folder by their paths in it, but hidden ones and calibrations.
  func bundle(of folder: String) throws(CommandFailure) -> [String: [UInt8]] {
    var bundle: [String: [UInt8]] = [:]
    var size = 0
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() {
      let path = "\(folder)/\(name)"
      let kind =
        try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      guard kind == .typeRegular, !name.hasPrefix("."), !name.hasSuffix(".bin") else { continue }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw CommandFailure("\(path) cannot be read", code: .noInput)
      }
      size += data.count
      guard size <= Self.bundleLimit else {
        throw CommandFailure(
          "\(folder) holds more than \(Self.bundleLimit >> 20) MiB",
          code: .dataError
        )
      }
      bundle[name] = Array(data)
    }
    return bundle
  }
}

extension ScenarioLibrary {
  /// The session of a header before its first event, on the scenario as it was then.
  func session(
    _ header: SessionHeader,
    bundle: [String: [UInt8]]
  ) throws(CommandFailure) -> Session {
    try session(header, of: try unpacked(header, bundle: bundle).scenario)
  }

  /// The scenario of a header, loaded from its files.
  func unpacked(
    _ header: SessionHeader,
    bundle: [String: [UInt8]]
  ) throws(CommandFailure) -> Loaded {
    guard header.namesScenario else {
      throw CommandFailure(
        "'\(header.scenario)' is no name of a scenario; do not trust this session",
        code: .dataError
      )
    }
    let folder: URL
    do {
      // A folder of a name that nobody can guess, which only this user may enter.
      let temporary = FileManager.default.temporaryDirectory
      folder = try FileManager.default.url(
        for: .itemReplacementDirectory,
        in: .userDomainMask,
        appropriateFor: temporary,
        create: true
      )
    } catch {
      throw CommandFailure(
        "no temporary folder can be made: \(error.localizedDescription)",
        code: .cannotCreate
      )
    }
    let place = folder.appendingPathComponent(header.scenario)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      for (path, bytes) in bundle {
        let file = place.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
      }
    } catch {
      throw CommandFailure(
        "the session's scenario cannot be written to \(folder.path):"
          + " \(error.localizedDescription)",
        code: .cannotCreate
      )
    }
    return try load(folder: place.path, difficulty: header.difficulty)
  }

  /// The session of a header before its first event.
  func session(_ header: SessionHeader, of scenario: Scenario) throws(CommandFailure) -> Session {
    guard header.generator == SessionHeader.currentGenerator else {
      throw CommandFailure(
        "this session needs world generator \(header.generator), this program has"
          + " \(SessionHeader.currentGenerator)",
        code: .dataError
      )
    }
    do {
      return try Session(
        header: header,
        staging: try Staging(scenario),
        digest: Digests.hexadecimal
      )
    } catch {
      throw CommandFailure("\(error)", code: .dataError)
    }
  }
}

extension SessionHeader {
  /// Whether the scenario's name is one that a folder of scenarios can have: it may come from a file
  /// that says anything.
  var namesScenario: Bool {
    !scenario.isEmpty && scenario.utf8.count <= 100
      && scenario.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}
