/// The reason why telemetry cannot be written to files.
package enum ExportError: Error, Hashable, Sendable {
  /// The window holds no minutes; `first` is the first minute that there is.
  case noMinutes(from: Int, to: Int, first: Int)
  case cannotCreate(path: String)
  case cannotWrite(path: String, reason: String)
  /// The disk is full.
  case full(path: String)
  case exists(path: String)
  /// A folder stands where a file is to be written, or the other way round.
  case otherForm(path: String, isFolder: Bool)
  /// A device, a pipe or a link has the name.
  case special(path: String)
  /// The folder to be replaced holds a file that is no part of an export.
  case stranger(path: String, file: String)
}
