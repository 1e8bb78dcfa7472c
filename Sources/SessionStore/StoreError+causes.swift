import Sessions
import Foundation
import GRDB

extension StoreError {
  /// Classifies an error that came up while the database was used.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .inputOutput(path: path, code: 0, message: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    self =
      switch error.resultCode {
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_NOTADB: .notAStore(path: path)
      case .SQLITE_CORRUPT, .SQLITE_ERROR: .damaged(path: path)
      default:
        .inputOutput(
          path: path,
          code: Int(error.extendedResultCode.rawValue),
          message: error.message ?? "no further words"
        )
      }
  }
}

extension FolderObstacle {
  /// Classifies the error with which Foundation refused to create a folder.
  init(_ error: any Error) {
    self =
      switch (error as? CocoaError)?.code {
      case .fileWriteNoPermission: .noPermission
      case .fileWriteVolumeReadOnly: .readOnly
      case .fileWriteFileExists: .notAFolder
      case .fileWriteOutOfSpace: .full
      default: .other(error.localizedDescription)
      }
  }
}
