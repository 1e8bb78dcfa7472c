import Foundation
package import Questions
package import ScenarioModel
import ScenarioYAML
import Synchronization
import Telemetry

/// The reason why the question bank cannot be used.
package enum BankError: Error, Hashable, Sendable {
  /// None of the places holds a bank.
  case missing(places: [String])
  /// Its files have errors; all diagnostics, warnings included.
  case invalid([Diagnostic])
  case unknownQuestion(String, near: [String])
  /// Nothing fits what was asked for: every question was answered and none is due.
  case nothingLeft
  /// Only what is due was asked for, and nothing is.
  case nothingDue
  /// The bank has no question of that area, kind or choice.
  case noSuchQuestions
  case noMap(Topic)
  case plan(PlanError)
}

extension BankError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let places):
      "there is no question bank in \(places.joined(separator: " or "));"
        + " set FIREDRILL_QUESTIONS to the folder that holds it"
    case .invalid(let diagnostics):
      diagnostics.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
    case .unknownQuestion(let name, let near):
      "there is no question '\(name)'.\(NearestName.offer(near))"
    case .nothingLeft: "every question that fits was answered, and none of them is due today"
    case .nothingDue: "no question is due today; 'firedrill ask' asks new ones"
    case .noSuchQuestions: "the bank has no such question; leave an option out"
    case .noMap(let area): "the bank has no map of \(area.rawValue)"
    case .plan(let error): "\(error)"
    }
  }
}

/// The question bank that is installed: finds and loads it, and checks one for its author.
///
/// A bank is parsed once: its index is kept on the disk while its files and the program stay what they are.
package final class BankCatalog: Sendable {
  private let places: [URL]
  private let scenarios: ScenarioCatalog
  private let cache: QuestionIndexCache
  private let kept = Mutex<(files: FolderStamp, bank: InstalledBank)?>(nil)

  init(_ environment: DrillEnvironment, _ scenarios: ScenarioCatalog) {
    places = environment.bankFolders
    self.scenarios = scenarios
    cache = QuestionIndexCache(environment)
  }

  /// The folder of the bank: the first place that holds one.
  package func folder() throws(DrillError) -> String {
    let found = places.map(\.relativePath).first { path in
      Topic.allCases.contains { area in
        FileManager.default.fileExists(atPath: "\(path)/\(area.rawValue)/questions.yaml")
      }
    }
    guard let found else { throw .bank(.missing(places: places.map(\.relativePath))) }
    return found
  }

  /// The bank, checked for form alone.
  ///
  /// Complexity: that of reading its index, and of parsing its files the first time.
  package func load() throws(DrillError) -> InstalledBank {
    let folder = try folder()
    let files = FolderStamp(of: folder)
    if let kept = kept.withLock({ $0 }), kept.files == files { return kept.bank }
    let bank = try read(folder, files)
    kept.withLock { $0 = (files, bank) }
    return bank
  }

  private func read(_ folder: String, _ files: FolderStamp) throws(DrillError) -> InstalledBank {
    let key = cache.key(of: files)
    if let key, let index = cache.index(of: folder, key) { return InstalledBank(index, folder) }
    let source: BankSource
    do throws(FileProblem) {
      source = try BankSource(folder: folder)
    } catch {
      // The loader names the file.
      throw .bank(.invalid(BankLoader.load(folder: folder).diagnostics))
    }
    let read = BankLoader.index(source)
    guard let index = read.index else { throw .bank(.invalid(read.diagnostics)) }
    // Files that changed while they were read are of no one state.
    if let key, files.isCurrent { cache.keep(index, of: folder, key) }
    return InstalledBank(index, folder, source)
  }

  /// All that is wrong with the bank of a folder, and the bank where nothing is.
  package func check(folder: String) -> (bank: QuestionBank?, diagnostics: [Diagnostic]) {
    let names = (try? scenarios.folders())?.compactMap {
      URL(fileURLWithPath: $0).lastPathComponent
    }
    return BankLoader.load(folder: folder) { bank in
      bank.findings(incidents: names.map { Set($0.map { ScenarioID($0) }) })
    }
  }

  /// The JSON Schema of the bank's files, for editors.
  package static var schema: String { BankSchema.text }
}
