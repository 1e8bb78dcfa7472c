import ScenarioModel
import Statecharts

/// A search through every situation that one part of a scenario can reach within its horizon.
///
/// The search state is the machine's situation (configuration, history, variables, remaining
/// timers) and what the looks so far have opened. The clock is left out: whatever can be done
/// later can be done earlier, so a situation is visited at the earliest minute at which it can be
/// reached (E. W. Dijkstra, Numer. Math. 1959;1:269), and what cannot be done then cannot be done
/// in it at all. Time passes minute by minute, which covers every action that changes nothing.
struct Exploration {
  /// The looks so far as bits: one for each list of needs, and one for each goal.
  typealias Facts = UInt128

  /// A situation that was met, and how it was first reached.
  struct Visit {
    let situation: Situation
    let facts: Facts
    fileprivate(set) var minutes: Int32
    fileprivate(set) var steps: Int32
    fileprivate(set) var parent: Int32
    /// The position of the move that led here; -1 for a minute of waiting.
    fileprivate(set) var move: Int32
    fileprivate(set) var isDone = false
  }

  /// The identity of a visit: two visits with the same key are the same.
  private struct Key: Hashable {
    let situation: Situation
    let facts: Facts
  }

  let part: ProofPart
  let horizon: Int
  private let options: [MoveOption]
  /// The facts that mean the goal was reached; 0 for none.
  private let goal: Facts
  private let goals: [ActionID]
  private var machine: Machine
  private(set) var visits: [Visit] = []
  private var numbers: [Key: Int32] = [:]
  /// Visits to be gone on from, by minute.
  private var waiting: [[Int32]]

  /// Moves tried.
  private(set) var tries = 0
  private(set) var isComplete = true
  private(set) var entered: Set<StateID> = []
  private(set) var taken: Set<TransitionID> = []
  /// The visit at which each action and mitigation could first be chosen.
  private(set) var firstAction: [ActionID: Int32] = [:]
  private(set) var firstMitigation: [MitigationID: Int32] = [:]
  private(set) var faults: [Fault] = []
  /// The visit at which the goal was reached.
  private(set) var reached: Int32?

  private var livelocks = 0

  /// A kind of fault with the visit and the move that show it.
  struct Fault {
    let kind: Violation.Kind
    let visit: Int32
    let move: Move?
  }

  /// Livelocks after which a part is given up; each costs as much as thousands of moves.
  private static let livelockLimit = 20

  init(
    _ part: ProofPart,
    of scenario: Scenario,
    goal goals: [ActionID] = []
  ) throws(ChartError) {
    self.part = part
    self.goals = part.isGoal ? goals : []
    horizon = scenario.horizonMinutes
    let chart = try CompiledChart(part.chart)
    machine = Machine(chart)
    machine.isObserved = true
    waiting = Array(repeating: [], count: horizon + 1)
    let needs = part.needs
    goal =
      self.goals.indices.reduce(0) { $0 | (1 << Facts($1 + needs.count)) }
    let known = self.goals
    options = part.moves.map {
      MoveOption($0, of: scenario, chart: chart, needs: needs, goals: known)
    }
  }

  /// Visits everything, up to `limit` situations; `progress` gets their number now and then.
  mutating func run(limit: Int, progress: (Int) -> Void) {
    machine.start()
    note(from: 0, move: nil)
    guard isSound(at: 0, move: nil) else { return }
    meet(machine.situation, 0, from: -1, by: -1, minutes: 0)
    for minute in 0...horizon {
      var next = 0
      while next < waiting[minute].count {
        let visit = waiting[minute][next]
        next += 1
        guard !visits[Int(visit)].isDone, visits[Int(visit)].minutes == minute else { continue }
        visits[Int(visit)].isDone = true
        if goal != 0, visits[Int(visit)].facts & goal == goal {
          reached = visit
          return
        }
        goOn(from: visit)
        if tries & 0xfff == 0 { progress(visits.count) }
        if visits.count > limit || livelocks >= Self.livelockLimit {
          isComplete = false
          return
        }
      }
      waiting[minute] = []
    }
  }

  private mutating func goOn(from number: Int32) {
    let visit = visits[Int(number)]
    let left = horizon - Int(visit.minutes)
    machine.resume(visit.situation)
    noteAvailable(at: number, left: left)
    let open = options.indices.filter { index in
      let option = options[index]
      return option.minutes <= left
        && (option.needs == 0 || option.needs & visit.facts != 0)
        && option.guardCondition.holds(in: machine)
    }
    if left > 0, !visit.situation.timers.isEmpty {
      tries += 1
      machine.advance(by: 1)
      note(from: number, move: .wait(minutes: 1))
      if isSound(at: number, move: .wait(minutes: 1)) {
        meet(machine.situation, visit.facts, from: number, by: -1, minutes: 1)
      }
    }
    for index in open { carryOut(index, from: number, visit) }
  }

