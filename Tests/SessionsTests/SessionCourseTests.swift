import Sessions
import TestSupport
import Testing

struct SessionCourseTests {
  @Test func `a course gives the session after each event`() throws {
    var session = try Session.of(Sample.queue())
    var states = [session.observable]
    for command in [SessionCommand.look("arms"), .note("n"), .wait(minutes: 3)] {
      try session.play(command)
      states.append(session.observable)
    }
    let course = SessionCourse(session)
    #expect(course.eventCount == 3)
    var shown: [[String]] = []
    course.forEachState { shown.append($0.observable) }
    #expect(shown == states)
    #expect((0...3).map { course.session(after: $0).observable } == states)
    #expect(course.session(after: 9).observable == states[3])
    #expect(course.session(after: -1).observable == states[0])
  }
}
