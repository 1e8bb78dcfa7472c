import Foundation
package import Sessions

/// The JSON of one line of a replay file, which stores use too.
///
/// Keys are sorted and slashes are not escaped, so equal values have equal bytes.
package enum LineJSON {
  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  package static func decode<Value: Decodable>(
    _ type: Value.Type,
    from bytes: some Sequence<UInt8>
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// The JSON of a value that a store keeps; refuses what no replay file could hold.
  package static func bounded(_ value: some Encodable) throws(StoreError) -> [UInt8] {
    let json: [UInt8]
    do {
      json = try encode(value)
    } catch {
      throw .cannotWrite
    }
    guard json.count <= ReplayLimits.ownBytes else {
      throw .tooLong(bytes: json.count, limit: ReplayLimits.ownBytes)
    }
    return json
  }
}
