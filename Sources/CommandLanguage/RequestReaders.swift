import EvidenceRequests
import ScenarioModel
import Sessions
import Synchronization

/// The readers of what people ask for in one scenario and of what they say they do.
///
/// Making them reads all names and titles of the scenario, which takes some ten times as long as
/// reading a request.
struct RequestReaders: Sendable {
  let evidence: EvidenceMatcher
  let statements: StatementReader
  let questions: QuestionCompiler

  init(_ scenario: Scenario) {
    evidence = EvidenceMatcher(scenario)
    statements = StatementReader(scenario)
    questions = QuestionCompiler(scenario.world)
  }

  /// The readers for a session; those of a scenario that digests name are made once.
  static func of(_ session: Session) -> RequestReaders {
    let header = session.header
    guard !header.textDigest.isEmpty, !header.worldDigest.isEmpty else {
      return RequestReaders(session.scenario)
    }
    let key = "\(header.worldDigest) \(header.textDigest)"
    if let readers = known.withLock({ $0[key] }) { return readers }
    let readers = RequestReaders(session.scenario)
    known.withLock { known in
      if known.count >= mostKnown { known.removeAll() }
      known[key] = readers
    }
    return readers
  }

  private static let known = Mutex<[String: RequestReaders]>([:])

  /// The most scenarios whose readers are kept; those of one take some hundred kilobytes.
  private static let mostKnown = 32
}
