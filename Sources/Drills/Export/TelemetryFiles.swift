import Foundation
import Telemetry
import TelemetryExport

/// Writes telemetry to files: whole under their name, or not at all.
package struct TelemetryFiles {
  private let source: RecordSource
  /// The minute at whose start the telemetry was asked to end, where one was.
  private let askedEnd: Int?
  /// The name of the simulated service in the files that have one.
  private let service: String
  private let format: TelemetryFormat
  /// Whether what has the name may be replaced.
  private let isForced: Bool
  /// The tables that stay empty: results of experiments that were not run.
  private let closed: Set<TableName>

  init(
    source: RecordSource,
    askedEnd: Int? = nil,
    service: String,
    format: TelemetryFormat,
    isForced: Bool,
    closed: Set<TableName> = []
  ) {
    self.source = source
    self.askedEnd = askedEnd
    self.service = service
    self.format = format
    self.isForced = isForced
    self.closed = closed
  }

  /// The first minute and the minute before which it ends, relative to the page.
  package var minutes: (from: Int, to: Int) { (source.window.from, source.window.to) }

  /// Writes to a path; `publishing` is called when all is written and before it gets its name.
  package func write(
    to path: String,
    publishing: () throws(DrillError) -> Void = {}
  ) throws(DrillError) {
    try checkMinutes()
    let draft = Draft(path)
    do {
      try draft.checkTarget(isForced: isForced, names: names)
    } catch {
      throw .export(error)
    }
    do {
      try fill(draft)
      try publishing()
      try draft.publish(isForced: isForced)
    } catch {
      draft.discard()
      throw Self.problem(error, path)
    }
  }

  /// The bytes of a format that is one text, such as OpenMetrics; `nil` for other formats.
  package func text() throws -> [UInt8]? {
    try checkMinutes()
    guard let text = format.textFormat, !text.isFolder else { return nil }
    var bytes: [UInt8] = []
    for file in exporter.files(in: text, without: closed) {
      try file.write { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private func checkMinutes() throws(DrillError) {
    guard source.window.count > 0 || !source.model.tables.contains(where: \.hasTime) else {
      throw .export(
        .noMinutes(
          from: source.window.from,
          to: askedEnd ?? source.window.to,
          first: source.model.firstMinute
        )
      )
    }
  }

  private var exporter: Exporter { Exporter(source, service: service) }

  /// The names of the files of a folder; `nil` where it is one file.
  private var names: [String]? {
    guard let text = format.textFormat, text.isFolder else { return nil }
    return exporter.files(in: text).map(\.name)
  }

  private func fill(_ draft: Draft) throws {
    guard let text = format.textFormat else {
      try draft.createFile(draft.url).close()
      return try TelemetryDatabase.write(source, to: draft.url.path, closed: closed)
    }
    if text.isFolder {
      try FileManager.default.createDirectory(
        at: draft.url,
        withIntermediateDirectories: false
      )
    }
    for file in exporter.files(in: text, without: closed) {
      let url = text.isFolder ? draft.url.appendingPathComponent(file.name) : draft.url
      let handle = try draft.createFile(url)
      defer { try? handle.close() }
      try file.write { bytes in try handle.write(contentsOf: Data(bytes)) }
    }
  }

  private static func problem(_ error: any Error, _ path: String) -> DrillError {
    switch error {
    case let error as DrillError: error
    case let error as ExportError: .export(error)
    case let error as SQLiteFailure where error.isFull: .export(.full(path: path))
    case let error as SQLiteFailure: .export(.cannotWrite(path: path, reason: "\(error)"))
    case let error as WorldError: .world(error)
    case let error as QueryError: .query(error)
    case let error as CocoaError where error.isOutOfSpace: .export(.full(path: path))
    default: .export(.cannotWrite(path: path, reason: error.localizedDescription))
    }
  }
}

extension CocoaError {
  /// Whether the disk, the quota or the largest size of a file was reached.
  fileprivate var isOutOfSpace: Bool {
    let reason = (userInfo[NSUnderlyingErrorKey] as? POSIXError)?.code
    return code == .fileWriteOutOfSpace || reason == .EFBIG || reason == .EDQUOT
  }
}
