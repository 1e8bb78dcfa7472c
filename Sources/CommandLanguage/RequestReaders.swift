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
  ///
  /// A header that was made without loading a scenario has no digests of 64 digits and names none.
  static func of(_ session: Session) -> RequestReaders {
    let digests = [session.header.worldDigest, session.header.textDigest]
    guard digests.allSatisfy({ $0.utf8.count == digestLength }) else {
      return RequestReaders(session.scenario)
    }
    let key = digests.joined(separator: " ")
    if let readers = known.withLock({ $0[key] }) { return readers }
    let readers = RequestReaders(session.scenario)
    known.withLock { known in
      if known.count >= mostKnown { known.removeAll() }
      known[key] = readers
    }
    return readers
  }

  private static let known = Mutex<[String: RequestReaders]>([:])

  /// The hexadecimal digits of SHA-256.
  private static let digestLength = 64

  /// The most scenarios whose readers are kept; those of one take some hundred kilobytes.
  private static let mostKnown = 32
}
