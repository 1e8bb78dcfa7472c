import Telemetry
import TelemetryExport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes the reference world R1 in each format and prints rows and bytes a second of processor time.
///
/// Drawing the rows is part of the time. Files go to the null device.
func reportExports(minutes: Int) throws {
  let null = open("/dev/null", O_WRONLY)
  defer { close(null) }
  let world = World(try CompiledWorld(model: .referenceR1), seed: 7)
  let window = MinuteRange(from: 0, to: minutes)
  let source = RecordSource(world, timeline: Timeline(), window: window)
  let rows = try world.rows(of: "requests", in: window, fields: [], timeline: Timeline()).count
  for format in ExportFormat.allCases {
    for file in Exporter(source, service: "bench").files(in: format) {
      var bytes = 0
      let before = seconds(CLOCK_PROCESS_CPUTIME_ID)
      try file.write { part in
        bytes += part.count
        _ = write(null, part.baseAddress, part.count)
      }
      let time = seconds(CLOCK_PROCESS_CPUTIME_ID) - before
      guard bytes > 0 else { continue }
      let megabytes = (Double(bytes) / time / 1e6).rounded()
      report("\(format.rawValue), \(file.name)", rows, time, note: ", \(megabytes) MB/s")
    }
  }
}
