extension TableRun {
  /// Draws all rows of a table of a fixed size.
  func drawFixed(_ count: Int, into store: inout RowStore) throws(WorldError) {
    let clock = WorldClock(world: world, table: table, timeline: Timeline(), needs: needs)
    refresh(clock.moment(at: 0))
    var chunk = Chunk()
    var first = 0
    while first < count {
      let piece = Chunk.Piece(tick: 0, first: first, count: min(chunk.room, count - first))
      chunk.append(piece)
      let kept = try draw(chunk, minute: nil)
      store.append(columns, times: [], count: kept?.count ?? chunk.count)
      chunk.removeAll()
      first += piece.count
    }
  }

  /// Draws the rows of a window, in chunks between which strengths and controls may change.
  func draw(
    _ arrivals: Arrivals,
    into store: inout RowStore,
    hasTimes: Bool
  ) throws(WorldError) {
    var times = ArrivalTimes(
      key: key,
      tickMilliseconds: 60_000 / arrivals.ticksPerMinute
    )
    var tickTimes: [Int32] = []
    var chunkTimes: [Int32] = []
    chunkTimes.reserveCapacity(Chunk.capacity)
    var chunk = Chunk()
    var moment: Int?
    for tick in arrivals.ticks {
      if moment != tick.moment {
        try flush(&chunk, &chunkTimes, arrivals, into: &store)
        refresh(arrivals.moments[tick.moment])
        moment = tick.moment
      }
      if hasTimes { times.fill(tick, into: &tickTimes) }
      var first = 0
      while first < tick.count {
        if chunk.room == 0 { try flush(&chunk, &chunkTimes, arrivals, into: &store) }
        let left = tick.count - first
        let size = left <= chunk.room ? left : chunk.room & ~1
        if size == 0 {
          try flush(&chunk, &chunkTimes, arrivals, into: &store)
          continue
        }
        chunk.append(Chunk.Piece(tick: tick.index, first: first, count: size))
        if hasTimes { chunkTimes += tickTimes[first..<(first + size)] }
        first += size
      }
    }
    try flush(&chunk, &chunkTimes, arrivals, into: &store)
  }

  private func flush(
    _ chunk: inout Chunk,
    _ times: inout [Int32],
    _ arrivals: Arrivals,
    into store: inout RowStore
  ) throws(WorldError) {
    guard let first = chunk.pieces.first else { return }
    if let kept = try draw(chunk, minute: arrivals.minute(of: first.tick)) {
      store.append(
        columns,
        times: (times.isEmpty ? [] : kept.map { times[$0] })[...],
        count: kept.count
      )
    } else {
      store.append(columns, times: times[...], count: chunk.count)
    }
    chunk.removeAll()
    times.removeAll(keepingCapacity: true)
  }

  private func draw(_ chunk: Chunk, minute: Int?) throws(WorldError) -> [Int]? {
    do throws(ImpossibleParameter) {
      return try draw(chunk)
    } catch {
      throw .impossibleParameter(
        table: table.name,
        field: error.field,
        parameter: error.parameter,
        value: error.value,
        minute: minute
      )
    }
  }
}
