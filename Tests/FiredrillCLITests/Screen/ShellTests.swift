import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// What `make install` gives a shell: completions and the manual page.
struct ShellTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `a completion script reads well in its shell`(shell: String) throws {
    let drill = try Drill()
    let made = try drill.run(["--generate-completion-script", shell])
    #expect(made.status == 0)
    #expect(made.output.count > 5_000)
    #expect(made.output.contains("---completion play"))
    guard let program = Tool.path(shell) else { return }
    try Data(made.output.utf8).write(to: URL(fileURLWithPath: drill.file("script")))
    let checked = try drill.shell("'\(program)' -n '\(drill.file("script"))'")
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test(.enabled(if: Tool.path("bash") != nil, "needs bash"))
  func `bash completes scenarios and sessions`() throws {
    let drill = try Drill()
    #expect(try Self.offers("play can", in: drill) == ["canary-segment-regression"])
    #expect(try Self.offers("resume ", in: drill) == [])
    #expect(
      !FileManager.default.fileExists(atPath: drill.home),
      "pressing Tab makes no store"
    )
    _ = try drill.run(["play", "--seed", "5"], input: "abandon\n")
    _ = try drill.run(["play", "--seed", "5"], input: "quit\n")
    #expect(try Self.offers("resume ", in: drill) == ["2"])
    #expect(try Self.offers("export ", in: drill) == ["1", "2"])
    #expect(try Self.offers("play --pl", in: drill) == ["--plain"])
  }

  /// What bash offers behind `firedrill` and some words.
  private static func offers(_ words: String, in drill: Drill) throws -> [String] {
    let line = "firedrill \(words)"
    let count = words.split(separator: " ", omittingEmptySubsequences: false).count
    let script = """
      ln -sf "$F" "\(drill.file("firedrill"))"
      PATH="\(drill.folder.path):$PATH"
      source <(firedrill --generate-completion-script bash)
      COMP_WORDS=(firedrill \(words.hasSuffix(" ") ? words + "\"\"" : words))
      COMP_CWORD=\(count) COMP_LINE="\(line)" COMP_POINT=\(line.count)
      _firedrill firedrill "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: drill.file("offers.sh")))
    let ended = try drill.shell("bash '\(drill.file("offers.sh"))'")
    return ended.lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .sorted()
  }

  @Test func `every help has an example and fits 80 columns`() throws {
    for command in FiredrillCommand.configuration.subcommands {
      let help = FiredrillCommand.helpMessage(for: command, columns: 80)
      #expect(help.contains("For example: firedrill"), "\(help)")
      let wide = help.split(separator: "\n").filter { $0.count > 80 }
      #expect(wide.isEmpty, "\(wide)")
      // A line that is wider than the help would be broken once more, near its end.
      let text = command.configuration.discussion.split(separator: "\n")
      #expect(text.allSatisfy { $0.count <= 80 }, "\(command)")
    }
  }

  @Test func `the manual page names every command and option that help names`() throws {
    let drill = try Drill()
    let made = try drill.run(["manual"])
    #expect(made.status == 0)
    let plain = made.output.replacing("\\-", with: "-").replacing(/\\f[BIR]/, with: "")
    for command in FiredrillCommand.configuration.subcommands {
      let name = try #require(command.configuration.commandName)
      guard command.configuration.shouldDisplay else { continue }
      #expect(plain.contains("\n.SS firedrill \(name)"), "\(name)")
    }
    #expect(plain.contains("\n--seed seed\nDeal the world of this seed"))
    #expect(plain.contains("\n.B 130\nCtrl-C."))
  }

  @Test(.enabled(if: Tool.path("man") != nil, "needs man"))
  func `man formats the manual page without a complaint`() throws {
    let drill = try Drill()
    let made = try drill.run(["manual"])
    let file = drill.file("firedrill.1")
    try Data(made.output.utf8).write(to: URL(fileURLWithPath: file))
    let shown = try drill.shell("MANWIDTH=80 man --warnings=w -l '\(file)' | col -b")
    #expect(shown.status == 0)
    #expect(shown.errors == "")
    #expect(shown.output.contains("--seed seed"))
  }
}
