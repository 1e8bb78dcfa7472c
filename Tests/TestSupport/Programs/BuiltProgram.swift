import Foundation

/// The programs that the build put beside these tests.
package enum BuiltProgram {
  /// The folder of the build's products: the one that holds the test bundle.
  private static var folder: URL {
    let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
      guard let end = argument.range(of: ".xctest") else { return nil }
      return String(argument[..<end.upperBound])
    }.first
    let started = bundle ?? CommandLine.arguments.first ?? ""
    return URL(fileURLWithPath: started).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// The path of a program; throws a sentence where the build has none of that name.
  package static func path(_ name: String = "firedrill") throws -> String {
    let path = folder.appendingPathComponent(name).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw MissingProgram(path: path)
    }
    return path
  }

  /// The programs of the debug build with ThreadSanitizer and of the release build, where both were made.
  package static var bothConfigurations: (debug: String, release: String)? {
    let build = Repository.root.appending(path: ".build")
    let programs = ["thread/debug", "release"].map {
      build.appending(path: "\($0)/firedrill").path
    }
    guard programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: $0) }) else {
      return nil
    }
    return (programs[0], programs[1])
  }
}

/// The build made no such program beside the tests.
private struct MissingProgram: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path) is missing, so nothing can be run; 'swift build' makes it"
  }
}
