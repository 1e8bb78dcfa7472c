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
  private var words = [UInt64](repeating: 0, count: Chunk.capacity)
  private var positions = [UInt64](repeating: 0, count: Chunk.capacity)
  private var entityPositions = [UInt64](repeating: 0, count: Chunk.capacity)
  private var cells = [Int32](repeating: 0, count: Chunk.capacity)
  private var values = [Double](repeating: 0, count: Chunk.capacity)

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
    var row = 0
    for piece in chunk.pieces {
      let start = DrawSource.position(tick: piece.tick, ordinal: piece.first)
      for index in 0..<piece.count {
        positions[row] = start &+ UInt64(index)
        row += 1
      }
    }
  }

  private func fillWords(_ run: FieldRun, _ chunk: Chunk) {
    let stream = run.field.stream
    if let entity = run.field.entity {
      let entities = columns.identifiers[entity]
      for row in 0..<chunk.count { entityPositions[row] = UInt64(entities[row]) }
      entityPositions.withUnsafeBufferPointer { positions in
        words.withUnsafeMutableBufferPointer { words in
          WordFill.positions(
            .init(rebasing: positions[..<chunk.count]),
            key: key,
            stream: stream,
            into: words
          )
        }
      }
    } else {
      words.withUnsafeMutableBufferPointer { words in
        WordFill.rows(chunk.pieces, key: key, stream: stream, into: words)
      }
    }
  }

  private func drawValue(_ run: FieldRun, _ chunk: Chunk) throws(ImpossibleParameter) {
    let count = chunk.count
    let position = run.position
    try run.locate(.value, count: count, columns: columns, cells: &cells)
    switch run.field.draw {
    case .entity(let population):
      fillWords(run, chunk)
      drawWhole(position, below: population, count)
    case .reference(let rows):
      fillWords(run, chunk)
      drawWhole(position, below: rows, count)
    case .category:
      fillWords(run, chunk)
      drawCodes(position, count, run, ColumnDrawing.codes)
    case .flag:
      fillWords(run, chunk)
      drawCodes(position, count, run, ColumnDrawing.flags)
    case .assignment(let entity, let salt, let codes):
      let saltKey = world.key ^ salt
      for row in 0..<count {
        words[row] = Mixing.split(saltKey, at: UInt64(columns.identifiers[entity][row]))
      }
      drawCodes(position, count, run, ColumnDrawing.codes)
      for row in 0..<count {
        columns.codes[position][row] = codes[Int(columns.codes[position][row])]
      }
    case .number(let family, let bounds):
      drawNumbers(run, family, bounds, chunk)
    case .sum(let terms):
      for row in 0..<count {
        columns.numbers[position][row] = Float(
          terms.reduce(0.0) { $0 + Double(columns.numbers[$1][row]) }
        )
      }
    case .sequence(let start, let step):
      for row in 0..<count {
        columns.numbers[position][row] = Float(start + step * Double(positions[row]))
      }
    case .lookup(let reference, let table, let field):
      guard let column = looked[LookedColumn(table: table, field: field)] else {
        preconditionFailure("column \(field) of table \(table) was not made for lookups")
      }
      columns.look(up: column, at: reference, into: position, count: count)
    }
  }

  private func drawWhole(_ position: Int, below bound: UInt64, _ count: Int) {
    words.withUnsafeBufferPointer { words in
      columns.identifiers[position].withUnsafeMutableBufferPointer { identifiers in
        ColumnDrawing.whole(
          .init(rebasing: words[..<count]),
          below: bound,
          into: identifiers
        )
      }
    }
  }

  private func drawCodes(
    _ position: Int,
    _ count: Int,
    _ run: FieldRun,
    _ loop: (
      UnsafeBufferPointer<UInt64>, Setups, UnsafeBufferPointer<Int32>,
      UnsafeMutableBufferPointer<UInt8>
    ) -> Void
  ) {
    words.withUnsafeBufferPointer { words in
      cells.withUnsafeBufferPointer { cells in
        columns.codes[position].withUnsafeMutableBufferPointer { codes in
          loop(.init(rebasing: words[..<count]), run.setups, cells, codes)
        }
      }
    }
  }

  private func drawNumbers(
    _ run: FieldRun,
    _ family: DistributionFamily,
    _ bounds: CompiledBounds,
    _ chunk: Chunk
  ) {
    let count = chunk.count
    if family.usesSharedWord { fillWords(run, chunk) }
    if run.field.entity != nil, !family.usesSharedWord { fillWords(run, chunk) }
    let places = run.field.entity == nil ? positions : entityPositions
    words.withUnsafeBufferPointer { words in
      places.withUnsafeBufferPointer { places in
        cells.withUnsafeBufferPointer { cells in
          run.setups.numbers.withUnsafeBufferPointer { setups in
            values.withUnsafeMutableBufferPointer { values in
              let input = ColumnDrawing.NumberInput(
                words: .init(rebasing: words[..<count]),
                positions: places,
                cells: cells,
                setups: setups,
                key: key,
                stream: run.field.stream
              )
              ColumnDrawing.numbers(family, input, into: values)
              columns.numbers[run.position].withUnsafeMutableBufferPointer { numbers in
                ColumnDrawing.keep(
                  .init(rebasing: values[..<count]),
                  bounds,
                  into: numbers
                )
              }
            }
          }
        }
      }
    }
  }

  private func drawMissing(_ run: FieldRun, _ chunk: Chunk) throws(ImpossibleParameter) {
    let count = chunk.count
    try run.locate(.missing, count: count, columns: columns, cells: &cells)
    words.withUnsafeMutableBufferPointer { words in
      WordFill.rows(
        chunk.pieces,
        key: key,
        stream: run.field.stream | DrawSource.missingDraw,
        into: words
      )
    }
    let thresholds = run.missingSetups.thresholds
    let isNumber = run.field.kind == .number
    for row in 0..<count where Unit.step(words[row]) < thresholds[Int(cells[row])] {
      if isNumber {
        columns.numbers[run.position][row] = .nan
      } else {
        columns.codes[run.position][row] = Column.missingCode
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
