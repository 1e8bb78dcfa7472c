internal import CLibYAML

/// The events of a YAML text, one after the other, as libyaml finds them.
///
/// Events come before any tree is built and aliases are not followed, so a reader can stop at any
/// limit. This is the only place that touches the C interface.
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Copies the text; it must not begin with a byte order mark.
  init(_ text: String) {
    input = .allocate(capacity: max(1, text.utf8.count))
    _ = input.initialize(from: text.utf8)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      preconditionFailure("no memory for a YAML parser")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, text.utf8.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after `.streamEnd` and after an error there is none to ask for.
  mutating func next() throws(YAMLParserError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLParserError(parser.pointee) }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event)
  }
}

/// One event of a YAML text and where it starts.
struct YAMLEvent {
  var kind: Kind
  var mark: Mark

  /// The kind of an event; a node carries its anchor and tag.
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias(String)
    case scalar(String, isPlain: Bool, Decoration)
    case listStart(Decoration)
    case listEnd
    case objectStart(Decoration)
    case objectEnd
  }

  /// The anchor and the tag before a node.
  struct Decoration {
    var anchor: String?
    var tag: String?
  }

  fileprivate init(_ event: yaml_event_t) {
    mark = Mark(event.start_mark)
    switch event.type {
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      let hasTags = start.tag_directives.start != start.tag_directives.end
      kind = .documentStart(hasDirectives: start.version_directive != nil || hasTags)
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(
        String(decoding: bytes, as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        Decoration(anchor: text(scalar.anchor), tag: text(scalar.tag))
      )
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      kind = .listStart(Decoration(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_SEQUENCE_END_EVENT: kind = .listEnd
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      kind = .objectStart(Decoration(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_MAPPING_END_EVENT: kind = .objectEnd
    default: kind = .streamStart
    }
  }
}

/// An error of libyaml: the text is not YAML.
struct YAMLParserError: Error {
  var problem: String
  /// The spot of the problem; nil where the bytes themselves are wrong and `byteOffset` tells.
  var mark: Mark?
  /// The construct that was being parsed, in libyaml's words.
  var context: String?
  var contextMark: Mark
  var byteOffset: Int

  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    mark = parser.error == YAML_READER_ERROR ? nil : Mark(parser.problem_mark)
    context = parser.context.map { String(cString: $0) }
    contextMark = Mark(parser.context_mark)
    byteOffset = Int(parser.problem_offset)
  }
}

extension Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
  bytes.map { String(cString: $0) }
}
