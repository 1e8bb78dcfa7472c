import ArgumentParser
import Drills
import Telemetry
import Terminal

/// Names a session and writes beside it.
struct LabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Say who played a session, and write a note beside it.",
    discussion: """
      For example: firedrill label 12 Ada
                   firedrill label 12 --note "froze at the second page; try again"
      An empty text takes a label or a note away. Neither changes the session or its
      score.
      """
  )

  @Argument(help: "The number of the session.")
  var session: Int

  @Argument(help: "The label: the player or candidate.")
  var label: String?

  @Option(help: "A note for yourself, in place of an earlier one.")
  var note: String?

  func validate() throws {
    guard label != nil || note != nil else {
      throw ValidationError("what shall it say? Give a label, or --note TEXT")
    }
  }

  func run() throws {
    let service = try CommandEnvironment().services.sessions()
    let id = try service.session(session)
    let output = OutputWriter.standardOutput
    if let label {
      let label = Self.line(label)
      try service.label(id, as: label)
      try output.writeLine(
        label.isEmpty ? "Session \(id) has no label now." : "Session \(id) is labelled '\(label)'."
      )
    }
    if let note {
      let note = Self.line(note)
      try service.annotate(id, with: note)
      try output.writeLine(
        note.isEmpty ? "Session \(id) has no note now." : "Noted beside session \(id)."
      )
    }
  }

  /// A text as one line, without control characters, which a list could not show.
  private static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.map {
      $0.properties.generalCategory == .control ? " " : Character($0)
    }
    return String(scalars).trimmed
  }
}
