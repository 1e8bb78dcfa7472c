package import ScenarioModel

/// The reason why a file or folder could not be read.
package enum FileProblem: Hashable, Sendable, Error {
  case missing
  case notFolder
  case notFile
  case denied
  case leavesFolder
  case tooLarge(limit: Int)
  case notUTF8(byte: Int)
  /// Anything else, in the words of the system.
  case failed(String)
}

extension FileProblem: DiagnosticProblem {
  package var message: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .notFolder: "this is no folder"
    case .notFile: "this is no ordinary file"
    case .denied: "reading is not permitted; check the permissions of the file"
    case .leavesFolder: "the file is outside the folder of the scenario"
    case .tooLarge(let limit): "the file is larger than \(limit >> 10) KiB"
    case .notUTF8(let byte): "the file is not UTF-8: byte \(byte) (counted from 0) is invalid"
    case .failed(let text): "the file cannot be read: \(text)"
    }
  }

  package var kind: Diagnostic.Kind {
    switch self {
    case .missing: .missing
    case .denied, .failed: .unreadable
    case .notFolder, .notFile, .leavesFolder, .tooLarge, .notUTF8: .content
    }
  }
}
