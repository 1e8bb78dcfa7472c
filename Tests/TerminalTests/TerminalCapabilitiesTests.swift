import Terminal
import TestSupport
import Testing

struct TerminalCapabilitiesTests {
  private func capabilities(
    _ environment: [String: String],
    isTerminal: Bool = true,
    size: TerminalSize? = nil
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment,
      isInputTerminal: isTerminal,
      isOutputTerminal: isTerminal,
      terminalSize: size
    )
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true, TerminalCapabilities.Colour.twoHundredFiftySix),
    (["TERM": "xterm"], true, .sixteen),
    (["TERM": "xterm", "COLORTERM": "truecolor"], true, .twoHundredFiftySix),
    (["TERM": "dumb"], true, .none), ([:], true, .none), (["TERM": "xterm"], false, .none),
    (["TERM": "xterm", "NO_COLOR": "1"], true, .none),
    (["TERM": "xterm", "NO_COLOR": ""], true, .sixteen),
    (["TERM": "xterm", "CLICOLOR": "0"], true, .none),
    (["TERM": "xterm", "CLICOLOR_FORCE": "1"], false, .sixteen),
    (["TERM": "xterm", "CLICOLOR_FORCE": "0"], false, .none),
    (["TERM": "xterm", "CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, .none),
  ])
  func `colours follow the environment`(
    _ environment: [String: String],
    _ isTerminal: Bool,
    _ colour: TerminalCapabilities.Colour
  ) {
    #expect(capabilities(environment, isTerminal: isTerminal).colour == colour)
  }

  @Test(arguments: [
    (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
    ([:], false),
    (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false), (["LC_ALL": "", "LANG": "de_DE.UTF-8"], true),
    (["LC_CTYPE": "UTF-8", "LANG": "C"], true), (["LANG": "de_DE.ISO-8859-1"], false),
  ])
  func `the locale tells whether text is UTF-8`(_ environment: [String: String], _ isUTF8: Bool) {
    #expect(capabilities(environment).isUTF8 == isUTF8)
  }

  @Test func `the terminal's size comes first, then the environment's, then the usual one`() {
    let environment = ["COLUMNS": "132", "LINES": "50"]
    #expect(
      capabilities(environment, size: TerminalSize(columns: 90, rows: 20)).size
        == TerminalSize(columns: 90, rows: 20)
    )
    #expect(capabilities(environment).size == TerminalSize(columns: 132, rows: 50))
    #expect(
      capabilities(["COLUMNS": "-3", "LINES": "x"]).size == TerminalSize(columns: 80, rows: 24)
    )
  }

  @Test func `lines are edited only between two ends of a terminal that can move its cursor`() {
    #expect(capabilities(["TERM": "xterm"]).canEditLines)
    #expect(!capabilities(["TERM": "dumb"]).canEditLines)
    #expect(!capabilities(["TERM": "xterm"], isTerminal: false).canEditLines)
  }

  @Test func `a terminal tells its size`() throws {
    let terminal = try PseudoTerminal()
    #expect(TerminalSize(descriptor: terminal.terminal) == TerminalSize(columns: 80, rows: 24))
    #expect(TerminalSize(descriptor: -1) == nil)
  }
}
