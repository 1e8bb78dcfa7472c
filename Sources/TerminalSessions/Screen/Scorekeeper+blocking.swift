import Coaching
package import Drills
package import Interviewing
import Reports
package import Scoring
package import Sessions

// A session at a terminal is synchronous; these overloads wait for the service.

extension Scorekeeper {
  package func card(of session: Session) throws -> Scorecard {
    try Blocking.run { try await self.card(of: session) }
  }

  func lesson(of session: Session) throws -> Lesson {
    try Blocking.run { try await self.lesson(of: session) }
  }

  func hostReader(of session: Session, isAloud: Bool) throws -> HostReader {
    try Blocking.run { try await self.hostReader(of: session, isAloud: isAloud) }
  }

  package func interviewReport(of session: Session, sealed: Scorecard? = nil) throws
    -> InterviewReport
  {
    try Blocking.run { try await self.interviewReport(of: session, sealed: sealed) }
  }
}
