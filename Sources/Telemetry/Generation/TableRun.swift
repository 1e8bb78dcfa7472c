/// A table while its rows are being drawn.
final class TableRun {
  private let workspace: TableWorkspace
  let key: UInt64
  /// The parts of the moment of a row on which its values depend.
  let needs: MomentNeeds
  private let stages: [Stage]
  private let lifetimes: LifetimeRun

  var world: World { workspace.world }
  var table: CompiledTable { workspace.table }
  var columns: RowColumns { workspace.columns }
  private var words: ScratchBuffer<UInt64> { workspace.words }
  private var positions: ScratchBuffer<UInt64> { workspace.positions }
  private var entityPositions: ScratchBuffer<UInt64> { workspace.entityPositions }
  private var cells: ScratchBuffer<Int32> { workspace.cells }
  private var values: ScratchBuffer<Double> { workspace.values }

  /// A column of a table of a fixed size.
  struct LookedColumn: Hashable {
    var table: Int
    var field: Int
  }

  /// Fields drawn one after the other, and which rows go on to the next stage.
  private struct Stage {
    var fields: [FieldRun]
    /// Told by the fields drawn so far; `nil` keeps all.
    var condition: RowCondition?
  }

  /// The rows drawn at once: whole pieces of a chunk, or those of its rows that were kept.
  private struct Batch {
    var count: Int
    /// `nil` once rows were left out: each row then has its own position.
    var pieces: [Chunk.Piece]?
  }

  /// Draws fields of a table, rising and with all that they depend on; where there is a condition,
  /// each field for those rows only that can still fulfil it.
  init(
    _ workspace: TableWorkspace,
    drawn: [Int],
    condition: RowCondition? = nil,
    timeline: Timeline = Timeline()
  ) throws(WorldError) {
    let (world, table) = (workspace.world, workspace.table)
    self.workspace = workspace
    key = world.key(of: table)
    needs = MomentNeeds(drawn.map { table.fields[$0].momentNeeds })
    lifetimes = LifetimeRun(world: world, table: table, drawn: drawn, timeline: timeline)
    stages = Self.stages(workspace.begin(drawn), condition, of: table)
    for field in drawn {
      guard case .lookup(_, let other, let target) = table.fields[field].draw else { continue }
      try workspace.look(up: LookedColumn(table: other, field: target))
    }
  }

  private static func stages(
    _ drawn: [FieldRun],
    _ condition: RowCondition?,
    of table: CompiledTable
  ) -> [Stage] {
    var rest = drawn
    var known: Set<Int> = []
    var stages: [Stage] = []
    // A stage for each field of the condition, with what that field depends on.
    for field in Set(condition?.fields ?? []).sorted() {
      let needed = Set(table.fields[field].needs + [field])
      let fields = rest.filter { needed.contains($0.position) }
      rest.removeAll { needed.contains($0.position) }
      known.formUnion(fields.map(\.position))
      let necessary = condition?.necessary(knowing: known)
      stages.append(
        Stage(fields: fields, condition: necessary?.isAlways == true ? nil : necessary)
      )
    }
    return stages + [Stage(fields: rest, condition: nil)]
  }

  /// Takes over a moment for the chunks that follow.
  func refresh(_ moment: WorldClock.Moment) {
    for stage in stages {
      for field in stage.fields { field.refresh(moment) }
    }
  }

  /// Draws all fields of a chunk into `columns`.
  ///
  /// Returns the rows that are kept, whose values now stand at the front, or `nil` for all.
  func draw(_ chunk: Chunk) throws(ImpossibleParameter) -> [Int]? {
    fillPositions(chunk)
    var batch = Batch(count: chunk.count, pieces: chunk.pieces)
    var kept: [Int]?
    for (index, stage) in stages.enumerated() {
      for run in stage.fields { try draw(run, batch) }
      guard let condition = stage.condition else { continue }
      let held = columns.rows(where: condition, count: batch.count)
      if held.count == batch.count { continue }
      for stage in stages[...index] {
        for run in stage.fields { columns.keep(held, of: run.position) }
      }
      positions.keep(held)
      kept = kept.map { kept in held.map { kept[$0] } } ?? held
      batch = Batch(count: held.count, pieces: nil)
      if held.isEmpty { break }
    }
    return kept
  }

  private func draw(_ run: FieldRun, _ batch: Batch) throws(ImpossibleParameter) {
    try drawValue(run, batch)
    if run.missing != nil { try drawMissing(run, batch) }
  }

  private func fillPositions(_ chunk: Chunk) {
    var next = positions.values
    for piece in chunk.pieces {
      let start = DrawSource.position(tick: piece.tick, ordinal: piece.first)
      for index in 0..<piece.count { next[index] = start &+ UInt64(truncatingIfNeeded: index) }
      next += piece.count
    }
  }

  /// Writes a word a row: that of the row or, for a field drawn once an entity, that of the entity.
  private func fillWords(_ run: FieldRun, _ batch: Batch) {
    guard run.field.entity != nil else {
      fillRowWords(run.field.stream, batch)
      return
    }
    WordFill.positions(
      entityPositions.values,
      count: batch.count,
      key: key,
      stream: run.field.stream,
      into: words.values
    )
  }

