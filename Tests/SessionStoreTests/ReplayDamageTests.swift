import Foundation
import Sessions
import Testing

@testable import SessionStore

struct ReplayDamageTests {
  @Test func `every changed byte is found on its line`() throws {
    let file = try ReplayFile.sampleFile()
    var line = 1
    for position in file.indices {
      for mask: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
        var changed = file
        changed[position] ^= mask
        #expect(refusal(changed)?.line == line, "byte \(position) with mask \(mask)")
      }
      if file[position] == UInt8(ascii: "\n") { line += 1 }
    }
    #expect(line == 8)
  }

  @Test func `every shorter file is refused on its last line`() throws {
    let file = try ReplayFile.sampleFile()
    #expect(refusal([]) == .empty)
    var lines = 0
    for length in 1..<file.count {
      if file[length - 1] == UInt8(ascii: "\n") {
        lines += 1
        #expect(refusal(Array(file[..<length])) == .noSeal(afterLine: lines))
      } else {
        #expect(refusal(Array(file[..<length])) == .cutOff(line: lines + 1))
      }
    }
  }

  @Test func `every byte that is put in or taken out is found on its line`() throws {
    let file = try ReplayFile.sampleFile()
    var line = 1
    for position in file.indices {
      var shorter = file
      shorter.remove(at: position)
      #expect(refusal(shorter)?.line == line, "without byte \(position)")
      var longer = file
      longer.insert(UInt8(ascii: " "), at: position)
      #expect(refusal(longer)?.line == line, "with a space before byte \(position)")
      if file[position] == UInt8(ascii: "\n") { line += 1 }
    }
  }

  @Test func `a line that is taken out, doubled or moved is found`() throws {
    let lines = try ReplayFile.sampleFile().split(separator: 10).map { Array($0) + [10] }
    for index in 1..<(lines.count - 1) {
      var fewer = lines
      fewer.remove(at: index)
      #expect(refusal(fewer.flatMap { $0 }) == .changed(line: index + 1))
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(refusal(doubled.flatMap { $0 }) == .changed(line: index + 2))
    }
    var moved = lines
    moved.swapAt(2, 3)
    #expect(refusal(moved.flatMap { $0 }) == .changed(line: 3))
  }

  @Test func `what is joined, appended or converted is told apart`() throws {
    let file = try ReplayFile.sampleFile()
    #expect(refusal(file + file) == .afterSeal(line: 8))
    #expect(refusal(file + [10]) == .afterSeal(line: 8))
    #expect(refusal(file + [32]) == .afterSeal(line: 8))
    let lines = file.split(separator: 10).map { Array($0) }
    #expect(refusal((lines[0] + [10]) + file) == .secondHeader(line: 2))
    #expect(refusal(lines.flatMap { $0 + [13, 10] }) == .carriageReturn(line: 1))
    #expect(refusal(lines[1] + [10]) == .noHeader)
    #expect(refusal(Array("hello\n".utf8)) == .notJSON(line: 1))
    #expect(refusal(Array("[1]\n".utf8)) == .notJSON(line: 1))
    #expect(refusal(Array("{}\n".utf8)) == .noHeader)
    #expect(refusal([0xC3, 0x28, 10]) == .notUTF8(line: 1))
    #expect(refusal([0xEF, 0xBB, 0xBF] + file)?.line == 1)
  }

  @Test func `a file of another format is not taken for a damaged one`() throws {
    let text = String(decoding: try ReplayFile.sampleFile(), as: UTF8.self)
    let newer = text.replacing("\"format\":1,", with: "\"format\":2,")
    #expect(refusal(Array(newer.utf8)) == .unknownFormat(2))
  }

  @Test(arguments: [
    #"{"event":"teleported"}"#,
    #"{"event":7}"#,
    #"{"event":null}"#,
    #"{"event":"waited"}"#,
    #"{"event":"waited","minutes":1e999}"#,
    #"{"event":"waited","minutes":9223372036854775808}"#,
    #"{"event":"waited","minutes":1.5}"#,
    #"{"event":"hinted","action":"a","level":"answer"}"#,
    #"{"event":"noted","text":"\ud800"}"#,
    #"{"seal":3}"#,
    #"{"seal":{"events":null}}"#,
  ])
  func `a forged line that says nothing known is refused`(body: String) throws {
    let header = try LineJSON.encode(SessionHeader.sample())
    #expect(refusal(chained([header, Array(body.utf8)])) == .unreadable(line: 2))
  }

  @Test func `a forged seal over other events is refused`() throws {
    let header = try LineJSON.encode(SessionHeader.sample())
    for count in [-1, 0, 2, Int.max] {
      let seal = Array(#"{"seal":{"events":\#(count)}}"#.utf8)
      #expect(
        refusal(chained([header, Array(#"{"event":"abandoned"}"#.utf8), seal]))
          == .wrongCount(line: 3, stated: count, found: 1)
      )
    }
  }

  @Test func `deep nesting is refused`() throws {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let depth = 20_000
      let nested =
        String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)
      let body = Array(#"{"format":1,"x":\#(nested)}"#.utf8)
      #expect(refusal(chained([body])) == .notJSON(line: 1))
    }
  }

  @Test func `forged lines of any bytes never stop the program`() throws {
    let bodies =
      [try LineJSON.encode(SessionHeader.sample())]
      + (try SessionEvent.sample.map(LineJSON.encode)) + [Array(#"{"seal":{"events":5}}"#.utf8)]
    #expect(refusal(chained(bodies)) == nil)
    let alphabet = Array<UInt8>("\u{0}\"\\{}[],:0-9eE+.utnf 😀".utf8) + [0x80, 0xC0, 0xED, 0xFF]
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var refused = 0
    for _ in 0..<4_000 {
      var forged = bodies
      let line = next(forged.count)
      for _ in 0...next(3) {
        let position = next(forged[line].count)
        switch next(3) {
        case 0: forged[line][position] = alphabet[next(alphabet.count)]
        case 1: forged[line].insert(alphabet[next(alphabet.count)], at: position)
        default:
          let end = min(forged[line].count - 1, position + next(8))
          forged[line].removeSubrange(position..<max(position, end))
        }
      }
      if refusal(chained(forged)) != nil { refused += 1 }
    }
    #expect(refused > 2_000)
  }

  private func refusal(_ bytes: [UInt8]) -> ReplayError? {
    do {
      _ = try ReplayFile(decoding: bytes, hash: sha256)
      return nil
    } catch {
      return error
    }
  }
}
