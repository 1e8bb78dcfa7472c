import Foundation
import FoundationXML
import Testing

@testable import Plotting

/// The texts of a drawing in their order; throws where it is no XML.
private func texts(of svg: String) throws -> [String] {
  let document = try XMLDocument(xmlString: svg)
  return try document.nodes(forXPath: "//*[local-name()='text']").compactMap(\.stringValue)
}

private func card(title: String, rows: Int) -> SummaryCard {
  SummaryCard(
    kicker: "FIREDRILL",
    title: title,
    counts: [SummaryCard.Count(value: "\(rows)", label: "sessions")],
    rows: (0..<rows).map {
      .init(label: "incident \($0)", value: "\($0).0", share: Double($0) / 4)
    },
    notes: ["A note."]
  )
}

@Test func `a card says everything that fits and how many rows do not`() throws {
  let few = try texts(of: card(title: "Drills", rows: 5).svg)
  #expect(few.prefix(4) == ["FIREDRILL", "Drills", "5", "sessions"])
  #expect(few.contains("incident 4") && !few.contains { $0.hasPrefix("and ") })
  let many = try texts(of: card(title: "Drills", rows: 17).svg)
  #expect(many.contains("and 12 more") && !many.contains("incident 5"))
}

@Test func `a name is only text, cut to the width of the card, and bars end at its scale`() throws {
  let name = String(repeating: "<script>&\"\u{202E}\u{7}", count: 20)
  let svg = card(title: name, rows: 9).svg
  let title = try #require(try texts(of: svg).dropFirst().first)
  #expect(title.hasPrefix("<script>&\"\u{FFFD}<script>") && title.hasSuffix("…"))
  #expect(title.count <= 38)
  let bars = try XMLDocument(xmlString: svg).nodes(forXPath: "//*[local-name()='rect']/@width")
  let widths = bars.compactMap(\.stringValue).compactMap(Double.init)
  #expect(
    widths.filter { $0 <= 220 && $0 != 16 } == [220, 0, 220, 55, 220, 110, 220, 165, 220, 220]
  )
}
