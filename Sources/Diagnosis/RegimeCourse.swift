package import ScenarioModel
package import Telemetry

/// A course of events that leads to a time band and mitigation state, as calibration takes it.
///
/// The state's mitigations come first, right after the page, in the shortest order that leads there.
package struct RegimeCourse: Sendable {
  package let band: Int
  package let state: String
  /// The minute of the look after the page.
  package let minute: Int
  private let incident: Incident

  /// The longest sequence of mitigations tried for a state.
  private static let longestSequence = 2

  /// One course for each band and state that can be reached, in their order.
  package static func all(_ staging: Staging) -> [RegimeCourse] {
    let regimes = staging.scenario.regimes
    let starts = startsByState(staging)
    var courses: [RegimeCourse] = []
    for band in regimes.bands.indices {
      for state in regimes.states {
        guard let start = starts.first(where: { $0.state == state.id })?.incident else { continue }
        let minute = max(regimes.bands[band], start.clock)
        guard regimes.band(at: minute) == band, minute <= staging.scenario.horizonMinutes else {
          continue
        }
        var incident = start
        incident.advance(to: minute)
        guard incident.mitigationState(of: regimes) == state.id else { continue }
        courses.append(
          RegimeCourse(band: band, state: state.id, minute: minute, incident: incident)
        )
      }
    }
    return courses
  }

  /// The shortest way into each state, breadth first over the scenario's mitigations.
  private static func startsByState(_ staging: Staging) -> [(state: String, incident: Incident)] {
    let regimes = staging.scenario.regimes
    var found: [(state: String, incident: Incident)] = []
    var front = [Incident(staging)]
    for _ in 0...longestSequence {
      for incident in front {
        let state = incident.mitigationState(of: regimes)
        if !found.contains(where: { $0.state == state }) { found.append((state, incident)) }
      }
      front = front.flatMap { incident in
        staging.scenario.mitigations.filter { incident.holds($0.guardCondition) }.map {
          var next = incident
          next.apply($0)
          return next
        }
      }
    }
    return found
  }

  /// The same course looked at as late as an action of some minutes can begin in the regime.
  func latest(_ staging: Staging, lasting minutes: Int) -> RegimeCourse {
    let regimes = staging.scenario.regimes
    let bandEnd =
      regimes.bands.dropFirst(band + 1).first ?? (staging.scenario.horizonMinutes + 1)
    let last = min(bandEnd - 1, staging.scenario.horizonMinutes - minutes)
    var latest = self
    var incident = incident
    while incident.clock < last {
      incident.advance(to: incident.clock + 1)
      guard incident.mitigationState(of: regimes) == state else { break }
      latest = RegimeCourse(band: band, state: state, minute: incident.clock, incident: incident)
    }
    return latest
  }

  /// Whether a look under a key can be taken on this course.
  package func serves(_ key: EvidenceKey) -> Bool {
    (key.band ?? band) == band && (key.state ?? state) == state
  }

  /// The controls over time when an action of some minutes ends.
  package func timeline(lasting minutes: Int) -> Timeline {
    var future = incident
    future.advance(to: minute + minutes)
    return future.timeline
  }

  /// The finding of a look at an action on this course in a dealt world.
  ///
  /// Complexity: that of the action's measures.
  package func finding(
    of action: Action,
    staging: Staging,
    deal: Deal
  ) throws(StagingError) -> FindingID {
    try Scene(
      staging: staging,
      world: deal.world,
      variants: deal.variants,
      timeline: timeline(lasting: action.minutes)
    ).finding(
      of: action,
      bandStart: staging.scenario.regimes.bands[band],
      end: minute + action.minutes
    )
  }
}
