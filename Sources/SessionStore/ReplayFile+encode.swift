extension ReplayFile {
  /// The bytes of the file, signed where there is a `signer`; the signature that a file was read with
  /// is not written again.
  ///
  /// Throws `ReplayError.cannotWrite` for a value that JSON cannot say, and the errors of size
  /// where `init(decoding:hash:)` would refuse the file.
  package func encoded(
    hash: @escaping ByteHash,
    signer: ReplaySigner? = nil
  ) throws(ReplayError) -> [UInt8] {
    guard events.count <= ReplayLimits.events else {
      throw .tooManyEvents(line: ReplayLimits.events + 2)
    }
    var writer = ReplayWriter(hash: hash)
    try writer.write(header)
    for event in events {
      try writer.write(event)
    }
    for line in bundle?.lines ?? [] {
      guard BundleReader.isWithin(line.file) else {
        throw .badPath(line: writer.line + 1, path: line.file)
      }
      try writer.write(line)
    }
    try writer.write(SealLine(seal: ReplaySeal(events: events.count, score: score)))
    if let signer {
      let (key, value) = signer(ReplaySignature.message(sealedBy: writer.head))
      try writer.write(SignatureLine(key: key, value: value))
    }
    guard writer.bytes.count <= ReplayLimits.fileBytes else {
      throw .tooLarge(bytes: writer.bytes.count)
    }
    return writer.bytes
  }
}

/// Puts lines behind one another, each with its hash.
private struct ReplayWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var line = 0
  private var chain: HashChain

  /// The hash of the line last written.
  var head: [UInt8] { chain.head }

  init(hash: @escaping ByteHash) {
    chain = HashChain(hash: hash)
  }

  mutating func write(_ value: some Encodable) throws(ReplayError) {
    line += 1
    let own: [UInt8]
    do {
      own = try LineJSON.encode(value)
    } catch {
      throw .cannotWrite(line: line)
    }
    guard own.count <= ReplayLimits.ownBytes else {
      throw .lineTooLong(line: line, bytes: own.count + ReplayLimits.hashMemberBytes)
    }
    let hash = chain.add(own).hexadecimal
    bytes += own.dropLast()
    bytes += ReplayLimits.hashMemberStart
    bytes += hash.utf8
    bytes += ReplayLimits.hashMemberEnd
    bytes.append(UInt8(ascii: "\n"))
  }
}
