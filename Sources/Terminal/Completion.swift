/// The effect of the Tab key on a line.
package enum CompletionStep: Hashable, Sendable {
  /// No candidate begins like the word.
  case nothing
  /// Characters (scalars) before the cursor taken out, and text put in there.
  case replace(deleting: Int, inserting: String)
  /// Candidates shown, because the word leaves open which one is meant.
  case list([String])

  /// The step for the last word before the cursor.
  ///
  /// One candidate is put in whole with a blank after it; of several the part that they share, or,
  /// where the word has that already, they are listed. Letters of another case are corrected where
  /// no candidate has the word's own.
  package init(before: String, candidates: [String]) {
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    var fitting = candidates.filter { $0.hasPrefix(word) }
    if fitting.isEmpty {
      let folded = word.lowercased()
      fitting = candidates.filter { $0.lowercased().hasPrefix(folded) }
    }
    fitting = Array(Set(fitting)).sorted()
    guard let first = fitting.first else {
      self = .nothing
      return
    }
    let deleted = word.unicodeScalars.count
    if fitting.count == 1 {
      self = .replace(deleting: deleted, inserting: first + " ")
      return
    }
    let shared = fitting.dropFirst().reduce(first) { CompletionStep.commonPrefix($0, $1) }
    if shared.unicodeScalars.count >= deleted, shared != word {
      self = .replace(deleting: deleted, inserting: shared)
    } else {
      self = .list(fitting)
    }
  }

  private static func commonPrefix(_ first: String, _ second: String) -> String {
    String(zip(first, second).prefix { $0 == $1 }.map(\.0))
  }

  /// Candidates in columns under one another, as `ls` shows names.
  static func listing(_ candidates: [String], columns: Int) -> String {
    let shown = candidates.prefix(mostListed)
    let widest = (shown.map(\.count).max() ?? 0) + 2
    let across = max(1, columns / widest)
    let rows = (shown.count + across - 1) / across
    let lines = (0..<rows).map { row in
      stride(from: row, to: shown.count, by: rows).map { index in
        shown[index] + String(repeating: " ", count: widest - shown[index].count)
      }.joined()
    }
    let more = candidates.count - shown.count
    return (more > 0 ? lines + ["and \(more) more"] : lines).joined(separator: "\r\n")
  }

  /// More names than this help nobody to choose.
  private static let mostListed = 100
}
