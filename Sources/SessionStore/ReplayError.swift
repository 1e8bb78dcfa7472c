import Sessions

/// The reason why a replay file is refused.
package enum ReplayError: Error, Hashable, Sendable {
  case empty
  /// A program put a byte-order mark before the first line.
  case byteOrderMark
  case tooLarge(bytes: Int)
  case lineTooLong(line: Int, bytes: Int)
  case tooManyEvents(line: Int)
  case notUTF8(line: Int)
  case carriageReturn(line: Int)
  case notJSON(line: Int)
  case noHeader
  case unknownFormat(Int)
  case secondHeader(line: Int)
  case changed(line: Int)
  /// The line is as it was written, but holds something that this version does not know.
  case unreadable(line: Int)
  /// The file ends in the middle of the line.
  case cutOff(line: Int)
  case noSeal(afterLine: Int)
  case afterSeal(line: Int)
  case wrongCount(line: Int, stated: Int, found: Int)
  /// The line names a file outside the scenario's own folder.
  case badPath(line: Int, path: String)
  /// The line begins a file that was there already, or is a folder too.
  case secondFile(line: Int, path: String)
  case bundledFileTooLong(line: Int, path: String)
  case tooManyFiles(line: Int)
  case eventAfterFiles(line: Int)
  /// The line would hold a value that JSON cannot express, such as a number that is not finite.
  case cannotWrite(line: Int)
}

extension ReplayError {
  /// The first line that is wrong, from 1, or `nil` where it is the file as a whole.
  package var line: Int? {
    switch self {
    case .empty, .tooLarge: nil
    case .noHeader, .unknownFormat, .byteOrderMark: 1
    case .noSeal(let line): line
    case .lineTooLong(let line, _), .tooManyEvents(let line), .notUTF8(let line),
      .carriageReturn(let line), .notJSON(let line), .secondHeader(let line), .changed(let line),
      .unreadable(let line), .cutOff(let line), .afterSeal(let line), .wrongCount(let line, _, _),
      .cannotWrite(let line), .badPath(let line, _), .secondFile(let line, _),
      .bundledFileTooLong(let line, _), .tooManyFiles(let line), .eventAfterFiles(let line):
      line
    }
  }
}

extension ReplayError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the replay is empty; export the session again"
    case .byteOrderMark:
      "line 1 begins with a byte-order mark, which a program added when it saved the file; take the"
        + " file as it was exported"
    case .tooLarge(let bytes):
      "the replay has \(bytes) bytes; \(ReplayLimits.fileBytes) is the most"
    case .lineTooLong(let line, let bytes):
      "line \(line) has \(bytes) bytes; \(ReplayLimits.lineBytes) is the most"
    case .tooManyEvents(let line):
      "line \(line) is one event too many; \(ReplayLimits.events) is the most"
    case .notUTF8(let line): "line \(line) is not UTF-8 text; \(Self.remedy)"
    case .carriageReturn(let line):
      "line \(line) ends with a carriage return; a program converted the line ends,"
        + " take the file as it was exported"
    case .notJSON(let line): "line \(line) is not a JSON object; \(Self.remedy)"
    case .noHeader: "line 1 is not the header of a replay; is this the right file?"
    case .unknownFormat(let format):
      "line 1 names replay format \(format), and this version reads format"
        + " \(SessionHeader.currentFormat); use the version that wrote it"
    case .secondHeader(let line):
      "line \(line) is a second header; two replays seem to have been joined, keep one in a file"
    case .changed(let line):
      "line \(line) was changed after it was written: its hash does not fit; \(Self.remedy)"
    case .unreadable(let line):
      "line \(line) says something that this version does not know;"
        + " use the version that wrote it"
    case .cutOff(let line):
      "line \(line) is cut off: the file ends before its line break; \(Self.remedy)"
    case .noSeal(let line):
      "the replay is cut off after line \(line): the seal that ends it is missing; \(Self.remedy)"
    case .afterSeal(let line):
      "line \(line) comes after the seal that ends the replay; remove what follows the seal"
    case .wrongCount(let line, let stated, let found):
      "line \(line) seals \(stated) events, and the replay has \(found); \(Self.remedy)"
    case .badPath(let line, let path):
      "line \(line) names the file '\(Self.shown(path))', which is not within the scenario's folder;"
        + " do not trust this file"
    case .secondFile(let line, let path):
      "line \(line) begins the scenario's file '\(path)' a second time; \(Self.remedy)"
    case .bundledFileTooLong(let line, let path):
      "line \(line) makes the scenario's file '\(path)' longer than"
        + " \(ReplayLimits.bundledFileBytes) bytes, which is the most"
    case .tooManyFiles(let line):
      "line \(line) is one file too many; \(ReplayLimits.files) is the most of a scenario"
    case .eventAfterFiles(let line):
      "line \(line) is an event after the scenario's files; \(Self.remedy)"
    case .cannotWrite(let line):
      "line \(line) of the replay would hold a value that JSON cannot say"
    }
  }

  /// A path made safe to print: at most 80 scalars, without control characters.
  private static func shown(_ path: String) -> String {
    let scalars = path.unicodeScalars.prefix(80).map {
      $0.properties.generalCategory == .control ? "?" : Character($0)
    }
    return String(scalars)
  }

  private static let remedy = "take an unchanged copy or export the session again"
}
