import Foundation
import Telemetry
import TelemetryExport

/// Writes telemetry to files: whole under their name, or not at all.
package struct TelemetryFiles {
  private let source: RecordSource
  /// The name of the simulated service in the files that have one.
  private let service: String
  private let format: TelemetryFormat
  /// Whether what has the name may be replaced.
  private let isForced: Bool

  init(
    source: RecordSource,
    service: String,
    format: TelemetryFormat,
    isForced: Bool
  ) {
    self.source = source
    self.service = service
    self.format = format
    self.isForced = isForced
  }

  /// The first minute and the minute before which it ends, relative to the page.
  package var minutes: (from: Int, to: Int) { (source.window.from, source.window.to) }

  /// Writes to a path.
  package func write(to path: String) throws(DrillError) {
    guard source.window.count > 0 || !source.model.tables.contains(where: \.hasTime) else {
      throw .export(
        .noMinutes(
          from: source.window.from,
          to: source.window.to,
          first: source.model.firstMinute
        )
      )
    }
    let draft = Draft(path)
    try draft.checkTarget(isForced: isForced, names: names)
    do {
      try fill(draft)
      try draft.publish(isForced: isForced)
    } catch {
      draft.discard()
      throw Self.problem(error, path)
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
      return try TelemetryDatabase.write(source, to: draft.url.path)
    }
    if text.isFolder {
      try FileManager.default.createDirectory(
        at: draft.url,
        withIntermediateDirectories: false
      )
    }
    for file in exporter.files(in: text) {
      let url = text.isFolder ? draft.url.appendingPathComponent(file.name) : draft.url
      guard FileManager.default.createFile(atPath: url.path, contents: nil),
        let handle = FileHandle(forWritingAtPath: url.path)
      else {
        throw ExportError.cannotCreate(path: url.path)
      }
      defer { try? handle.close() }
      try file.write { bytes in try handle.write(contentsOf: Data(bytes)) }
    }
  }

  private static func problem(_ error: any Error, _ path: String) -> DrillError {
    switch error {
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

/// A file or folder under a name of its own beside the one that it will have.
private struct Draft {
  let url: URL
  private let target: URL
  private var files: FileManager { .default }

  init(_ path: String) {
    target = URL(fileURLWithPath: path)
    url = target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    )
  }

  /// Refuses to touch what is there, unless it may be replaced and is an export of the same form.
  func checkTarget(isForced: Bool, names: [String]?) throws(DrillError) {
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
    let path = target.relativePath
    guard isForced else { throw .export(.exists(path: path)) }
    guard isFolder.boolValue == (names != nil) else {
      throw .export(.otherForm(path: path, isFolder: isFolder.boolValue))
    }
    let strangers = ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { names?.contains($0) == false }
    if let stranger = strangers.first {
      throw .export(.stranger(path: path, file: stranger))
    }
  }

  /// Gives the draft its name.
  func publish(isForced: Bool) throws {
    guard isForced, files.fileExists(atPath: target.path) else {
      return try files.moveItem(at: url, to: target)
    }
    let old = url.appendingPathExtension("old")
    try files.moveItem(at: target, to: old)
    try files.moveItem(at: url, to: target)
    try? files.removeItem(at: old)
  }

  func discard() { try? files.removeItem(at: url) }
}

extension CocoaError {
  /// Whether the disk, the quota or the largest size of a file was reached.
  fileprivate var isOutOfSpace: Bool {
    let reason = (userInfo[NSUnderlyingErrorKey] as? POSIXError)?.code
    return code == .fileWriteOutOfSpace || reason == .EFBIG || reason == .EDQUOT
  }
}
