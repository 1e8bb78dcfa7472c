import Foundation
package import Reports
import Scoring
import SessionStore
import Sessions
import Signatures

extension CertificateService {
  /// Checks a certificate: its signature, and every replay file that it names, which lie beside it.
  ///
  /// Throws where there is no certificate to read. Complexity: that of verifying each replay.
  package func verify(
    _ path: String
  ) async throws(CertificateError) -> CertificateVerification {
    let bytes = try Self.bytes(at: path)
    let lines = bytes.split(separator: Self.newline)
    guard lines.count == 2,
      let document = try? JSONDecoder().decode(CertificateDocument.self, from: Data(lines[0])),
      let signature = try? JSONDecoder().decode(SignatureLine.self, from: Data(lines[1]))
    else { throw .malformed(path: path) }
    let key = Array(signature.key)
    let isSigned = Ed25519.isValid(
      Array(signature.signature),
      of: Self.message(Array(lines[0])),
      by: key
    )
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var sessions: [(row: CertificateDocument.Row, finding: CertificateVerification.Finding)] = []
    for row in document.sessions { sessions.append((row, await finding(row, in: folder))) }
    return CertificateVerification(
      document: document,
      signer: isSigned ? KeyFingerprint(of: key) : nil,
      sessions: sessions
    )
  }

  /// The most bytes of a certificate that is read.
  private static let mostBytes = 4 << 20

  private static func bytes(at path: String) throws(CertificateError) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .missing(path: path)
    }
    guard let data = try? file.read(upToCount: mostBytes + 1), data.count <= mostBytes else {
      throw .malformed(path: path)
    }
    return Array(data)
  }

  private func finding(
    _ row: CertificateDocument.Row,
    in folder: URL
  ) async -> CertificateVerification.Finding {
    // The name is a stranger's: nothing outside of the folder is read.
    guard row.file.wholeMatch(of: #/session-[0-9]{1,9}\.jsonl/#) != nil else { return .badName }
    let path = folder.appending(path: row.file).path
    guard let bytes = try? Self.bytes(at: path) else { return .missing }
    guard Digests.hexadecimal(bytes) == row.digest else { return .otherFile }
    do throws(DrillError) {
      let replay = try await services.replays.verified(path)
      guard replay.file.header.scenario == row.scenario,
        replay.file.header.difficulty == row.difficulty
      else { return .otherFile }
      guard let card = replay.card, Self.tenths(card.total) == row.score else {
        return .otherScore(replay.card?.total)
      }
      return .holds
    } catch {
      return .fault(error)
    }
  }
}

/// The result of checking a certificate.
package struct CertificateVerification: Sendable {
  package var document: CertificateDocument
  /// The fingerprint of the key that signed it; `nil` where the signature is not its key's.
  package var signer: KeyFingerprint?
  package var sessions: [(row: CertificateDocument.Row, finding: Finding)]

  package enum Finding: Sendable {
    /// The file is the one named, and its events earn the score.
    case holds
    /// The replay file does not lie beside the certificate.
    case missing
    /// The name is none that a certificate gives to a file.
    case badName
    /// The file is another than the one that the certificate names.
    case otherFile
    /// The events earn other points, or none.
    case otherScore(Double?)
    case fault(DrillError)
  }
}

/// The reason why a certificate cannot be read.
package enum CertificateError: Error, Hashable, Sendable {
  case missing(path: String)
  case malformed(path: String)
}

extension CertificateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path): "there is no file \(path)"
    case .malformed(let path):
      "\(path) is no certificate; 'certificate --out' writes one, its signature in the second line"
    }
  }
}
