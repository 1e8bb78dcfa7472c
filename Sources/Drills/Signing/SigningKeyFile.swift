import Foundation
package import SessionStore
import Signatures

/// The key with which this data folder signs replay files: a file that its owner alone may read.
///
/// Its form is the one that other tools read and write too: PKCS #8 (RFC 8410) in PEM (RFC 7468).
package struct SigningKeyFile: Sendable {
  package static let fileName = "signing-key.pem"

  package let path: String
  private let folder: String
  private let secretBytes: @Sendable (Int) -> [UInt8]

  package init(_ environment: DrillEnvironment) {
    folder = environment.dataFolder.path
    path = environment.dataFolder.appending(path: Self.fileName).path
    secretBytes = environment.secretBytes
  }

  /// The fingerprint of the key; `nil` where there is none that can be used.
  package var fingerprint: KeyFingerprint? {
    guard let key = try? read() else { return nil }
    return KeyFingerprint(of: key.publicKey)
  }

  /// Signs by the key, which is made where there is none.
  package func signer() throws(SigningKeyError) -> ReplaySigner {
    let key = try key()
    return { (key.publicKey, key.signature(of: $0)) }
  }

  /// The key, which is made where there is none.
  private func key() throws(SigningKeyError) -> SigningKey {
    if let key = try read() { return key }
    guard let made = SigningKey(seed: secretBytes(32)) else {
      preconditionFailure("32 secret bytes are no key")
    }
    try create(Self.text(of: made))
    // Another process may have been first, and its key is the one that stays.
    guard let key = try read() else { throw .unwritable(path: path, reason: "it went away") }
    return key
  }

  /// Whether there is a key; throws where it cannot be used.
  func exists() throws(SigningKeyError) -> Bool { try read() != nil }

  /// The key as it is kept; `nil` where there is none.
  private func read() throws(SigningKeyError) -> SigningKey? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAKey(path: path)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .openToOthers(path: path, permissions: String(status.st_mode & 0o777, radix: 8))
    }
    let bytes: Data
    do {
      bytes = try handle.read(upToCount: Self.mostBytes) ?? Data()
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
    guard let key = Self.key(in: String(decoding: bytes, as: UTF8.self)) else {
      throw .notAKey(path: path)
    }
    return key
  }

  /// Puts a whole file under the name, unless one is there; a link is never followed.
  private func create(_ text: String) throws(SigningKeyError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      let draft = Draft(path)
      defer { draft.discard() }
      let handle = try draft.createFile(draft.url, permissions: 0o600)
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
      try handle.close()
      // Unlike a rename, a link never replaces a key that was made meanwhile.
      guard link(draft.url.path, path) == 0 || errno == EEXIST else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }
}

extension SigningKeyFile {
  private static let mostBytes = 4096
  private static let head = "-----BEGIN PRIVATE KEY-----"
  private static let foot = "-----END PRIVATE KEY-----"
  /// The bytes before the 32 secret ones in DER; source: RFC 8410, section 7.
  private static let prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  private static func text(of key: SigningKey) -> String {
    "\(head)\n\(Data(prefix + key.seed).base64EncodedString())\n\(foot)\n"
  }

  private static func key(in text: String) -> SigningKey? {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 3, lines[0] == head, lines[2] == foot,
      let bytes = Data(base64Encoded: String(lines[1])), bytes.starts(with: prefix)
    else { return nil }
    return SigningKey(seed: Array(bytes.dropFirst(prefix.count)))
  }
}
