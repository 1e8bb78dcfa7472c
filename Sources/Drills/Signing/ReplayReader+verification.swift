import Scoring
import SessionStore
import Sessions
import Signatures

extension ReplayReader {
  /// Checks a file part by part; `named` are the keys that the caller knows beside this folder's own.
  ///
  /// Throws where there is no file to read. Complexity: that of every look in the file, and of the
  /// score.
  package func verification(
    of path: String,
    own: KeyFingerprint?,
    named: Set<KeyFingerprint> = []
  ) async throws(DrillError) -> ReplayVerification {
    let file: ReplayFile
    do {
      file = try decoded(path)
    } catch .replay(.malformed(let path, let error)) {
      return ReplayVerification(
        checks: ReplayVerification.Part.allCases.map { part in
          .init(
            part: part,
            finding: part == .chain ? .fault(.replay(.malformed(path: path, error))) : .unseen
          )
        }
      )
    }
    var checks: [ReplayVerification.Check] = [
      .init(part: .chain, finding: .chained(events: file.events.count))
    ]
    checks += await contentChecks(of: file, at: path)
    let (signature, signer) = Self.signatureFinding(of: file, at: path, own: own, named: named)
    checks.append(.init(part: .signature, finding: signature))
    return ReplayVerification(checks: checks, signer: signer)
  }

  /// The checks of texts, events and seal.
  private func contentChecks(
    of file: ReplayFile,
    at path: String
  ) async -> [ReplayVerification.Check] {
    var checks: [ReplayVerification.Check] = []
    var part = ReplayVerification.Part.texts
    do throws(DrillError) {
      let replay = try opened(file, from: path)
      let scenario = file.header.scenario
      checks.append(
        .init(
          part: part,
          finding: file.bundle != nil || replay.scenario.textDigest == file.header.textDigest
            ? .sameTexts(scenario: scenario) : .otherTexts(scenario: scenario)
        )
      )
      part = .events
      let session = try replayed(replay, from: path)
      checks.append(.init(part: part, finding: .replayed(events: file.events.count)))
      part = .seal
      checks.append(.init(part: part, finding: try await sealFinding(of: session, file, at: path)))
    } catch {
      checks.append(.init(part: part, finding: .fault(error)))
      let seen = checks.map(\.part)
      for hidden in [ReplayVerification.Part.events, .seal] where !seen.contains(hidden) {
        checks.append(.init(part: hidden, finding: .unseen))
      }
    }
    return checks
  }

  private func sealFinding(
    of session: Session,
    _ file: ReplayFile,
    at path: String
  ) async throws(DrillError) -> ReplayVerification.Finding {
    guard let seal = file.score else { return .unscored }
    if try Scorekeeper.sealedCard(of: session, from: file, at: path) != nil {
      return .takenAsSealed(points: seal.total, rubric: seal.rubric)
    }
    _ = try await scorekeeper.card(of: session, from: file, at: path)
    return .scored(points: seal.total, rubric: seal.rubric)
  }

  private static func signatureFinding(
    of file: ReplayFile,
    at path: String,
    own: KeyFingerprint?,
    named: Set<KeyFingerprint>
  ) -> (ReplayVerification.Finding, KeyFingerprint?) {
    guard let signature = file.signature else { return (.unsigned, nil) }
    guard signature.isValid else { return (.fault(.replay(.wrongSignature(path: path))), nil) }
    let signer = KeyFingerprint(of: signature.key)
    // Where keys are named, one of them is asked for, and this folder's own is none of them.
    let known = named.isEmpty ? Set([own].compactMap(\.self)) : named
    guard known.contains(signer) else { return (.signed(signer, by: .unknown), signer) }
    return (.signed(signer, by: signer == own ? .own : .named), signer)
  }
}

extension ReplaySignature {
  /// Whether the key signed the file that the signature stands in.
  var isValid: Bool { Ed25519.isValid(value, of: message, by: key) }
}
