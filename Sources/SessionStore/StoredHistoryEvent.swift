/// Something that is kept beside sessions, such as the answer to a question, as JSON.
package struct StoredHistoryEvent: Hashable, Sendable {
  /// Counted from 1.
  package var number: Int
  /// The time at which it happened.
  ///
  /// Unit: seconds since 1970.
  package var second: Int
  package var json: [UInt8]

  package init(number: Int, second: Int, json: [UInt8]) {
    self.number = number
    self.second = second
    self.json = json
  }

  /// The bytes of an event that its hash is of.
  package static func link(_ json: [UInt8], _ second: Int) -> [UInt8] {
    Array("\(second) ".utf8) + json
  }
}
