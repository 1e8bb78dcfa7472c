package import ScenarioModel
package import Sessions

/// Two paths through one scenario laid side by side.
package struct PathComparison: Hashable, Sendable {
  /// The looks of both, in the left one's order and then in the right one's.
  package var looks: [ComparedLook]
  /// The events of both, by the minute in which they began.
  package var timeline: [ComparedMoment]

  /// Lays two sessions of one scenario side by side; their worlds may differ.
  package init(_ left: Session, _ right: Session) {
    looks = Self.looks(left.firstSights, right.firstSights)
    timeline = Self.timeline(left.entries, right.entries)
  }

  /// The pairs of looks that both took, and how many of them came in the same order.
  package var order: (pairs: Int, same: Int) {
    let both = looks.compactMap { look -> (left: Int, right: Int)? in
      guard let left = look.left, let right = look.right else { return nil }
      return (left.order, right.order)
    }
    var same = 0
    for (index, first) in both.enumerated() {
      same += both[(index + 1)...].count { ($0.left > first.left) == ($0.right > first.right) }
    }
    return (both.count * (both.count - 1) / 2, same)
  }

  private static func looks(_ left: [FirstSight], _ right: [FirstSight]) -> [ComparedLook] {
    let onLeft = left.map { sight in
      ComparedLook(
        action: sight.action,
        left: sight,
        right: right.first { $0.action == sight.action }
      )
    }
    let onRight = right.filter { sight in !left.contains { $0.action == sight.action } }
    return onLeft + onRight.map { ComparedLook(action: $0.action, left: nil, right: $0) }
  }

  /// Entries that begin in one minute stand side by side, in their order.
  private static func timeline(
    _ left: [SessionEntry],
    _ right: [SessionEntry]
  ) -> [ComparedMoment] {
    Set((left + right).map(\.start)).sorted().flatMap { minute -> [ComparedMoment] in
      let here = left.filter { $0.start == minute }
      let there = right.filter { $0.start == minute }
      return (0..<max(here.count, there.count)).map { index in
        ComparedMoment(
          minute: minute,
          left: here.indices.contains(index) ? here[index] : nil,
          right: there.indices.contains(index) ? there[index] : nil
        )
      }
    }
  }
}

/// An action that one of two players looked at, or both.
package struct ComparedLook: Hashable, Sendable {
  package var action: ActionID
  package var left: FirstSight?
  package var right: FirstSight?
}

/// The first look at an action: its order, time and finding.
package struct FirstSight: Hashable, Sendable {
  package var action: ActionID
  /// The place among the actions looked at, from 1.
  package var order: Int
  package var event: Int
  /// The simulated minutes after the page at which it was seen.
  package var minute: Int
  package var finding: FindingID
}

/// The events that two players began in one minute after the page; at least one is there.
package struct ComparedMoment: Hashable, Sendable {
  package var minute: Int
  package var left: SessionEntry?
  package var right: SessionEntry?
}

extension Session {
  /// The first look at each action, in order.
  fileprivate var firstSights: [FirstSight] {
    var sights: [FirstSight] = []
    for look in looks where !sights.contains(where: { $0.action == look.action }) {
      sights.append(
        FirstSight(
          action: look.action,
          order: sights.count + 1,
          event: look.entry.number,
          minute: look.entry.end,
          finding: look.finding
        )
      )
    }
    return sights
  }
}