  private mutating func carryOut(_ index: Int, from number: Int32, _ visit: Visit) {
    let option = options[index]
    tries += 1
    machine.resume(visit.situation)
    machine.advance(by: option.minutes)
    note(from: number, move: option.move)
    if let token = option.token {
      machine.send(token)
      note(from: number, move: option.move)
    }
    guard isSound(at: number, move: option.move), option.move != .declare else { return }
    meet(
      machine.situation,
      visit.facts | option.facts,
      from: number,
      by: Int32(index),
      minutes: option.minutes
    )
  }

  private mutating func meet(
    _ situation: Situation,
    _ facts: Facts,
    from parent: Int32,
    by move: Int32,
    minutes: Int
  ) {
    let before = parent < 0 ? nil : visits[Int(parent)]
    let total = Int(before?.minutes ?? 0) + minutes
    // Minutes of waiting in a row are one command.
    let isSameWait = move < 0 && (before.map { $0.move < 0 && $0.parent >= 0 } ?? true)
    let steps = (before?.steps ?? 0) + (isSameWait ? 0 : 1)
    let key = Key(situation: situation, facts: facts)
    if let known = numbers[key] {
      let old = visits[Int(known)]
      guard !old.isDone, (total, steps) < (Int(old.minutes), old.steps) else { return }
      visits[Int(known)].steps = steps
      visits[Int(known)].parent = parent
      visits[Int(known)].move = move
      if total < old.minutes {
        visits[Int(known)].minutes = Int32(total)
        waiting[total].append(known)
      }
      return
    }
    let number = Int32(visits.count)
    numbers[key] = number
    visits.append(
      Visit(
        situation: situation,
        facts: facts,
        minutes: Int32(total),
        steps: steps,
        parent: parent,
        move: move
      )
    )
    waiting[total].append(number)
    for invariant in part.invariants
    where !invariant.condition.holds(in: machine) {
      report(.invariant(invariant.id), at: number, move: nil)
    }
    if situation.status == .finished { report(.ended, at: number, move: nil) }
  }

  /// Adds one fault of each kind: the first is the one with the cheapest path.
  private mutating func report(_ kind: Violation.Kind, at visit: Int32, move: Move?) {
    guard !faults.contains(where: { $0.kind == kind }) else { return }
    faults.append(Fault(kind: kind, visit: visit, move: move))
  }
}

extension Exploration {
  private mutating func noteAvailable(at number: Int32, left: Int) {
    let facts = visits[Int(number)].facts
    for action in part.actions
    where firstAction[action.id] == nil && action.minutes <= left {
      let need = part.needs.firstIndex(of: action.needs).map { Facts(1) << Facts($0) } ?? 0
      if need & facts == need, action.guardCondition.holds(in: machine) {
        firstAction[action.id] = number
      }
    }
    for mitigation in part.mitigations
    where firstMitigation[mitigation.id] == nil && mitigation.minutes <= left
      && mitigation.guardCondition.holds(in: machine)
    {
      firstMitigation[mitigation.id] = number
    }
  }

  /// Notes the states that were entered and the transitions that were taken.
  private mutating func note(from number: Int32, move: Move?) {
    for occurrence in machine.outputs.occurrences {
      switch occurrence.what {
      case .entered(let state): entered.insert(state)
      case .took(let transition): taken.insert(transition)
      case .failed: report(.failure, at: number, move: move)
      case .event, .exited, .assigned, .emitted, .finished: break
      }
    }
  }

  /// Whether the machine came to rest; a run that did not is a fault and not gone on from.
  private mutating func isSound(at number: Int32, move: Move?) -> Bool {
    guard case .livelocked(let livelock) = machine.status else { return true }
    report(.livelock(livelock.cycle), at: number, move: move)
    livelocks += 1
    return false
  }

  /// The cheapest way to a visit, with minutes of waiting put together, and a move after it.
  func path(to number: Int32, then last: Move? = nil) -> Path {
    var moves: [Move] = []
    if let last { moves.append(last) }
    var next = number
    while next >= 0, next < visits.count {
      let visit = visits[Int(next)]
      if visit.move >= 0 {
        moves.append(options[Int(visit.move)].move)
      } else if visit.parent >= 0 {
        if case .wait(let minutes) = moves.last, minutes < 240 {
          moves[moves.count - 1] = .wait(minutes: minutes + 1)
        } else {
          moves.append(.wait(minutes: 1))
        }
      }
      next = visit.parent
    }
    let minutes = visits.isEmpty ? 0 : Int(visits[Int(number)].minutes)
    return Path(moves: moves.reversed(), minutes: minutes)
  }
}
