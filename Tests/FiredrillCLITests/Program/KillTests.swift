import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a kill leaves behind, at moments that a fixed sequence chooses.
struct KillTests {
  /// A moment: after how many events were seen, and how many bytes of output later.
  struct Moment: CustomTestStringConvertible {
    var events: Int
    var bytes: Int

    var testDescription: String { "\(events) events and \(bytes) bytes" }
  }

  static let moments: [Moment] = {
    var numbers = SeededNumbers(0x5EED_0F_A_D811)
    return (0..<50).map { _ in
      Moment(events: numbers.below(ReferenceScript.commands.count), bytes: numbers.below(3_000))
    }
  }()

  /// The events of the session when nobody kills it.
  static let undisturbed: Result<[SessionEvent], any Error> = Result {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", ReferenceScript.seed], input: ReferenceScript.input())
    return try drill.events()
  }

  @Test(arguments: moments)
  func `a killed session goes on from the last event shown`(moment: Moment) throws {
    let drill = try Drill()
    let playing = try drill.start(
      ["play", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input()
    )
    _ = playing.wait { output in
      output.contains("Session 1.")
        && ReferenceScript.shownEvents(in: output) >= moment.events
    }
    let bytes = playing.output.utf8.count + moment.bytes
    _ = playing.wait { $0.utf8.count >= bytes }
    playing.send(SIGKILL)
    let killed = playing.finish()
    let shown = ReferenceScript.shownEvents(in: killed.output)
    #expect(shown >= moment.events)

    let all = try Self.undisturbed.get()
    let stored = try drill.events()
    #expect(stored.count == shown || stored.count == shown + 1)
    #expect(stored == Array(all.prefix(stored.count)))

    let resumed = try drill.run(
      ["resume", "1"],
      input: ReferenceScript.input(from: stored.count)
    )
    if stored.count < all.count {
      #expect(resumed.status == 0)
      #expect(resumed.errors == "")
      #expect(resumed.output.contains("── Score "))
      #expect(resumed.output.contains("Session 1 goes on. So far:"))
    } else {
      #expect(resumed.status == 64)
      #expect(resumed.errors.contains("session 1 is over; 'firedrill replay 1' shows it"))
    }
    #expect(try drill.events() == all)
    // A kill may come between the declaration and its score, which 'history' then makes up for.
    if try drill.store().list().first?.score == nil { _ = try drill.run(["history"]) }
    #expect(try drill.store().list().first?.score != nil)
  }
}
