package import Questions
package import ScenarioModel
import ScenarioYAML
import Synchronization

/// The question bank as it was found: its index at hand, the rest parsed when it is asked for.
package final class InstalledBank: Sendable {
  package let index: QuestionIndex
  private let source: BankSource
  private let whole = Mutex<QuestionBank?>(nil)

  init(_ index: QuestionIndex, _ source: BankSource) {
    self.index = index
    self.source = source
  }

  /// The question of a name; `nil` where the bank has none.
  ///
  /// Complexity: that of parsing it alone, or all of the bank once where questions are not written each
  /// on lines of its own, or where the index does not fit.
  package func question(_ id: QuestionID) throws(DrillError) -> Question? {
    guard let entry = index.entry(id) else { return nil }
    if let question = BankLoader.question(entry, from: source) { return question }
    return try parsed().question(id)
  }

  /// The map and the numbers of an area, without its questions.
  package func sheets(of area: Topic) throws(DrillError) -> AreaBank {
    let read = BankLoader.sheets(of: area, from: source)
    guard let sheets = read.sheets else { throw .bank(.invalid(read.diagnostics)) }
    return sheets
  }

  private func parsed() throws(DrillError) -> QuestionBank {
    if let bank = whole.withLock({ $0 }) { return bank }
    let read = BankLoader.load(source)
    guard let bank = read.bank else { throw .bank(.invalid(read.diagnostics)) }
    whole.withLock { $0 = bank }
    return bank
  }
}
