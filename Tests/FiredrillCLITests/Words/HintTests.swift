import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Commands of the program that errors of a session lead to.
struct HintTests {
  @Test func `a session that is over or of another mode names the command that helps`() {
    #expect(
      SessionError.over.withHint == "this session is over; 'firedrill play' starts another"
    )
    #expect(
      SessionError.interview(.notAnInterview).withHint
        == "this session is no interview; 'firedrill interview' starts one"
    )
    #expect(SessionError.noHintLeft.withHint == SessionError.noHintLeft.description)
  }

  @Test func `an event after the end of a replay is told with the same words`() throws {
    var session = try Session.of(Sample.canary())
    session.apply(.abandoned)
    let mismatch = #expect(throws: ReplayMismatch.self) {
      try session.replay(.waited(minutes: 1)) { _, _ in nil }
    }
    #expect(mismatch?.reason == .refused(.over))
    #expect(
      mismatch?.withHint
        == "event 2 could not have happened: this session is over;"
        + " 'firedrill play' starts another"
    )
    #expect(mismatch?.description == "event 2 could not have happened: this session is over")
  }
}
