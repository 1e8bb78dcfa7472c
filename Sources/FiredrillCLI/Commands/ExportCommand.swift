import ArgumentParser
import Drills
import Foundation
import Sessions
import Terminal

/// Writes a session to a replay file, or its telemetry in a form that other tools read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a session's replay file, or its telemetry for other tools.",
    usage: "firedrill export <session> [<options>]",
    discussion: """
      For example: firedrill export 12 --out canary.jsonl
                   firedrill export 12 --format sqlite --out canary.sqlite
                   firedrill export 12 --format csv --from -60 --to 0 --out hour
                   firedrill export 12 --bundle --out canary.jsonl
                   firedrill export 12 --sign --out canary.jsonl
                   firedrill export 12 --format prom --out - | promtool check metrics
      A replay file needs a session that is over. Telemetry reaches to the session's
      clock and says nothing of the truth; of an open session it takes \(SessionLimits.exportMinutes) simulated
      minutes. A file gets its name only when it is whole. --sign vouches for a
      replay file by a key of your own, which is made in the data folder at the
      first time; 'firedrill verify' tells others whose it is by the fingerprint
      that is printed here.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case replay, openmetrics, prom, otlp, jsonl, csv, sqlite

    /// The form of telemetry; `nil` for a replay.
    var telemetry: TelemetryFormat? { TelemetryFormat(rawValue: rawValue) }
  }

  @Argument(help: "The number of the session.", completion: NameCompletion.sessions)
  var session: Int

  @Option(
    help:
      "What to write: replay; or telemetry as openmetrics or prom (metrics, one file), otlp, jsonl or csv (a folder), sqlite (one file)."
  )
  var format = Format.replay

  @Option(
    help:
      "The file or folder to write; - is standard output, where a replay goes if it is left out."
  )
  var out: String?

  @Option(parsing: .unconditional, help: "The first minute of telemetry, relative to the page.")
  var from: Int?

  @Option(
    parsing: .unconditional,
    help: "The minute before which telemetry ends, relative to the page."
  )
  var to: Int?

  @Flag(help: "Put the scenario into the replay file, for a machine that does not have it.")
  var bundle = false

  @Flag(help: "Sign the replay file with the key of this data folder.")
  var sign = false

  @Flag(help: "Replace what has the name already.")
  var force = false

  func validate() throws {
    guard format == .replay else {
      guard out != nil else { throw ValidationError("--out names the file or folder to write") }
      guard !bundle else { throw ValidationError("--bundle is for replay files") }
      guard !sign else { throw ValidationError("--sign is for replay files") }
      guard out != "-" || format.telemetry?.isOneText == true else {
        throw ValidationError(
          "--format \(format.rawValue) is no single text; name a file or folder"
        )
      }
      return
    }
    guard from == nil, to == nil else {
      throw ValidationError("--from and --to cut telemetry; a replay is whole")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    let id = SessionID(rawValue: session)
    if let telemetry = format.telemetry, let out {
      try write(try service.load(id), of: id, in: service, as: telemetry, to: out)
      return try environment.audit(.exported, id)
    }
    let bytes = try service.replayFile(
      of: id,
      environment.services.scorekeeper,
      isBundled: bundle,
      isSigned: sign
    )
    if let out, out != "-" {
      try NewFile.write(bytes, to: out, isForced: force)
      try OutputWriter.standardError.writeLine("wrote \(out)")
    } else {
      try OutputWriter.standardOutput.write(String(decoding: bytes, as: UTF8.self))
    }
    if sign, let key = SigningKeyFile(environment.services.environment).fingerprint {
      try OutputWriter.standardError.writeLine("signed by key \(key)")
    }
    try environment.audit(.exported, id)
  }

  private func write(
    _ session: Session,
    of id: SessionID,
    in service: SessionService,
    as format: TelemetryFormat,
    to out: String
  ) throws {
    let files = session.telemetry(from: from, to: to, as: format, isForced: force)
    var price = ""
    func charge() throws(DrillError) {
      guard !session.isOver else { return }
      try service.recordExport(of: id, as: format.rawValue)
      price = "; it took \(SessionLimits.exportMinutes) min of the incident"
    }
    if out == "-" {
      let text = try files.text() ?? []
      try charge()
      try OutputWriter.standardOutput.write(String(decoding: text, as: UTF8.self))
    } else {
      try files.write(to: out, publishing: charge)
    }
    let end = files.minutes.to
    let note = (to ?? end) > end ? "; the session has come no further" : ""
    try OutputWriter.standardError.writeLine(
      "wrote \(out == "-" ? "to standard output" : out): minutes \(files.minutes.from) to \(end)\(note)\(price)"
    )
  }
}
