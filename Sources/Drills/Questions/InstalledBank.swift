package import Questions
package import ScenarioModel
import ScenarioYAML
import Synchronization

/// The question bank as it was found: its index at hand, the rest read and parsed when it is asked for.
package final class InstalledBank: Sendable {
  package let index: QuestionIndex
  private let folder: String
  private let files: Mutex<BankSource?>
  private let whole = Mutex<QuestionBank?>(nil)

  /// The bank of a folder; its files are read when they are needed, where `source` is not at hand.
  init(_ index: QuestionIndex, _ folder: String, _ source: BankSource? = nil) {
    self.index = index
    self.folder = folder
    files = Mutex(source)
  }

  /// All files, read at the latest now.
  private func source() throws(DrillError) -> BankSource {
    if let source = files.withLock({ $0 }) { return source }
    let source = try read(BankPart.allCases, of: Topic.allCases)
    files.withLock { $0 = source }
    return source
  }

  private func read(_ parts: [BankPart], of areas: [Topic]) throws(DrillError) -> BankSource {
    do throws(FileProblem) {
      return try BankSource(folder: folder, parts: parts, areas: areas)
    } catch {
      // The loader names the file.
      throw .bank(.invalid(BankLoader.load(folder: folder).diagnostics))
    }
  }

  /// The question of a name; `nil` where the bank has none.
  ///
  /// Complexity: that of parsing it alone, or all of the bank once where questions are not written each
  /// on lines of its own, or where the index does not fit.
  package func question(_ id: QuestionID) throws(DrillError) -> Question? {
    guard let entry = index.entry(id) else { return nil }
    let source =
      files.withLock { $0 } ?? BankSource(folder: folder, questionAt: entry.place, in: entry.area)
    if let source, let question = BankLoader.question(entry, from: source) { return question }
    return try parsed().question(id)
  }

  /// The map and the numbers of an area, without its questions.
  package func sheets(of area: Topic) throws(DrillError) -> AreaBank {
    let read = BankLoader.sheets(of: area, from: try read([.map, .numbers], of: [area]))
    guard let sheets = read.sheets else { throw .bank(.invalid(read.diagnostics)) }
    return sheets
  }

  private func parsed() throws(DrillError) -> QuestionBank {
    if let bank = whole.withLock({ $0 }) { return bank }
    let read = BankLoader.load(try source())
    guard let bank = read.bank else { throw .bank(.invalid(read.diagnostics)) }
    whole.withLock { $0 = bank }
    return bank
  }
}
