/// A table while its rows are being drawn.
final class TableRun {
  let world: World
  let table: CompiledTable
  let key: UInt64
  /// The fields drawn, in order: those asked for and what they depend on.
  let fields: [FieldRun]
  let columns: RowColumns
  /// Whole columns of tables of a fixed size, by table and field, for lookups.
  private let looked: [LookedColumn: Column]
  private let words = ScratchBuffer<UInt64>(repeating: 0)
  private let positions = ScratchBuffer<UInt64>(repeating: 0)
  private let entityPositions = ScratchBuffer<UInt64>(repeating: 0)
  private let cells = ScratchBuffer<Int32>(repeating: 0)
  private let values = ScratchBuffer<Double>(repeating: 0)

  /// A column of a table of a fixed size.
  struct LookedColumn: Hashable {
    var table: Int
    var field: Int
  }

  init(world: World, table: CompiledTable, drawn: [Int]) throws(WorldError) {
    self.world = world
    self.table = table
    key = world.key(of: table)
    fields = drawn.map { FieldRun($0, table.fields[$0], world: world) }
    columns = RowColumns(table, drawn: drawn)
    var looked: [LookedColumn: Column] = [:]
    for field in drawn {
      guard case .lookup(_, let other, let target) = table.fields[field].draw else { continue }
      let id = LookedColumn(table: other, field: target)
      if looked[id] == nil { looked[id] = try world.fixedColumn(id) }
    }
    self.looked = looked
  }

  /// Takes over a moment for the chunks that follow.
  func refresh(_ moment: WorldClock.Moment) {
    for field in fields { field.refresh(moment) }
  }

  /// Draws all fields of a chunk into `columns`.
  func draw(_ chunk: Chunk) throws(ImpossibleParameter) {
    fillPositions(chunk)
    for run in fields {
      try drawValue(run, chunk)
      if run.missing != nil { try drawMissing(run, chunk) }
    }
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
  private func fillWords(_ run: FieldRun, _ chunk: Chunk) {
    let stream = run.field.stream
    guard run.field.entity != nil else {
      WordFill.rows(chunk.pieces, key: key, stream: stream, into: words.values)
      return
    }
    WordFill.positions(
      entityPositions.values,
      count: chunk.count,
      key: key,
      stream: stream,
      into: words.values
    )
  }

  private func drawValue(_ run: FieldRun, _ chunk: Chunk) throws(ImpossibleParameter) {
    let count = chunk.count
    let position = run.position
    if let entity = run.field.entity {
      let entities = columns.identifiers(entity)
      for row in 0..<count { entityPositions.values[row] = UInt64(entities[row]) }
    }
    let cells = try run.locate(.value, count: count, columns: columns, into: cells.values)
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
      fillWords(run, chunk)
      ColumnDrawing.whole(
        words.values,
        below: bound,
        count: count,
        into: columns.identifiers(position)
      )
    case .category:
      fillWords(run, chunk)
      ColumnDrawing.codes(input, run.setups, into: columns.codes(position))
    case .flag:
      fillWords(run, chunk)
      ColumnDrawing.flags(input, run.setups, into: columns.codes(position))
    case .assignment(let entity, let salt, let codes):
      assign(input, run.setups, entity: entity, salt: salt, codes: codes, into: position)
    case .number(let family, let bounds):
      if family.usesSharedWord { fillWords(run, chunk) }
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
      for row in 0..<count {
        numbers[row] = Float(start + step * Double(positions.values[row]))
      }
    case .lookup(let reference, let table, let field):
      guard let column = looked[LookedColumn(table: table, field: field)] else {
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

  private func drawMissing(_ run: FieldRun, _ chunk: Chunk) throws(ImpossibleParameter) {
    let count = chunk.count
    let cells = try run.locate(.missing, count: count, columns: columns, into: cells.values)
    WordFill.rows(
      chunk.pieces,
      key: key,
      stream: run.field.stream | DrawSource.missingDraw,
      into: words.values
    )
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
