import Telemetry

/// The runs of a plan cut where they begin and end, so that minutes which several share are made once.
///
/// A row depends on its own minute and what was set before it alone, so that a run is its pieces
/// one after the other.
struct RowPieces: Sendable {
  private let runs: [RowRun]
  private let pieces: [RowRun]
  /// For each run, its pieces in order.
  private let pieceNumbers: [[Int]]

  /// Cuts runs; complexity O(runs² × boundaries of their table).
  ///
  /// `world` tells which fields depend on which.
  init(_ runs: [RowRun], of world: CompiledWorld) {
    var pieces: [RowRun] = []
    var pieceNumbers = runs.map { _ in [Int]() }
    for (number, run) in runs.enumerated() where run.window.from >= run.window.to {
      pieceNumbers[number] = [pieces.count]
      pieces.append(run)
    }
    for table in Set(runs.map(\.table)).sorted(by: { $0.rawValue < $1.rawValue }) {
      let alike = runs.indices.filter {
        runs[$0].table == table && runs[$0].window.from < runs[$0].window.to
      }
      for cut in Self.cuts(alike, of: runs, in: world) {
        for run in cut.runs { pieceNumbers[run].append(pieces.count) }
        pieces.append(cut.piece)
      }
    }
    self.runs = runs
    self.pieces = pieces
    self.pieceNumbers = pieceNumbers
  }

  /// A piece and the runs that it is part of.
  private struct Cut {
    var piece: RowRun
    var runs: [Int]
  }

  /// The pieces of runs of one table, in order of time.
  private static func cuts(
    _ alike: [Int],
    of runs: [RowRun],
    in world: CompiledWorld
  ) -> [Cut] {
    let bounds = Set(alike.flatMap { [runs[$0].window.from, runs[$0].window.to] }).sorted()
    var cuts: [Cut] = []
    for (from, to) in zip(bounds, bounds.dropFirst()) {
      let covering = alike.filter { runs[$0].window.from <= from && to <= runs[$0].window.to }
      for (timeline, together) in grouped(covering, by: { runs[$0].timeline.before(to) }) {
        for sharing in shared(together, of: runs, in: world) {
          let before = cuts.lastIndex { $0.runs == sharing && $0.piece.window.to == from }
          if let before {
            cuts[before].piece.window.to = to
            cuts[before].piece.timeline = timeline
            continue
          }
          var piece = runs[sharing[0]]
          piece.window = MinuteRange(from: from, to: to)
          piece.timeline = timeline
          for run in sharing.dropFirst() { piece.needs(runs[run]) }
          cuts.append(Cut(piece: piece, runs: sharing))
        }
      }
    }
    return cuts
  }

  /// The runs whose rows of the same minutes are made at once.
  ///
  /// Those that leave rows out are made with those that do not where this draws fewer fields, half of
  /// the rows being thought left out.
  private static func shared(
    _ together: [Int],
    of runs: [RowRun],
    in world: CompiledWorld
  ) -> [[Int]] {
    let whole = together.filter { !runs[$0].isPartial }
    let partial = together.filter { runs[$0].isPartial }
    guard !whole.isEmpty, !partial.isEmpty else { return [together] }
    let table = runs[together[0]].table
    let always = world.fieldsDrawn(Set(whole.flatMap { runs[$0].fields }), of: table)
    let conditions = partial.flatMap { runs[$0].conditions.flatMap(\.fieldsRead) }
    let first = world.fieldsDrawn(Set(conditions), of: table)
    let then = world.fieldsDrawn(Set(partial.flatMap { runs[$0].fields }), of: table)
      .subtracting(first)
    let more = first.union(then).subtracting(always)
    return 2 * more.count <= 2 * first.count + then.count ? [together] : [whole, partial]
  }

  /// Groups numbers, in the order in which the groups come up.
  private static func grouped(
    _ numbers: [Int],
    by timeline: (Int) -> Timeline
  ) -> [(Timeline, [Int])] {
    var groups: [(Timeline, [Int])] = []
    for number in numbers {
      let own = timeline(number)
      if let known = groups.firstIndex(where: { $0.0 == own }) {
        groups[known].1.append(number)
      } else {
        groups.append((own, [number]))
      }
    }
    return groups
  }

  /// The rows of the runs in one world, each piece made when it is first asked for.
  struct Made {
    private let plan: RowPieces
    private let workspace: WorldWorkspace
    private var runs: [Rows?]
    private var pieces: [Rows?]

    init(_ plan: RowPieces, in world: World) {
      self.plan = plan
      workspace = WorldWorkspace(world)
      runs = plan.runs.map { _ in nil }
      pieces = plan.pieces.map { _ in nil }
    }

    /// The rows of a run, and maybe rows for which none of its conditions holds.
    mutating func rows(ofRun run: Int) throws(WorldError) -> Rows {
      if let rows = runs[run] { return rows }
      var parts: [Rows] = []
      for number in plan.pieceNumbers[run] {
        parts.append(try rows(ofPiece: number))
      }
      let rows = Rows(joining: parts, fields: plan.runs[run].fields)
      runs[run] = rows
      return rows
    }

    private mutating func rows(ofPiece piece: Int) throws(WorldError) -> Rows {
      if let rows = pieces[piece] { return rows }
      let rows = try plan.pieces[piece].rows(in: workspace)
      pieces[piece] = rows
      return rows
    }
  }
}
