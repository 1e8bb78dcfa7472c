package import Sessions

/// Reads a stored session's header and events in order and checks each against its hash.
package struct ChainReader {
  private let id: SessionID
  private var chain: HashChain
  /// The number of the last event that was read.
  package private(set) var last: Int

  /// Starts before the header, or after an event whose hash is `head`.
  package init(
    of id: SessionID,
    from head: [UInt8] = [],
    after number: Int = 0,
    hash: @escaping ByteHash
  ) {
    self.id = id
    chain = HashChain(from: head, hash: hash)
    last = number
  }

  /// The header in its JSON.
  package mutating func header(
    _ json: [UInt8],
    hash: [UInt8]
  ) throws(StoreError) -> SessionHeader {
    try link(SessionHeader.self, json, hash: hash, event: 0)
  }

  /// The event in its JSON, which must have the next number.
  package mutating func event(
    _ number: Int,
    _ json: [UInt8],
    hash: [UInt8]
  ) throws(StoreError) -> SessionEvent {
    guard number == last + 1 else { throw .changed(id, event: last + 1) }
    let event = try link(SessionEvent.self, json, hash: hash, event: number)
    last = number
    return event
  }

  /// A value from its JSON, once its hash is found to fit.
  private mutating func link<Value: Decodable>(
    _ type: Value.Type,
    _ json: [UInt8],
    hash: [UInt8],
    event: Int
  ) throws(StoreError) -> Value {
    guard chain.add(json) == hash else { throw .changed(id, event: event) }
    do {
      return try LineJSON.decode(type, from: json)
    } catch {
      throw .unreadable(id, event: event)
    }
  }
}
