import ArgumentParser
import Drills
import Reports
import Terminal
import TerminalSessions

/// Writes down what was played, in a form that others can check.
struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "What you have drilled, for others to check. It is no exam.",
    usage: "firedrill certificate [<options>]",
    discussion: """
      For example: firedrill certificate
                   firedrill certificate --name "A. Player" --out drills
                   firedrill verify drills/certificate.json
      It names the sessions that you declared and whose world was not known to you
      beforehand. --out makes a folder with the certificate, signed by the key of
      this data folder, a page to print or to send, a card to share, and the replay
      file of each session, from which every score can be computed anew. 'firedrill
      serve' shows the card too and saves it as PNG.
      """
  )

  @OptionGroup var filter: SessionFilter

  @Option(help: "The name that stands on it; nobody checks it.")
  var name = ""

  @Option(help: "The folder to make; shown alone if left out.")
  var out: String?

  @Flag(
    help:
      "Print JSON: {version, name, day, sessions: [{file, digest, scenario, title, difficulty, mode, day, score}]}."
  )
  var json = false

  func validate() throws {
    guard name.count <= 100, !name.contains(where: \.isNewline) else {
      throw ValidationError("a name has at most 100 characters on one line")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let certificates = CertificateService(environment.services)
    let sessions = try environment.services.sessions()
    let (selection, name) = (filter.selection, TerminalText.withoutControls(name))
    guard json || out != nil else {
      let outline = try Blocking.run {
        try await certificates.outline(for: selection, name: name, of: sessions)
      }
      return try OutputWriter.standardOutput.writeLines(outline.lines(environment.style))
    }
    let bundle = try Blocking.run {
      try await certificates.make(for: selection, name: name, of: sessions)
    }
    try environment.write(bundle.document, asJSON: json) { bundle.document.lines($0) }
    guard let out else { return }
    try NewFile.write(bundle.files, toNewFolder: out)
    try OutputWriter.standardError.writeLine("wrote \(out), signed by key \(bundle.signer)")
  }
}
