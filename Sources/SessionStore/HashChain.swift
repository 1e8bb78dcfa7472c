/// A cryptographic hash function; SHA-256 in the program: 32 bytes for any input.
package typealias ByteHash = @Sendable ([UInt8]) -> [UInt8]

/// The chain of hashes over a header and the events that follow it.
///
/// The hash of a link is that of the previous link's hash followed by the link's own bytes; the
/// header is the first link and has nothing before it. The store and replay files share the chain,
/// so a session has the same hashes in both. It shows accidents and edits; a program that
/// rewrites all links can forge it.
package struct HashChain {
  private let hash: ByteHash
  /// The hash of the last link, empty before the first.
  package private(set) var head: [UInt8]

  package init(from head: [UInt8] = [], hash: @escaping ByteHash) {
    self.head = head
    self.hash = hash
  }

  /// Adds a link and returns its hash.
  @discardableResult
  package mutating func add(_ bytes: [UInt8]) -> [UInt8] {
    head = hash(head + bytes)
    return head
  }
}

extension [UInt8] {
  /// The bytes as lower-case hexadecimal digits.
  package var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    let text = flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
