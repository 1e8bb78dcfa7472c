import ArgumentParser
import Drills
import Plotting
import Reports
import Terminal
import TerminalSessions

/// Says whether a replay file is what it says, and whose key signed it.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a replay file or certificate, and whose key signed it.",
    discussion: """
      For example: firedrill verify canary.jsonl
                   firedrill verify drills/certificate.json
                   firedrill verify canary.jsonl --by 3f0c52a1e9d74b668c05d2a7be914f30
      Exits with 0 for a file that is whole and signed by the key of this data
      folder, or by one that --by names; with 1 where it is whole and nobody known
      signed it; with 65 where something in it is not as it was written; with 66
      where it or its scenario is missing. Get a fingerprint from its owner, not
      from the file.
      """
  )

  @Argument(
    help: "A replay file, - for standard input, or a certificate with its replay files beside it.",
    completion: .file(extensions: ["jsonl", "json"])
  )
  var file: String

  @Option(
    name: .customLong("by"),
    help: "The fingerprint of a key that may have signed it; can be given again."
  )
  var fingerprints: [String] = []

  @Flag(
    help: """
      Print JSON: {file, holds, signer, checks: [{part, state, text}]}; a state is holds, open, fault \
      or unseen.
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let named = try fingerprints.map { text in
      guard let fingerprint = KeyFingerprint(text) else {
        throw CommandFailure(
          "'\(text)' is no fingerprint; it has 32 hexadecimal digits, as 'export --sign' prints them",
          code: .usage
        )
      }
      return fingerprint
    }
    let own = SigningKeyFile(environment.services.environment).fingerprint
    if file.hasSuffix(".json") {
      return try verifyCertificate(environment, named.isEmpty ? [own].compactMap(\.self) : named)
    }
    let verification = try environment.services.replays.verification(
      of: file,
      own: own,
      named: Set(named)
    )
    let document = VerificationDocument(
      file: file,
      holds: verification.isVouchedFor,
      signer: verification.signer?.description,
      checks: verification.checks.map { $0.shown(anyKey: named.isEmpty) }
    )
    try show(document, environment, verification.exitStatus)
  }

  private func show(
    _ document: VerificationDocument,
    _ environment: CommandEnvironment,
    _ code: ExitStatus?
  ) throws {
    try environment.write(document, asJSON: json) { document.lines($0) }
    if let code { throw CommandFailure("", code: code) }
  }

  private func verifyCertificate(
    _ environment: CommandEnvironment,
    _ known: [KeyFingerprint]
  ) throws {
    let (file, certificates) = (file, CertificateService(environment.services))
    let found: CertificateVerification
    do {
      found = try Blocking.run { try await certificates.verify(file) }
    } catch let error as CertificateError {
      let isMissing = if case .missing = error { true } else { false }
      throw CommandFailure("\(error)", code: isMissing ? .noInput : .dataError)
    }
    let document = VerificationDocument(found, of: file, known: known)
    let hasFault = document.checks.contains { $0.state == .fault }
    try show(document, environment, hasFault ? .dataError : document.holds ? nil : .failedCheck)
  }
}

extension VerificationDocument {
  /// The findings about a certificate, a line for the signature and one for each replay file.
  fileprivate init(
    _ found: CertificateVerification,
    of file: String,
    known: [KeyFingerprint]
  ) {
    let signature: (Check.State, String) =
      switch found.signer {
      case nil: (.fault, "the signature is not that of the key that it names")
      case let key? where known.contains(key): (.holds, "signed by key \(key), which you know")
      case let key?:
        (.open, "signed by key \(key); ask its owner for the fingerprint and name it with --by")
      }
    var checks = [Check(part: "signature", state: signature.0, text: signature.1)]
    for (row, finding) in found.sessions {
      let (state, text) = finding.words(row)
      checks.append(Check(part: "session", state: state, text: TerminalText.withoutControls(text)))
    }
    self.init(
      file: file,
      holds: checks.allSatisfy { $0.state == .holds },
      signer: found.signer?.description,
      checks: checks
    )
  }
}

extension CertificateVerification.Finding {
  fileprivate func words(
    _ row: CertificateDocument.Row
  ) -> (VerificationDocument.Check.State, String) {
    switch self {
    case .holds: (.holds, "\(row.file) earns the \(row.score) points on '\(row.scenario)'")
    case .missing: (.open, "\(row.file) does not lie beside the certificate")
    case .badName: (.fault, "'\(row.file)' is no name of a replay file of a certificate")
    case .otherFile: (.fault, "\(row.file) is another file than the one that was certified")
    case .otherScore(let points):
      (
        .fault,
        "\(row.file) earns \(points.map { NumberText.fixed($0, decimals: 1) } ?? "no") points, not"
          + " \(row.score)"
      )
    case .fault(let error): (.fault, "\(row.file): \(CommandFailure(error).message)")
    }
  }
}

extension ReplayVerification {
  /// The exit code; `nil` where all holds.
  fileprivate var exitStatus: ExitStatus? {
    if let fault { return CommandFailure(fault).code }
    return isVouchedFor ? nil : .failedCheck
  }
}

extension ReplayVerification.Check {
  /// The finding in words; `anyKey`: no key was named.
  fileprivate func shown(anyKey: Bool) -> VerificationDocument.Check {
    let (state, text) = finding.words(anyKey: anyKey)
    return VerificationDocument.Check(part: part.rawValue, state: state, text: text)
  }
}

extension ReplayVerification.Finding {
  fileprivate func words(anyKey: Bool) -> (VerificationDocument.Check.State, String) {
    switch self {
    case .chained(let events): (.holds, "every line has its hash; events: \(events)")
    case .sameTexts(let scenario): (.holds, "'\(scenario)' reads as it was played")
    case .otherTexts(let scenario):
      (.holds, "the world of '\(scenario)' is the same; some installed texts were changed since")
    case .replayed(let events):
      (.holds, "scenario and seed give each of the \(events) again")
    case .scored(let points, let rubric):
      (.holds, "the events earn the \(Self.shown(points)) points sealed by rubric \(rubric)")
    case .takenAsSealed(let points, let rubric):
      (
        .open,
        "rubric \(rubric) sealed \(Self.shown(points)) points and no longer scores, so they cannot"
          + " be computed again"
      )
    case .unscored: (.holds, "no score is sealed")
    case .signed(let key, .own): (.holds, "signed by this data folder's key \(key)")
    case .signed(let key, .named): (.holds, "signed by key \(key), which you named")
    case .signed(let key, .unknown):
      (
        .open,
        anyKey
          ? "signed by key \(key), which is not this data folder's; ask its owner for the"
            + " fingerprint and name it with --by"
          : "signed by key \(key), which is none that you named"
      )
    case .unsigned:
      (.open, "nobody signed it, so whoever had it could have written it anew")
    case .fault(let error): (.fault, TerminalText.withoutControls(CommandFailure(error).message))
    case .unseen: (.unseen, "not looked at because of the fault above")
    }
  }

  private static func shown(_ points: Double) -> String { NumberText.fixed(points, decimals: 1) }
}
