import Telemetry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Answers one question over the rows of the reference world and prints the processor time.
///
/// Rows are drawn beforehand. The question is that of the Python peer: the 95th percentile of latency,
/// mean quality and the share of errors, by segment, arm and five minutes.
func reportQuery(minutes: Int) throws {
  let world = World(try CompiledWorld(model: .referenceR1), seed: 7)
  let window = MinuteRange(from: 0, to: minutes)
  let least = peakMemory()
  let rows = try world.rows(
    of: "requests",
    in: window,
    fields: WorldModel.referenceFields,
    timeline: Timeline()
  )
  print("memory: \((peakMemory() - least) / rows.count) bytes a row at the peak of drawing them")
  let query = Query(
    table: "requests",
    window: window,
    groupBy: ["segment", "arm"],
    bucketMinutes: 5,
    aggregates: [
      .quantile("latency_ms", 0.95), .mean("quality"), .share(.isTrue("ok")),
    ]
  )
  guard let table = WorldModel.referenceR1.tables.first else { return }
  let before = seconds(CLOCK_PROCESS_CPUTIME_ID)
  let groups = try query.answer(over: rows, table: table).rows.count
  let time = seconds(CLOCK_PROCESS_CPUTIME_ID) - before
  report("query, three aggregates by \(groups) groups", rows.count, time)
}

/// The most memory that the process has held, in bytes.
private func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #endif
}
