/// A request of a browser, read to its end.
struct WebRequest: Hashable, Sendable {
  /// The methods that pages use; any other is refused before a request is made of it.
  enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
  }

  var method: Method
  /// The parts of the path between slashes, decoded.
  var path: [String]
  /// The fields of the query.
  var query: FormFields
  /// The headers by their names in lower case.
  var headers: [String: String]
  /// The fields of a form; empty for `get`.
  var form: FormFields
  /// The bytes of a body that is no form.
  var body: [UInt8]
  /// The address of whoever asks, by which limits are counted: that of the connection, unless a trusted
  /// proxy names another.
  var visitor: String
  /// The address of the connection.
  let peer: String

  init(
    _ method: Method,
    path: [String],
    query: FormFields = FormFields(),
    headers: [String: String] = [:],
    form: FormFields = FormFields(),
    body: [UInt8] = [],
    visitor: String = ""
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.form = form
    self.body = body
    self.visitor = visitor
    peer = visitor
  }

  /// Whether the request is for programs, which read no pages.
  var isOfProgram: Bool { Self.isOfProgram(path) }

  static func isOfProgram(_ path: [String]) -> Bool { path.first == "api" || path.first == "mcp" }

  /// The most bytes that a body may have.
  static let longestBody = 64 << 10
}

/// The fields of a form or query in their order; a name may come several times.
struct FormFields: Hashable, Sendable {
  private(set) var fields: [Field] = []

  struct Field: Hashable, Sendable {
    var name: String
    var value: String
  }

  init() {}

  init(_ pairs: KeyValuePairs<String, String>) {
    fields = pairs.map { Field(name: $0.key, value: $0.value) }
  }

  /// Reads `application/x-www-form-urlencoded` text; `nil` where an escape is damaged or the bytes are
  /// not UTF-8.
  ///
  /// Source: WHATWG URL §5.1.
  init?(decoding text: some Sequence<UInt8>) {
    for part in Array(text).split(separator: UInt8(ascii: "&")) {
      let sides = part.split(
        separator: UInt8(ascii: "="),
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      guard let name = PercentCoding.decoded(sides[0], plusIsSpace: true),
        let value = PercentCoding.decoded(sides.count > 1 ? sides[1] : [], plusIsSpace: true)
      else { return nil }
      fields.append(Field(name: name, value: value))
    }
  }

  /// The first value of a name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The first value of a name as a number.
  func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  /// Adds a field at the end.
  mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// All values of a name.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The fields in the form of a query, without the question mark.
  var encoded: String {
    fields.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }
      .joined(separator: "&")
  }
}

/// Percent-encoding of addresses.
///
/// Source: RFC 3986 §2.1.
enum PercentCoding {
  /// The text that bytes stand for; `nil` where an escape is damaged or the bytes are not UTF-8.
  static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false) -> String? {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let high = digit(rest.removeFirst()),
          let low = digit(rest.removeFirst())
        else { return nil }
        result.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: result.append(UInt8(ascii: " "))
      default: result.append(byte)
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// A text in which everything but unreserved characters is escaped.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
