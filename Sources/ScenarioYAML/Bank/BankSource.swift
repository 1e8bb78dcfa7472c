package import Questions
package import ScenarioModel

/// The files of a question bank, read once, so that what was hashed is what is parsed.
package struct BankSource: Sendable {
  /// The folder as the user named it, for messages.
  package let path: String
  /// The bytes of each file that is there, by its path in the folder.
  private let files: [String: [UInt8]]
  /// The number of bytes of a file that lie before those that were read.
  private var start = 0

  /// Reads the files of a folder, or those of some parts and areas alone; throws the reason why one that is
  /// there cannot be read.
  package init(
    folder path: String,
    parts: [BankPart] = BankPart.allCases,
    areas: [Topic] = Topic.allCases
  ) throws(FileProblem) {
    let folder = try ScenarioFolder(path)
    var files: [String: [UInt8]] = [:]
    for area in areas {
      for part in parts {
        let name = Self.name(of: part, in: area)
        do throws(FileProblem) {
          files[name] = try folder.bytes(name, limit: BankLoader.limits.bytes)
        } catch {
          guard error == .missing else { throw error }
        }
      }
    }
    self.path = folder.path
    self.files = files
  }

  /// Reads the bytes of one question of an area from its file; `nil` where they cannot be read alone.
  package init?(folder path: String, questionAt place: Range<Int>?, in area: Topic) {
    let name = Self.name(of: .questions, in: area)
    guard let place, let folder = try? ScenarioFolder(path),
      let bytes = try? folder.bytes(name, at: place, limit: BankLoader.limits.bytes)
    else { return nil }
    self.path = folder.path
    files = [name: bytes]
    start = place.lowerBound
  }

  /// Makes a bank of files by their paths; `path` is what messages call its folder.
  package init(path: String, files: [String: [UInt8]]) {
    self.path = path
    self.files = files
  }

  /// The path of a file in the folder of a bank.
  static func name(of part: BankPart, in area: Topic) -> String {
    "\(area.rawValue)/\(part.rawValue).yaml"
  }

  /// The paths of the files, in order.
  package var names: [String] { files.keys.sorted() }

  /// The bytes of a file; none where there is no such file.
  package func bytes(of name: String) -> [UInt8] { files[name] ?? [] }

  /// The files as a folder from which nothing else can be read.
  var folder: ScenarioFolder { ScenarioFolder(files: files, name: path) }

  /// The map and the numbers of one area alone.
  func sheets(of area: Topic) -> BankSource {
    let names = [BankPart.map, .numbers].map { Self.name(of: $0, in: area) }
    return BankSource(path: path, files: files.filter { names.contains($0.key) })
  }

  /// One question of an area alone, in a file as it would be written; `nil` where it lies outside.
  func question(at place: Range<Int>, in area: Topic) -> BankSource? {
    let name = Self.name(of: .questions, in: area)
    guard let bytes = files[name], place.lowerBound >= start,
      place.upperBound - start <= bytes.count
    else { return nil }
    let place = place.lowerBound - start..<place.upperBound - start
    let head = "format: 1\narea: \(area.rawValue)\nquestions:\n"
    return BankSource(path: path, files: [name: Array(head.utf8) + bytes[place]])
  }
}
