import Sessions

extension ReplayFile {
  /// Reads a file, which may hold anything, and checks every byte of it.
  ///
  /// Whether a signature is valid is for the caller to ask. Throws the `ReplayError` of the first line
  /// that is wrong. Complexity: linear in the length.
  package init(decoding bytes: [UInt8], hash: @escaping ByteHash) throws(ReplayError) {
    guard !bytes.isEmpty else { throw .empty }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
    guard bytes.count <= ReplayLimits.fileBytes else { throw .tooLarge(bytes: bytes.count) }
    var reader = ReplayReader(bytes: bytes, hash: hash)
    let header = try reader.readHeader()
    var events: [SessionEvent] = []
    while let event = try reader.readEvent() {
      events.append(event)
    }
    self.init(header: header, events: events, score: reader.seal?.score, bundle: reader.bundle)
    signature = reader.signature
  }
}

/// Reads the lines of a file one by one.
private struct ReplayReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The number of the line last taken, from 1.
  private var line = 0
  private var chain: HashChain
  private(set) var seal: ReplaySeal?
  private(set) var signature: ReplaySignature?
  private var files = BundleReader()

  /// The files of the scenario, if there are any.
  var bundle: ScenarioBundle? { files.lines > 0 ? files.bundle : nil }

  init(bytes: [UInt8], hash: @escaping ByteHash) {
    self.bytes = bytes
    chain = HashChain(hash: hash)
  }

  mutating func readHeader() throws(ReplayError) -> SessionHeader {
    let text = try takeLine()
    guard case .header(let format) = try LineShape(of: text, line: line) else { throw .noHeader }
    guard format == SessionHeader.currentFormat else { throw .unknownFormat(format) }
    return try value(SessionHeader.self, from: text)
  }

  /// The next event, or `nil` once the seal has been read and at most a signature follows it.
  mutating func readEvent() throws(ReplayError) -> SessionEvent? {
    var text = try takeLine()
    var shape = try LineShape(of: text, line: line)
    while case .file = shape {
      try files.take(try value(BundleLine.self, from: text), line: line)
      text = try takeLine()
      shape = try LineShape(of: text, line: line)
    }
    switch shape {
    case .header: throw .secondHeader(line: line)
    case .file: throw .changed(line: line)
    case .event:
      guard files.lines == 0 else { throw .eventAfterFiles(line: line) }
      guard line - 1 <= ReplayLimits.events else { throw .tooManyEvents(line: line) }
      return try value(SessionEvent.self, from: text)
    case .seal:
      let seal = try value(SealLine.self, from: text).seal
      let found = line - 2 - files.lines
      guard seal.events == found else {
        throw .wrongCount(line: line, stated: seal.events, found: found)
      }
      self.seal = seal
      if bytes[position...].starts(with: SignatureLine.start) { try readSignature() }
      guard position == bytes.endIndex else { throw .afterSeal(line: line + 1) }
      return nil
    case .other: throw .changed(line: line)
    }
  }

  private mutating func readSignature() throws(ReplayError) {
    let message = ReplaySignature.message(sealedBy: chain.head)
    let content = try value(SignatureLine.self, from: try takeLine())
    guard let signature = content.signature(of: message) else { throw .unreadable(line: line) }
    self.signature = signature
  }

  /// The bytes up to the next line feed, which are valid UTF-8 and not too many.
  private mutating func takeLine() throws(ReplayError) -> ArraySlice<UInt8> {
    guard position < bytes.endIndex else { throw .noSeal(afterLine: line) }
    line += 1
    let rest = bytes[position...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    let text = rest[..<(end ?? rest.endIndex)]
    guard text.count <= ReplayLimits.lineBytes else {
      throw .lineTooLong(line: line, bytes: text.count)
    }
    guard let end else { throw .cutOff(line: line) }
    guard text.last != UInt8(ascii: "\r") else { throw .carriageReturn(line: line) }
    guard String(validating: text, as: UTF8.self) != nil else { throw .notUTF8(line: line) }
    position = end + 1
    return text
  }

  /// Decodes a line after checking that its hash fits.
  private mutating func value<Value: Decodable>(
    _ type: Value.Type,
    from text: ArraySlice<UInt8>
  ) throws(ReplayError) -> Value {
    let brace = UInt8(ascii: "}")
    let own = Array(text.dropLast(ReplayLimits.hashMemberBytes + 1)) + [brace]
    let hash = chain.add(own).hexadecimal
    let member = ReplayLimits.hashMemberStart + Array(hash.utf8) + ReplayLimits.hashMemberEnd
    guard text.suffix(ReplayLimits.hashMemberBytes + 1).elementsEqual(member) else {
      throw .changed(line: line)
    }
    do {
      return try LineJSON.decode(type, from: own)
    } catch {
      throw .unreadable(line: line)
    }
  }
}

/// The kind of a line, decided by its members alone.
private enum LineShape: Decodable {
  case header(format: Int)
  case event
  case file
  case seal
  case other

  private enum Key: String, CodingKey {
    case format, event, file, seal
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    if members.contains(.event) {
      self = .event
    } else if members.contains(.file) {
      self = .file
    } else if members.contains(.seal) {
      self = .seal
    } else if let format = try? members.decode(Int.self, forKey: .format) {
      self = .header(format: format)
    } else {
      self = .other
    }
  }

  init(of text: ArraySlice<UInt8>, line: Int) throws(ReplayError) {
    do {
      self = try LineJSON.decode(LineShape.self, from: text)
    } catch {
      throw .notJSON(line: line)
    }
  }
}
