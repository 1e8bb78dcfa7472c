internal import Foundation
internal import FoundationXML

/// An element of an XML file with its line.
struct XMLElementNode {
  var name: String
  var attributes: [String: String]
  var line: Int
  var children: [XMLElementNode] = []

  /// The text directly inside.
  var text = ""
}

/// Reads XML into a tree; no entities, no external files, bounded size and depth.
final class XMLTreeReader: NSObject, XMLParserDelegate {
  /// Elements inside one another.
  ///
  /// Source: the depth a chart may have, with room for effects.
  private static let depthLimit = 1_300

  /// Bytes of a file.
  ///
  /// Source: enough for 100 000 states at 160 bytes each.
  private static let sizeLimit = 16_777_216

  private var open: [XMLElementNode] = []
  private var root: XMLElementNode?
  private var problem: SCXMLError.Finding?

  /// Reads a file's bytes.
  static func read(_ bytes: Data) throws(SCXMLError) -> XMLElementNode {
    guard bytes.count <= sizeLimit else {
      throw SCXMLError(findings: [.init(line: 1, problem: .tooLarge(limit: sizeLimit))])
    }
    if let entity = bytes.firstRange(of: Data("<!ENTITY".utf8)) {
      let line = bytes[..<entity.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
      throw SCXMLError(
        findings: [.init(line: line, problem: .malformed("declarations of entities are refused"))])
    }
    let reader = XMLTreeReader()
    let parser = XMLParser(data: bytes)
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let isSound = parser.parse()
    if let problem = reader.problem {
      throw SCXMLError(findings: [problem])
    }
    guard isSound, let root = reader.root else {
      let why = parser.parserError.map { "\($0.localizedDescription)" } ?? "no element"
      throw SCXMLError(
        findings: [.init(line: max(1, parser.lineNumber), problem: .malformed(why))])
    }
    return root
  }

  func parser(
    _ parser: XMLParser,
    didStartElement elementName: String,
    namespaceURI: String?,
    qualifiedName qName: String?,
    attributes attributeDict: [String: String]
  ) {
    guard open.count < Self.depthLimit else {
      stop(parser, .tooDeep(limit: Self.depthLimit))
      return
    }
    open.append(
      XMLElementNode(name: elementName, attributes: attributeDict, line: parser.lineNumber)
    )
  }

  func parser(
    _ parser: XMLParser,
    didEndElement elementName: String,
    namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += string
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: block, as: UTF8.self)
  }

  private func stop(_ parser: XMLParser, _ problem: SCXMLError.Problem) {
    if self.problem == nil {
      self.problem = .init(line: max(1, parser.lineNumber), problem: problem)
    }
    parser.abortParsing()
  }
}
