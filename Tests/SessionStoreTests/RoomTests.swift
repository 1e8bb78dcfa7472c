import Sessions
import Testing

@testable import SessionStore

/// Rooms and their links as the store keeps them.
struct RoomTests {
  private static func link(_ role: String, byte: UInt8, takesOver: Bool = false) -> StoredLink {
    StoredLink(
      role: role,
      digest: Array(repeating: byte, count: 32),
      expires: 1_800_000_000,
      takesOver: takesOver
    )
  }

  @Test(arguments: StoreKind.all)
  func `a room keeps its links`(kind: StoreKind) async throws {
    try await withStore(kind) { store, open in
      let id = try store.createSample()
      #expect(try !store.hasRoom(id))
      try store.openRoom(for: id)
      try store.openRoom(for: id)
      #expect(try store.rooms() == [id])
      try store.add(Self.link("host", byte: 1), to: id)
      try store.add(Self.link("candidate", byte: 2), to: id)
      try store.add(Self.link("host", byte: 3, takesOver: true), to: id)
      // Another program finds the same.
      let again = try open()
      #expect(try again.hasRoom(id))
      let links = try again.links(to: id)
      #expect(links.map(\.role) == ["host", "candidate", "host"])
      #expect(links.map(\.digest.first) == [1, 2, 3])
      #expect(links.map(\.takesOver) == [false, false, true])
      try store.revokeLinks(of: "host", to: id, keeping: links[2].number)
      try store.settle(link: links[2].number, to: id)
      #expect(try again.links(to: id).map(\.isRevoked) == [true, false, false])
      #expect(try again.links(to: id).map(\.takesOver) == [false, false, false])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a session that is erased takes its room along`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let id = try store.createSample()
      try store.openRoom(for: id)
      try store.add(Self.link("host", byte: 1), to: id)
      try store.erase([id])
      #expect(try store.rooms().isEmpty)
      #expect(try store.links(to: id).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a room without its session, and a link without its room, are refused`(kind: StoreKind)
    async throws
  {
    try await withStore(kind) { store in
      let nowhere = SessionID(rawValue: 9)
      #expect(throws: StoreError.unknownSession(nowhere)) { try store.openRoom(for: nowhere) }
      #expect(throws: StoreError.self) { try store.add(Self.link("host", byte: 1), to: nowhere) }
      let id = try store.createSample()
      try store.openRoom(for: id)
      for role in ["player", "player-0", "player-9", "player-12", "player-1 "] {
        #expect(throws: StoreError.self) { try store.add(Self.link(role, byte: 1), to: id) }
      }
      try store.add(Self.link("player-8", byte: 1), to: id)
      #expect(try store.links(to: id).map(\.role) == ["player-8"])
    }
  }
}
