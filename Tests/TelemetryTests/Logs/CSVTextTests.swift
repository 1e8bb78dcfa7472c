import Telemetry
import Testing

struct CSVTextTests {
  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"), ("+1+2", "'+1+2"), ("-1", "-1"),
    ("-cmd", "'-cmd"), ("-", "'-"), ("+2.5", "+2.5"), ("@x", "'@x"),
    ("\tx", "'\tx"), ("\rx", "'\rx"), ("a=1", "a=1"), ("", ""), ("ja", "ja"),
  ])
  func `what a spreadsheet would compute is inert`(text: String, shown: String) {
    #expect(CSVText.inert(text) == shown)
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("1\n2", "\"1\n2\""),
    ("=1,2", "\"'=1,2\""), ("plain", "plain"),
  ])
  func `a field is quoted where it has to be`(text: String, field: String) {
    #expect(CSVText.field(text) == field)
  }
}
