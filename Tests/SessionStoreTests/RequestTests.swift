import Foundation
import Sessions
import TestSupport
import Testing

@testable import SessionStore

/// Requests of programs that may be sent again.
struct RequestTests {
  private static let key = [UInt8](repeating: 7, count: 32)
  private static let request = KeptRequest(digest: [UInt8](repeating: 1, count: 32), event: 3)

  @Test(arguments: StoreKind.all)
  func `a key is kept once with its answer, and goes with its session`(kind: StoreKind) async throws
  {
    try await withStore(kind) { store, open in
      let id = try store.create(.sample(), createdAt: "2026-11-30", bundle: .sample)
      #expect(try store.keep(Self.request, of: id, under: Self.key) == nil)
      let other = KeptRequest(digest: [UInt8](repeating: 2, count: 32), event: 9)
      #expect(try open().keep(other, of: id, under: Self.key) == Self.request)
      try store.answer(Self.key, with: "done")
      #expect(try open().keep(other, of: id, under: Self.key)?.answer == "done")
      try store.answer(Self.key, with: nil)
      #expect(try store.keep(other, of: id, under: Self.key) == nil)
      try store.erase([id])
      #expect(try store.keep(Self.request, of: nil, under: Self.key) == nil)
    }
  }
}
