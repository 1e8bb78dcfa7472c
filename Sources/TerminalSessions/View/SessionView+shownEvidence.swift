import Drills
import Reports
package import Sessions

extension SessionView {
  /// An event that showed evidence, again; throws `.notEvidence` for another event.
  package func evidence(ofEvent number: Int, in session: Session) throws -> [String] {
    try entry(try shown(number, in: session), of: session)
  }

  /// The charts and tables that an event showed, as one SVG document; throws like `evidence`.
  package func drawing(ofEvent number: Int, in session: Session) throws -> String {
    let entry = try shown(number, in: session)
    let evidence = try EntryEvidence(of: entry, in: session)
    let report = EntryReport(entry, of: session, showing: evidence)
    return report?.drawing(title: session.scenario.summary(of: entry.event)) ?? ""
  }

  private func shown(_ number: Int, in session: Session) throws(SessionError) -> SessionEntry {
    let shown = session.entries.filter { $0.event.showsEvidence }
    guard let entry = shown.first(where: { $0.number == number }) else {
      throw .notEvidence(number, seen: shown.map(\.number))
    }
    return entry
  }
}
