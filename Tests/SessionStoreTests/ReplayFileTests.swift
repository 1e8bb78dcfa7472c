import Foundation
import Sessions
import Testing

@testable import SessionStore

struct ReplayFileTests {
  @Test func `the file is the one that an independent program writes`() throws {
    let file = try ReplayFile.sampleFile()
    #expect(try ReplayFile.sample().encoded(hash: sha256) == file)
    #expect(try ReplayFile(decoding: file, hash: sha256) == ReplayFile.sample())
  }

  @Test func `every kind of event comes back as it was`() throws {
    let replay = ReplayFile(
      header: try .sample(seed: 7),
      events: SessionEvent.sample.dropLast() + SessionEvent.others
    )
    let bytes = try replay.encoded(hash: sha256)
    #expect(try ReplayFile(decoding: bytes, hash: sha256) == replay)
  }

  @Test(arguments: [0, 1, 1 << 53, 1 << 53 + 1, 1 << 63, 1 << 63 + 1, .max] as [UInt64])
  func `seeds of all sizes come back as they were`(seed: UInt64) throws {
    let replay = ReplayFile(header: try .sample(seed: seed), events: [])
    #expect(replay.header.seed == seed)
    let bytes = try replay.encoded(hash: sha256)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"seed\":\(seed),"))
    #expect(try ReplayFile(decoding: bytes, hash: sha256).header.seed == seed)
  }

  @Test func `a session that stopped before its first event is a replay`() throws {
    let replay = ReplayFile(header: try .sample(), events: [])
    let bytes = try replay.encoded(hash: sha256)
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 2)
    #expect(try ReplayFile(decoding: bytes, hash: sha256) == replay)
  }

  @Test func `a text that does not fit on a line is not written`() throws {
    let long = SessionEvent.noted(String(repeating: "x", count: ReplayLimits.lineBytes))
    let replay = ReplayFile(header: try .sample(), events: [.waited(minutes: 1), long])
    #expect {
      try replay.encoded(hash: sha256)
    } throws: { error in
      guard case .lineTooLong(line: 3, _) = error as? ReplayError else { return false }
      return true
    }
  }

  @Test func `the longest line that is written is read`() throws {
    let empty = try LineJSON.encode(SessionEvent.noted("")).count
    let longest = String(repeating: "x", count: ReplayLimits.ownBytes - empty)
    let replay = ReplayFile(header: try .sample(), events: [.noted(longest)])
    let bytes = try replay.encoded(hash: sha256)
    #expect(bytes.split(separator: UInt8(ascii: "\n"))[1].count == ReplayLimits.lineBytes)
    #expect(try ReplayFile(decoding: bytes, hash: sha256) == replay)
    let longer = ReplayFile(header: try .sample(), events: [.noted(longest + "x")])
    #expect(throws: ReplayError.lineTooLong(line: 2, bytes: ReplayLimits.lineBytes + 1)) {
      try longer.encoded(hash: sha256)
    }
  }

  @Test func `more than the most events are neither written nor read`() throws {
    let most = ReplayFile(
      header: try .sample(),
      events: Array(repeating: .abandoned, count: ReplayLimits.events)
    )
    let bytes = try most.encoded(hash: sha256)
    #expect(try ReplayFile(decoding: bytes, hash: sha256).events.count == ReplayLimits.events)
    var more = most
    more.events.append(.abandoned)
    #expect(throws: ReplayError.tooManyEvents(line: ReplayLimits.events + 2)) {
      try more.encoded(hash: sha256)
    }
    let bodies = try [try LineJSON.encode(more.header)] + more.events.map(LineJSON.encode)
    #expect(throws: ReplayError.tooManyEvents(line: ReplayLimits.events + 2)) {
      try ReplayFile(decoding: chained(bodies), hash: sha256)
    }
  }

  @Test func `more than the most bytes are neither written nor read`() throws {
    let events = (0..<20).map { _ in
      SessionEvent.noted(String(repeating: "x", count: 250_000))
    }
    #expect {
      try ReplayFile(header: .sample(), events: events).encoded(hash: sha256)
    } throws: { error in
      guard case .tooLarge = error as? ReplayError else { return false }
      return true
    }
    let bytes = [UInt8](repeating: 10, count: ReplayLimits.fileBytes + 1)
    #expect(throws: ReplayError.tooLarge(bytes: bytes.count)) {
      try ReplayFile(decoding: bytes, hash: sha256)
    }
  }

  @Test func `a number that is not finite is not written`() throws {
    let score = SealedScore(rubric: 1, total: .nan, digest: "")
    #expect(throws: ReplayError.cannotWrite(line: 2)) {
      try ReplayFile(header: .sample(), events: [], score: score).encoded(hash: sha256)
    }
  }
}

/// A file of given lines with hashes that fit, as a forger could make it.
func chained(_ bodies: [[UInt8]]) -> [UInt8] {
  var chain = HashChain(hash: sha256)
  var bytes: [UInt8] = []
  for body in bodies {
    bytes += body.dropLast() + Array(",\"hash\":\"\(chain.add(body).hexadecimal)\"}\n".utf8)
  }
  return bytes
}
