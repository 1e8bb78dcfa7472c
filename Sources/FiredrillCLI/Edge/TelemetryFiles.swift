import Foundation
import Telemetry
import TelemetryExport

/// Writes telemetry to files: whole under their name, or not at all.
struct TelemetryFiles {
  let source: RecordSource
  /// The name of the simulated service in the files that have one.
  let service: String
  let format: TelemetryFormat
  /// Whether what has the name may be replaced.
  let isForced: Bool

  /// Writes to a path; throws a failure that names what is wrong.
  func write(to path: String) throws {
    guard source.window.count > 0 || !source.model.tables.contains(where: \.hasTime) else {
      throw CommandFailure(
        "there are no minutes from \(source.window.from) to \(source.window.to) in this telemetry;"
          + " it begins at minute \(source.model.firstMinute)",
        code: .usage
      )
    }
    let draft = Draft(path)
    try draft.checkTarget(isForced: isForced, names: names)
    do {
      try fill(draft)
      try draft.publish(isForced: isForced)
    } catch {
      draft.discard()
      throw Self.failure(error, path)
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
        throw CommandFailure("\(url.path) cannot be created", code: .cannotCreate)
      }
      defer { try? handle.close() }
      try file.write { bytes in try handle.write(contentsOf: Data(bytes)) }
    }
  }

  private static func failure(_ error: any Error, _ path: String) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let error as SQLiteFailure where error.isFull: full(path)
    case let error as SQLiteFailure:
      CommandFailure("\(path) cannot be written: \(error)", code: .inputOutput)
    case let error as WorldError: CommandFailure("\(error)", code: .dataError)
    case let error as QueryError: CommandFailure("\(error)", code: .dataError)
    case let error as CocoaError where error.isOutOfSpace: full(path)
    default:
      CommandFailure(
        "\(path) cannot be written: \(error.localizedDescription)",
        code: .inputOutput
      )
    }
  }

  private static func full(_ path: String) -> CommandFailure {
    CommandFailure(
      "\(path) cannot be written: the disk is full; free some space and run the command again",
      code: .inputOutput
    )
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
  func checkTarget(isForced: Bool, names: [String]?) throws(CommandFailure) {
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
    let path = target.relativePath
    guard isForced else {
      throw CommandFailure(
        "\(path) exists already; name another, remove it, or replace it with --force",
        code: .cannotCreate
      )
    }
    guard isFolder.boolValue == (names != nil) else {
      throw CommandFailure(
        "\(path) is \(isFolder.boolValue ? "a folder" : "a file")"
          + " and this format writes \(names == nil ? "a file" : "a folder"); name another",
        code: .cannotCreate
      )
    }
    let strangers = ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { names?.contains($0) == false }
    if let stranger = strangers.first {
      throw CommandFailure(
        "\(path) holds '\(stranger)', which is no part of an export; name another folder",
        code: .cannotCreate
      )
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
