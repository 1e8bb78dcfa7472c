import Testing

@testable import Statecharts

@Test(arguments: [
  ("deploy", "deploy", true), ("deploy", "deploy.finished", true), ("deploy", "deployment", false),
  ("deploy.*", "deploy", true), ("deploy.", "deploy.a.b", true), ("*", "anything.at.all", true),
  ("a.b", "a", false), ("a.b", "a.bc", false),
])
func `descriptors match by whole tokens`(pattern: String, event: String, expected: Bool) {
  #expect(EventDescriptor(pattern).matches(EventName(event)) == expected)
}
