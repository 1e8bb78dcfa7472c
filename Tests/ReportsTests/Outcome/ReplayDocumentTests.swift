import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import Reports

struct ReplayDocumentTests {
  @Test func `a host's private turns are left out while the interview goes on`() throws {
    var session = try Session.of(Sample.queue(), mode: .interview)
    session.apply(.interview(InterviewEvent(.answered("it is the pool"), at: 5)))
    session.apply(.interview(InterviewEvent(.remarked("weak so far"), at: 9)))
    session.apply(
      .interview(InterviewEvent(.ticked(stage: "s", signal: "x", isHeard: true), at: 9))
    )
    let open = String(
      decoding: try JSONEncoder().encode(ReplayDocument(session, nil)),
      as: UTF8.self
    )
    #expect(open.contains("it is the pool"))
    #expect(!open.contains("weak so far") && !open.contains("ticked"))
    session.apply(.interview(InterviewEvent(.closed, at: 20)))
    let over = String(
      decoding: try JSONEncoder().encode(ReplayDocument(session, nil)),
      as: UTF8.self
    )
    #expect(over.contains("weak so far"))
  }
}
