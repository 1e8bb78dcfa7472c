/// One of the five things that an update to stakeholders has to say.
package enum UpdateSlot: String, Hashable, Sendable, CaseIterable {
  /// Who or what is hurt, and how.
  case impact
  /// The blast radius: where, which part, how many.
  case scope
  /// The suspected cause and the confidence in it; "not known yet" is an answer too.
  case belief
  /// The current or next action.
  case nextStep = "next step"
  /// The time of the next update.
  case nextUpdate = "next update"
}

/// The slots of one update with the words that fill them.
package struct UpdateReading: Hashable, Sendable {
  /// In the order of the slots; the quote is `nil` where nothing fills one.
  package var slots: [Slot]

  /// A slot and its words as they were written.
  package struct Slot: Hashable, Sendable {
    package var slot: UpdateSlot
    package var quote: String?
  }

  /// The share of the slots that are filled, 0 to 1.
  package var share: Double {
    Double(slots.count { $0.quote != nil }) / Double(max(1, slots.count))
  }

  /// The slots that are filled and those that are not, as the text of a ledger line.
  package var account: String {
    slots.map { slot in
      slot.quote.map { "\(slot.slot.rawValue) '\($0.shortened)'" } ?? "no \(slot.slot.rawValue)"
    }.joined(separator: ", ")
  }
}
