import Telemetry
import TelemetryExport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Loads the rows of the reference world R1 into an SQLite file and prints rows a second of
/// processor time; drawing the rows is part of it.
///
/// Beside the file it leaves the same rows as CSV, for a program to compare with.
func reportSQLLoad(minutes: Int, folder: String) throws {
  let world = World(try CompiledWorld(model: .referenceR1), seed: 7)
  let source = RecordSource(
    world,
    timeline: Timeline(),
    window: MinuteRange(from: 0, to: minutes)
  )
  for file in Exporter(source, service: "bench").files(in: .csv) {
    let descriptor = open("\(folder)/\(file.name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(descriptor) }
    try file.write { part in _ = write(descriptor, part.baseAddress, part.count) }
  }
  let rows = try world.rows(
    of: "requests",
    in: source.window,
    fields: [],
    timeline: Timeline()
  ).count
  let before = seconds(CLOCK_PROCESS_CPUTIME_ID)
  try TelemetryDatabase.write(source, to: "\(folder)/loaded.sqlite", tables: ["requests"])
  report("SQLite load", rows, seconds(CLOCK_PROCESS_CPUTIME_ID) - before)
}
