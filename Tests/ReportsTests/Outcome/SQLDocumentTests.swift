import Testing

@testable import Reports

struct SQLDocumentTests {
  private let document = SQLDocument(
    columns: ["name", "a,b"],
    rows: [
      [.text("say \"hi\""), .real(0.5)],
      [.null, .real(.nan)],
      [.text(""), .integer(-3)],
      [.text("two\nlines"), .text("plain")],
    ],
    isCut: true
  )

  @Test func `CSV quotes what needs it and tells NULL from an empty text`() {
    #expect(
      document.csv == "name,\"a,b\"\r\n\"say \"\"hi\"\"\",0.5\r\n,nan\r\n\"\",-3\r\n"
        + "\"two\nlines\",plain\r\n"
    )
  }

  @Test func `JSON keeps types and has null for a number that is none`() throws {
    let text = try JSONText.encode(document).filter { !$0.isWhitespace }
    #expect(
      text == #"{"columns":["name","a,b"],"cut":true,"rows":[["say\"hi\"",0.5],[null,null],"#
        + #"["",-3],["two\nlines","plain"]]}"#
    )
  }
}
