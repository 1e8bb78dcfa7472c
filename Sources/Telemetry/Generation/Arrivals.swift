/// The number of rows of each tick of a window and the state of the world at each.
struct Arrivals {
  /// A tick with rows.
  struct Tick {
    /// Ticks since the page, negative before it.
    var index: Int
    var count: Int
    /// The position of the tick's moment in `moments`.
    var moment: Int
  }

  let window: MinuteRange
  let ticksPerMinute: Int
  private(set) var ticks: [Tick] = []
  /// The moments of the window, one for each run of ticks between which nothing needed changes.
  private(set) var moments: [WorldClock.Moment] = []
  private(set) var total = 0

  /// Counts the arrivals: Poisson, with the mean of the rate at the tick's start times the daily
  /// shape at its middle times gamma noise of mean 1; `needs` are those of the rows.
  init(
    _ traffic: CompiledTraffic,
    world: World,
    table: CompiledTable,
    timeline: Timeline,
    window: MinuteRange,
    needs: MomentNeeds
  ) throws(WorldError) {
    let model = world.compiled.model
    self.window = window
    ticksPerMinute = 60 / model.tickSeconds
    let clock = WorldClock(
      world: world,
      table: table,
      timeline: timeline,
      needs: MomentNeeds(traffic.rate.needs + [needs])
    )
    let rate = ParameterRun(traffic.rate, world: world)
    let key = world.key(of: table)
    for index in (window.from * ticksPerMinute)..<(window.to * ticksPerMinute) {
      let minute = Double(index) / Double(ticksPerMinute)
      let moment = clock.moment(at: minute)
      if moments.last.map({ needs.differ($0, moment) }) ?? true { moments.append(moment) }
      _ = rate.refresh(moment)
      let perMinute = rate.values[0][0]
      let mean =
        max(perMinute, 0) * traffic.shape(at: minute, model: model)
        * traffic.noise(tick: index, key: key) / Double(ticksPerMinute)
      guard mean.isFinite, mean <= Double(World.mostRows) else {
        guard perMinute.isFinite else {
          throw .impossibleParameter(
            table: table.name,
            field: nil,
            parameter: "rate",
            value: perMinute,
            minute: self.minute(of: index)
          )
        }
        throw .tooManyRows(table.name, limit: World.mostRows)
      }
      let source = DrawSource(
        key: key,
        position: DrawSource.position(tick: index, ordinal: 0),
        stream: DrawSource.stream("#count")
      )
      let count = mean > 0 ? Int(PoissonDraw(mean: mean).count(source)) : 0
      guard count > 0 else { continue }
      ticks.append(Tick(index: index, count: count, moment: moments.count - 1))
      total += count
      guard total <= World.mostRows else {
        throw .tooManyRows(table.name, limit: World.mostRows)
      }
    }
  }

  /// The minute in which a tick starts.
  func minute(of tick: Int) -> Int {
    let (quotient, remainder) = tick.quotientAndRemainder(dividingBy: ticksPerMinute)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension CompiledTraffic {
  /// The day's shape at the middle of the tick that starts at a minute, 1 on average.
  fileprivate func shape(at minute: Double, model: WorldModel) -> Double {
    if dailyAmplitude == 0 { return 1 }
    let middle = minute + Double(model.tickSeconds) / 120
    let day = (middle + Double(model.pageMinuteOfDay - dailyPeakMinute)) / 1440
    return 1 + dailyAmplitude * Elementary.sineAndCosine(turns: day).cosine
  }

  /// The tick's gamma noise, of mean 1 and the coefficient of variation `noise`.
  fileprivate func noise(tick: Int, key: UInt64) -> Double {
    if noise == 0 { return 1 }
    let shape = 1 / (noise * noise)
    let source = DrawSource(
      key: key,
      position: DrawSource.position(tick: tick, ordinal: 0),
      stream: DrawSource.stream("#noise")
    )
    return GammaDraw(shape: shape).variate(source) / shape
  }
}