  private func fillRowWords(_ stream: UInt64, _ batch: Batch) {
    if let pieces = batch.pieces {
      WordFill.rows(pieces, key: key, stream: stream, into: words.values)
    } else {
      WordFill.positions(
        positions.values,
        count: batch.count,
        key: key,
        stream: stream,
        into: words.values
      )
    }
  }

  private func drawValue(_ run: FieldRun, _ batch: Batch) throws(ImpossibleParameter) {
    let count = batch.count
    let position = run.position
    if let entity = run.field.entity {
      let entities = columns.identifiers(entity)
      for row in 0..<count { entityPositions.values[row] = UInt64(entities[row]) }
      if let age = run.field.age {
        lifetimes.find(
          age,
          of: entities,
          at: positions.values,
          count: count,
          into: entityPositions.values
        )
      }
    }
    let cells = try run.locate(
      .value,
      count: count,
      columns: columns,
      lifetimes: lifetimes,
      into: cells.values
    )
    let input = ColumnDrawing.Input(
      count: count,
      words: words.values,
      positions: run.field.entity == nil ? positions.values : entityPositions.values,
      cells: cells,
      key: key,
      stream: run.field.stream
    )
    switch run.field.draw {
    case .entity(let bound), .reference(let bound):
      fillWords(run, batch)
      ColumnDrawing.whole(
        words.values,
        below: bound,
        count: count,
        into: columns.identifiers(position)
      )
    case .category:
      fillWords(run, batch)
      ColumnDrawing.codes(input, run.setups, into: columns.codes(position))
    case .flag:
      fillWords(run, batch)
      ColumnDrawing.flags(input, run.setups, into: columns.codes(position))
    case .assignment(let entity, let salt, let codes):
      assign(input, run.setups, entity: entity, salt: salt, codes: codes, into: position)
    case .age(let entity, _):
      lifetimes.writeAges(
        position,
        of: columns.identifiers(entity),
        at: positions.values,
        count: count,
        into: columns.numbers(position)
      )
    case .number(let family, let bounds):
      if family.usesSharedWord { fillWords(run, batch) }
      ColumnDrawing.numbers(family, input, run.setups, into: values.values)
      ColumnDrawing.keep(
        values.values,
        bounds,
        count: count,
        into: columns.numbers(position)
      )
    case .sum(let terms): add(terms, count: count, into: columns.numbers(position))
    case .sequence(let start, let step):
      let numbers = columns.numbers(position)
      for row in 0..<count { numbers[row] = Float(start + step * Double(positions.values[row])) }
    case .lookup(let reference, let table, let field):
      guard let column = workspace.looked[LookedColumn(table: table, field: field)] else {
        preconditionFailure("column \(field) of table \(table) was not made for lookups")
      }
      columns.look(up: column, at: reference, into: position, count: count)
    }
  }

  private func assign(
    _ input: ColumnDrawing.Input,
    _ setups: Setups,
    entity: Int,
    salt: UInt64,
    codes: [UInt8],
    into position: Int
  ) {
    let entities = columns.identifiers(entity)
    let saltKey = world.key ^ salt
    for row in 0..<input.count {
      words.values[row] = Mixing.split(saltKey, at: UInt64(entities[row]))
    }
    let drawn = columns.codes(position)
    ColumnDrawing.codes(input, setups, into: drawn)
    codes.withUnsafeBufferPointer { codes in
      for row in 0..<input.count { drawn[row] = codes[Int(drawn[row])] }
    }
  }

  private func add(_ terms: [Int], count: Int, into numbers: UnsafeMutablePointer<Float>) {
    for row in 0..<count { values.values[row] = 0 }
    for term in terms {
      let numbers = columns.numbers(term)
      for row in 0..<count { values.values[row] += Double(numbers[row]) }
    }
    for row in 0..<count { numbers[row] = Float(values.values[row]) }
  }

  private func drawMissing(_ run: FieldRun, _ batch: Batch) throws(ImpossibleParameter) {
    let count = batch.count
    let cells = try run.locate(
      .missing,
      count: count,
      columns: columns,
      lifetimes: lifetimes,
      into: cells.values
    )
    fillRowWords(run.field.stream | DrawSource.missingDraw, batch)
    let thresholds = run.missingSetups.thresholds
    let isNumber = run.field.kind == .number
    for row in 0..<count {
      let threshold = thresholds[cells.map { Int($0[row]) } ?? 0]
      guard Unit.step(words.values[row]) < threshold else { continue }
      if isNumber {
        columns.numbers(run.position)[row] = .nan
      } else {
        columns.codes(run.position)[row] = Column.missingCode
      }
    }
  }
}

extension DistributionFamily {
  /// Whether a variate starts from the word that neighbouring rows share.
  fileprivate var usesSharedWord: Bool {
    switch self {
    case .uniform, .normal, .lognormal, .exponential, .gamma: true
    case .constant, .beta, .poisson: false
    }
  }
}
