/// The manual page, in the macros of man(7), made from the same descriptions as the help texts.
struct ManualPage {
  let tool: ToolDescription
  let version: String

  /// The page's source, for `man` and other formatters.
  func text() -> String {
    let root = tool.command
    var lines = [
      ".TH FIREDRILL 1 \"\" \"firedrill \(Self.escaped(version))\" \"User Commands\"",
      ".SH NAME", "firedrill \\- incidents of LLM systems to practise on",
      ".SH SYNOPSIS", ".B firedrill", "[\\fIcommand\\fR [\\fIargument\\fR ...]]",
      ".SH DESCRIPTION",
    ]
    lines += prose(root.abstract) + examples(root.discussion)
    lines.append(".SH COMMANDS")
    for command in root.subcommands ?? [] where command.shouldDisplay {
      lines += section(of: command)
    }
    for part in Self.parts {
      lines.append(".SH \(part.title)")
      for entry in part.entries {
        lines += [".TP", ".B \(Self.escaped(entry.name))"] + prose(entry.text)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(of command: ToolDescription.Command) -> [String] {
    let arguments = (command.arguments ?? []).filter {
      $0.shouldDisplay && !["help", "version"].contains($0.names?.last?.name)
    }
    let words = arguments.map(usage).joined(separator: " ")
    var lines = [".SS firedrill \(command.commandName) \(words)"] + prose(command.abstract)
    for argument in arguments {
      lines += [".TP", term(argument)] + prose(argument.abstract)
      if let value = argument.defaultValue, !value.isEmpty {
        lines += prose("If left out: \(value).")
      }
    }
    return lines + examples(command.discussion)
  }

  /// An argument in a synopsis.
  private func usage(_ argument: ToolDescription.Argument) -> String {
    let text = term(argument).replacing(", ", with: "|") + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(text)]" : text
  }

  /// An argument's names in bold and its value in italics.
  private func term(_ argument: ToolDescription.Argument) -> String {
    let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
    guard argument.kind != "positional" else { return value }
    let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.text))\\fR" }
      .joined(separator: ", ")
    return argument.kind == "option" ? "\(names) \(value)" : names
  }

  /// A paragraph.
  private func prose(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").map { Self.line(String($0)) }
  }

  /// A discussion: examples keep their lines, the rest is filled.
  private func examples(_ text: String?) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in (text ?? "").split(separator: "\n") {
      let isNext = line.hasPrefix("For example") || line.hasPrefix("  ")
      if isNext != isExample || lines.isEmpty {
        lines += isNext ? [".PP", ".nf"] : [".fi", ".PP"]
      }
      isExample = isNext
      lines.append(Self.line(String(line)))
    }
    return isExample ? lines + [".fi"] : lines
  }

  /// A line of text that no formatter takes for a request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// Text in which backslashes and hyphens are themselves (man(7), groff_char(7)).
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
  }

  private struct Part {
    var title: String
    var entries: [(name: String, text: String)]
  }

  /// The sections of the manual that do not come from the descriptions of commands.
  private static let parts = [
    Part(
      title: "ENVIRONMENT",
      entries: [
        (
          "FIREDRILL_HOME",
          "The folder of sessions, instead of firedrill in the XDG data directory."
        ),
        (
          "FIREDRILL_STORE",
          "The store of sessions instead: a folder, or postgres://user@host/name."
        ),
        (
          "FIREDRILL_SCENARIOS",
          "The folder of scenarios, instead of ./Scenarios and the installed ones."
        ),
        ("FIREDRILL_PLAIN", "Not empty: as --plain, for screen readers."),
        (
          "NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, COLORTERM", "Whether and how colours are used."
        ),
        ("LC_ALL, LC_CTYPE, LANG", "Where they name no UTF-8, a terminal gets ASCII alone."),
      ]
    ),
    Part(
      title: "FILES",
      entries: [
        ("sessions.sqlite", "All sessions, in $FIREDRILL_HOME or ~/.local/share/firedrill."),
        ("history, sql-history", "Lines typed in sessions, beside it."),
      ]
    ),
    Part(
      title: "EXIT STATUS",
      entries: [
        ("0", "Done; also a session that was left to go on later."),
        ("1", "A check found errors."),
        ("64", "The command line or what was asked for makes no sense."),
        ("65", "A file's contents cannot be used."),
        ("66", "There is no such file, scenario or session."),
        ("73, 74", "A file cannot be created; reading or writing failed."),
        ("130", "Ctrl-C."),
      ]
    ),
  ]
}
