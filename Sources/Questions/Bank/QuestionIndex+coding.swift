import ScenarioModel

extension QuestionIndex {
  /// The index as lines of text: `area retrieval`, then for each of its questions its kind, 1 for one
  /// of the twenty or else 0, its first byte, its last byte + 1 and its name, such as
  /// `open 1 120 4510 hybrid-search`; `-` stands for a byte that is not known.
  package var coded: [UInt8] {
    var text = ""
    for part in areas {
      text += "area \(part.area.rawValue)\n"
      for entry in part.entries {
        let place = entry.place.map { "\($0.lowerBound) \($0.upperBound)" } ?? "- -"
        text += "\(entry.kind.rawValue) \(entry.isTwenty ? 1 : 0) \(place) \(entry.id.rawValue)\n"
      }
    }
    return Array(text.utf8)
  }

  /// Reads what `coded` gives; `nil` for anything else.
  ///
  /// Complexity: linear.
  package init?(coded bytes: ArraySlice<UInt8>) {
    var areas: [Area] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      if words.count == 2, words[0].elementsEqual("area".utf8) {
        guard let area = Topic(rawValue: String(decoding: words[1], as: UTF8.self)) else {
          return nil
        }
        areas.append(Area(area: area, entries: []))
      } else {
        guard let last = areas.indices.last, let entry = Entry(words, in: areas[last].area) else {
          return nil
        }
        areas[last].entries.append(entry)
      }
    }
    self.init(areas: areas)
  }
}

extension QuestionIndex.Entry {
  fileprivate init?(_ words: [ArraySlice<UInt8>], in area: Topic) {
    guard words.count == 5,
      let kind = QuestionKind(rawValue: String(decoding: words[0], as: UTF8.self)),
      words[1].elementsEqual("0".utf8) || words[1].elementsEqual("1".utf8), !words[4].isEmpty,
      words[4].allSatisfy(Self.isOfName)
    else { return nil }
    var place: Range<Int>?
    if !words[2].elementsEqual("-".utf8) || !words[3].elementsEqual("-".utf8) {
      guard let start = Self.number(words[2]), let end = Self.number(words[3]), start < end else {
        return nil
      }
      place = start..<end
    }
    self.init(
      id: QuestionID(String(decoding: words[4], as: UTF8.self)),
      area: area,
      kind: kind,
      isTwenty: words[1].elementsEqual("1".utf8),
      place: place
    )
  }

  /// Whether a byte may stand in the name of a question.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A number of up to nine digits.
  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(word.count) else { return nil }
    var number = 0
    for byte in word {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
