import Telemetry
import Testing

struct CSVTextTests {
  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"),
    ("\tx", "'\tx"), ("\rx", "'\rx"), ("a=1", "a=1"), ("", ""), ("ja", "ja"),
  ])
  func `what a spreadsheet would compute is inert`(text: String, shown: String) {
    #expect(CSVText.inert(text) == shown)
  }
}
