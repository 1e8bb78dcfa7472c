import CWebAssets

/// A file that is part of the program and that pages load.
enum WebAsset: Sendable, CaseIterable {
  case styleSheet, script, icon

  private var file: FiredrillAsset {
    switch self {
    case .styleSheet: firedrill_web_style()
    case .script: firedrill_web_script()
    case .icon: firedrill_web_icon()
    }
  }

  private var type: String {
    switch self {
    case .styleSheet: "text/css; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    case .icon: "image/svg+xml"
    }
  }

  private var bytes: [UInt8] {
    let file = file
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// A short digest by which a browser asks whether its copy still holds.
  ///
  /// Source: FNV-1a, 64 bits.
  private var tag: String { Self.tags[self] ?? "" }

  private static let tags = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.computedTag) }
  )

  private var computedTag: String {
    let digest = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "\"\(String(digest, radix: 16))\""
  }

  /// The file, or the word that the browser's copy still holds.
  func response(to request: WebRequest) -> WebResponse {
    let tag = tag
    let headers = [("ETag", tag), ("Cache-Control", "no-cache")]
    guard request.headers["if-none-match"] != tag else {
      return WebResponse(status: .notModified, headers: headers, body: .bytes([], type: type))
    }
    return WebResponse(status: .ok, headers: headers, body: .bytes(bytes, type: type))
  }
}
