import Telemetry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Seconds of processor time of this process, which other processes do not lengthen.
func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

let minutes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1000
let world = World(try CompiledWorld(model: .referenceR1), seed: 7)
var rows = 0
let start = seconds()
for from in stride(from: 0, to: minutes, by: 100) {
  let part = try world.rows(
    of: "requests",
    in: MinuteRange(from: from, to: min(from + 100, minutes)),
    fields: WorldModel.referenceFields,
    timeline: Timeline()
  )
  rows += part.count
}
let elapsed = seconds() - start
print("draw: \(rows) rows in \(elapsed) s = \(Double(rows) / elapsed / 1e6) M rows/s")
