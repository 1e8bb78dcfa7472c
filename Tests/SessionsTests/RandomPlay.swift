import ScenarioModel
import Sessions
import Telemetry
import TestSupport

/// Plays that no person would play, from a seed.
struct RandomPlay {
  private var numbers: SeededNumbers

  init(_ seed: UInt64) { numbers = SeededNumbers(seed) }

  /// A session of commands that may be refused, as long as it is not over.
  mutating func session(of staging: Staging, seed: UInt64, commands: Int) throws -> Session {
    var session = try Session.of(staging, seed: seed)
    for _ in 0..<commands where !session.isOver {
      do throws(SessionError) {
        session.apply(try session.decide(command(for: session)).event)
      } catch .staging(let error) {
        throw error
      } catch {
        continue
      }
    }
    return session
  }

  /// A command that mostly makes sense.
  mutating func command(for session: Session) -> SessionCommand {
    let scenario = session.scenario
    switch Int.random(in: 0..<30, using: &numbers) {
    case 0..<12: return .look(pick(scenario.actions).id)
    case 12..<15: return .believe(beliefs(scenario))
    case 15..<19: return .mitigate(pick(scenario.mitigations).id)
    case 19..<21: return .update("Update \(Int.random(in: 0..<100, using: &numbers)).")
    case 21..<23: return .wait(minutes: Int.random(in: 0..<12, using: &numbers))
    case 23..<25: return .hint
    case 25: return .note("Perhaps \(pick(scenario.hypotheses).title).")
    case 26..<28: return .slice(.jobs, words: "jobs")
    case 28:
      return .declare(
        Declaration(
          cause: Bool.random(using: &numbers) ? pick(scenario.hypotheses).id : nil,
          places: scenario.places.map(\.id).filter { _ in Bool.random(using: &numbers) },
          explanation: "It was \(pick(scenario.hypotheses).title).",
          cited: []
        )
      )
    default: return Int.random(in: 0..<4, using: &numbers) == 0 ? .abandon : .wait(minutes: 1)
    }
  }

  /// Weights that do not add up to 1, some of them left out.
  private mutating func beliefs(_ scenario: Scenario) -> [Belief] {
    scenario.hypotheses.shuffled(using: &numbers).dropLast(Int.random(in: 0...1, using: &numbers))
      .map {
        Belief(hypothesis: $0.id, probability: Double.random(in: 0.001...100, using: &numbers))
      }
  }

  /// An event that nothing decided: names that do not exist, times that cannot be.
  mutating func garbage(for scenario: Scenario) -> SessionEvent {
    let minutes = pick([Int.min, -1_000_000, -1, 0, 1, 3, 1_000_000, Int.max])
    let name = pick(["", "arms", "watch", "tickets", "no-such", "\u{0}", "look.arms", "update"])
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0:
      return .looked(
        Look(
          action: name,
          finding: name,
          band: pick([Int.min, -1, 0, 7, Int.max]),
          state: name,
          minutes: minutes,
          digest: name
        )
      )
    case 1: return .sliced(words: name, minutes: minutes, digest: name)
    case 2:
      let numbers = [Double.nan, -1, 0, .infinity, 0.5]
      return .believed(
        (0..<Int.random(in: 0..<9, using: &self.numbers)).map { _ in
          Belief(hypothesis: HypothesisID(name), probability: pick(numbers))
        }
      )
    case 3: return .noted(name)
    case 4: return .mitigated(pick([name, "drain", "roll-back", "restart"]), minutes: minutes)
    case 5: return .updated(name, minutes: minutes)
    case 6: return .waited(minutes: minutes)
    case 7: return .hinted(action: name, level: pick(HintLevel.allCases))
    case 8:
      return .declared(
        Declaration(
          cause: HypothesisID(name),
          places: [PlaceID(name)],
          explanation: name,
          cited: [minutes]
        )
      )
    default: return .abandoned
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &numbers)]
  }
}
