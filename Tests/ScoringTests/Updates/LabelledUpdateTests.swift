import Foundation
import TestSupport
import Testing

@testable import Scoring

/// The slots of updates beside labels given by hand; some are held out.
struct LabelledUpdateTests {
  private struct LabelledUpdate: Decodable {
    private enum CodingKeys: String, CodingKey {
      case scenario
      case text
      case slots
      case isHeldOut = "held_out"
    }

    var scenario: String
    var text: String
    var slots: [String]
    var isHeldOut: Bool?
  }

  private func agreement(_ name: String = "updates", heldOut: Bool) throws -> Agreement {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Labelled/\(name).json")
    let updates = try JSONDecoder().decode([LabelledUpdate].self, from: Data(contentsOf: file))
    var readers: [String: UpdateReader] = [:]
    var agreement = Agreement()
    for update in updates where (update.isHeldOut == true) == heldOut {
      let reader = try readers[update.scenario] ?? UpdateReader(Sample.shipped(update.scenario))
      readers[update.scenario] = reader
      for slot in reader.read(update.text).slots {
        agreement.count(
          first: update.slots.contains(slot.slot.rawValue),
          second: slot.quote != nil
        )
      }
    }
    return agreement
  }

  @Test func `slots in other voices are read as the labels say`() throws {
    let known = try agreement("voices", heldOut: false)
    let heldOut = try agreement("voices", heldOut: true)
    print("κ of updates in other voices \(known.kappa), of the second writer \(heldOut.kappa)")
    #expect(known.kappa >= 0.85)
    #expect(heldOut.kappa >= 0.65)
  }

  @Test func `slots of a third writer are read as the labels say`() throws {
    let known = try agreement("reports", heldOut: false)
    let heldOut = try agreement("reports", heldOut: true)
    print("κ of a third writer's updates \(known.kappa), held out \(heldOut.kappa)")
    #expect(known.kappa >= 0.8)
    #expect(heldOut.kappa >= 0.53)
  }

  @Test func `slots are read as the labels say`() throws {
    let (known, heldOut) = (try agreement(heldOut: false), try agreement(heldOut: true))
    print("κ of updates \(known.kappa), held out \(heldOut.kappa)")
    #expect(known.kappa >= 0.8)
    #expect(heldOut.kappa >= 0.5)
  }
}
