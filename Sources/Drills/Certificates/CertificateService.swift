import Foundation
import Questions
package import Reports
import SessionStore
import ScenarioModel
import Sessions
import Signatures

/// Makes certificates of what was played, and checks those that others made.
package struct CertificateService: Sendable {
  package static let fileName = "certificate.json"
  package static let pageName = "certificate.html"
  package static let cardName = "certificate.svg"

  let services: DrillServices

  package init(_ services: DrillServices) { self.services = services }

  /// A certificate as files: the signed document, a page to print, a card to share, and a replay file
  /// for each session.
  package struct Bundle: Sendable {
    package var document: CertificateDocument
    /// The fingerprint of the key that signed it.
    package var signer: KeyFingerprint
    /// The bytes of each file by its name.
    package var files: [(name: String, bytes: [UInt8])]
  }

  /// The certificate as it can be shown: nothing is signed, and its rows have no digests.
  package func outline(
    for selection: SessionSelection,
    name: String,
    of sessions: SessionService
  ) async throws(DrillError) -> CertificateDocument {
    document(name, try await rows(for: selection, of: sessions).map(\.row))
  }

  /// Makes a certificate of the scored sessions whose world was not known beforehand.
  ///
  /// Complexity: that of scoring each of them.
  package func make(
    for selection: SessionSelection,
    name: String,
    of sessions: SessionService
  ) async throws(DrillError) -> Bundle {
    var files: [(name: String, bytes: [UInt8])] = []
    var certified: [CertificateDocument.Row] = []
    for (id, outlined) in try await rows(for: selection, of: sessions) {
      let bytes = try await sessions.replayFile(of: id, services.scorekeeper, isSigned: true)
      var row = outlined
      row.digest = Digests.hexadecimal(bytes)
      files.append((row.file, bytes))
      certified.append(row)
    }
    let document = document(name, certified)
    let (text, signer) = try signed(document)
    return Bundle(
      document: document,
      signer: signer,
      files: [
        (Self.fileName, text), (Self.pageName, Array(document.html(key: "\(signer)").utf8)),
        (Self.cardName, Array(document.card(key: "\(signer)").utf8)),
      ] + files
    )
  }

  private func document(_ name: String, _ rows: [CertificateDocument.Row]) -> CertificateDocument {
    CertificateDocument(
      name: name,
      day: CalendarDay(second: services.environment.now()).description,
      sessions: rows
    )
  }

  /// The rows of the sessions that count, without digests.
  private func rows(
    for selection: SessionSelection,
    of sessions: SessionService
  ) async throws(DrillError) -> [(id: SessionID, row: CertificateDocument.Row)] {
    try await sessions.recordMissingScores(services.scorekeeper)
    var rows: [(id: SessionID, row: CertificateDocument.Row)] = []
    for summary in try selection.applied(to: try sessions.sessions(), services.installed)
    where summary.state == .declared && summary.known == nil
      && summary.mode != SessionMode.guided.rawValue
      && summary.mode != SessionMode.tabletop.rawValue
    {
      guard let score = summary.score?.total else { continue }
      let row = CertificateDocument.Row(
        file: "session-\(summary.id).jsonl",
        digest: "",
        scenario: summary.scenario,
        title: title(of: summary.scenario),
        difficulty: summary.difficulty,
        mode: summary.mode,
        day: String(summary.createdAt.prefix(10)),
        score: Self.tenths(score)
      )
      rows.append((summary.id, row))
    }
    return rows
  }

  /// The title of an incident; its name where it is not installed.
  private func title(of scenario: String) -> String {
    let folder = try? services.catalog.folder(named: scenario)
    return folder.flatMap { try? services.summaries.summary(folder: $0) }?.title ?? scenario
  }

  static func tenths(_ score: Double) -> Double { (score * 10).rounded() / 10 }

  /// The document in one line and its signature in the next.
  private func signed(
    _ document: CertificateDocument
  ) throws(DrillError) -> (text: [UInt8], signer: KeyFingerprint) {
    let sign = try DrillError.wrap { try SigningKeyFile(services.environment).signer() }
    let line = Self.line(document)
    let (key, value) = sign(Self.message(line))
    let signature = Self.line(SignatureLine(key: Data(key), signature: Data(value)))
    return (line + [Self.newline] + signature + [Self.newline], KeyFingerprint(of: key))
  }

  private static func line(_ document: some Encodable) -> [UInt8] {
    guard let text = try? JSONText.line(document) else {
      preconditionFailure("a certificate holds finite numbers and can be coded")
    }
    return Array(text.utf8)
  }

  /// The message that is signed; its words keep signatures of other things apart.
  static func message(_ line: [UInt8]) -> [UInt8] {
    Array("firedrill certificate 1\n".utf8) + line
  }

  /// The second line: the public key of Ed25519 and the signature, in Base64.
  struct SignatureLine: Codable {
    var key: Data
    var signature: Data

    private enum CodingKeys: String, CodingKey { case key, signature }
  }

  static let newline = UInt8(ascii: "\n")
}
