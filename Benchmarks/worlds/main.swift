import Telemetry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Draws the reference world R1 in windows of 100 minutes and prints rows a second: of processor
// time on one core, then of wall time on two; then asks one question of them all, and writes a tenth
// in each format of exports.
// Usage: worlds [MINUTES]   (default 3333: 10 M rows)
//        worlds MINUTES FOLDER   loads the rows into an SQLite file there, beside their CSV

/// Seconds of a clock of the system.
func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Draws every `step`-th window of 100 minutes from the `first` on; returns the number of rows.
@concurrent
func draw(_ world: World, minutes: Int, first: Int, step: Int) async throws -> Int {
  try stride(from: first * 100, to: minutes, by: step * 100).reduce(0) { rows, from in
    let window = MinuteRange(from: from, to: min(from + 100, minutes))
    return try rows
      + world.rows(
        of: "requests",
        in: window,
        fields: WorldModel.referenceFields,
        timeline: Timeline()
      ).count
  }
}

/// Prints how many rows a second were drawn.
func report(_ what: String, _ rows: Int, _ seconds: Double, note: String = "") {
  let rate = (Double(rows) / seconds / 1e4).rounded() / 100
  print("\(what): \(rows) rows in \((seconds * 100).rounded() / 100) s = \(rate) M rows/s\(note)")
}

let minutes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 3333
if CommandLine.arguments.count > 2 {
  try reportSQLLoad(minutes: minutes, folder: CommandLine.arguments[2])
  exit(0)
}
for (name, model) in [("R1", WorldModel.referenceR1), ("R1 row by row", .referenceByRow)] {
  let world = World(try CompiledWorld(model: model), seed: 7)
  let before = seconds(CLOCK_PROCESS_CPUTIME_ID)
  let rows = try await draw(world, minutes: minutes, first: 0, step: 1)
  report("\(name), one core", rows, seconds(CLOCK_PROCESS_CPUTIME_ID) - before)
}

let world = World(try CompiledWorld(model: .referenceR1), seed: 7)
let before = seconds(CLOCK_MONOTONIC)
async let even = draw(world, minutes: minutes, first: 0, step: 2)
async let odd = draw(world, minutes: minutes, first: 1, step: 2)
let rows = try await even + odd
report("R1, two cores", rows, seconds(CLOCK_MONOTONIC) - before)

try reportQuery(minutes: minutes)
try reportExports(minutes: minutes / 10)
