import Foundation

/// A line that holds a file of the scenario, or a part of one.
///
/// A long file goes on in the lines that follow under the same path, so that no line is too long.
struct BundleLine: Codable {
  /// The path within the scenario's folder.
  var file: String
  /// The bytes as text, where they are UTF-8.
  var text: String?
  /// The bytes of what is not.
  var base64: String?

  var bytes: [UInt8]? {
    switch (text, base64) {
    case (let text?, nil): Array(text.utf8)
    case (nil, let base64?): Data(base64Encoded: base64).map(Array.init)
    case (nil, nil), (.some, .some): nil
    }
  }
}

extension ScenarioBundle {
  /// The files as lines, in the order of their paths.
  var lines: [BundleLine] {
    paths.flatMap { path in
      let bytes = files[path] ?? []
      return String(validating: bytes, as: UTF8.self) == nil
        ? Self.parts(of: bytes, isText: false).map {
          BundleLine(file: path, base64: Data($0).base64EncodedString())
        }
        : Self.parts(of: bytes, isText: true).map {
          BundleLine(file: path, text: String(decoding: $0, as: UTF8.self))
        }
    }
  }

  /// Parts that fit on a line whatever JSON makes of them, at most six bytes of one; text is not
  /// divided within a scalar.
  private static func parts(of bytes: [UInt8], isText: Bool) -> [ArraySlice<UInt8>] {
    let longest = ReplayLimits.lineBytes / 8
    var parts: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while rest.count > longest {
      var end = rest.startIndex + longest
      while isText, rest[end] & 0xC0 == 0x80 { end -= 1 }
      parts.append(rest[..<end])
      rest = rest[end...]
    }
    return parts + [rest]
  }
}

/// Puts the files of a bundle together from lines that may say anything.
struct BundleReader {
  private(set) var bundle = ScenarioBundle(files: [:])
  private(set) var lines = 0
  private var last: String?

  /// Takes the next line; throws where the files would leave their folder or their limits.
  mutating func take(_ part: BundleLine, line: Int) throws(ReplayError) {
    guard Self.isWithin(part.file) else { throw .badPath(line: line, path: part.file) }
    guard let bytes = part.bytes else { throw .unreadable(line: line) }
    if part.file != last {
      guard bundle.files[part.file] == nil, !collides(part.file) else {
        throw .secondFile(line: line, path: part.file)
      }
      guard bundle.files.count < ReplayLimits.files else { throw .tooManyFiles(line: line) }
      last = part.file
    }
    let whole = (bundle.files[part.file] ?? []) + bytes
    guard whole.count <= ReplayLimits.bundledFileBytes else {
      throw .bundledFileTooLong(line: line, path: part.file)
    }
    bundle.files[part.file] = whole
    lines += 1
  }

  /// Whether a path names a file in the bundle's own folder: plain names with `/` between them.
  static func isWithin(_ path: String) -> Bool {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.utf8.count <= ReplayLimits.pathBytes
      && names.allSatisfy { name in
        !name.isEmpty && !name.hasPrefix(".")
          && name.unicodeScalars.allSatisfy {
            $0 != "\\" && $0.properties.generalCategory != .control
          }
      }
  }

  /// Whether a path would be a file and a folder at once.
  private func collides(_ path: String) -> Bool {
    bundle.files.keys.contains { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
  }
}
