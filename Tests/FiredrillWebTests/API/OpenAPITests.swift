import FiredrillMCP
import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

/// The description of the interface against the interface.
struct OpenAPITests {
  private static let isThere = (try? Tool.run("python3", ["-c", "import schemathesis"])) != nil

  @Test func `every tool has an address, and every address answers`() async throws {
    let paths = OpenAPIDocument.json(version: "1")["paths"]
    guard case .object(let members)? = paths else {
      Issue.record("no paths")
      return
    }
    var names: Set<String> = []
    for (path, item) in members {
      for method in ["get", "post"] {
        guard let name = item[method]?["operationId"]?.text else { continue }
        names.insert(name)
        let filled = path.replacing("{session}", with: "h").replacing("{event}", with: "1")
          .replacing("{form}", with: "csv").replacing("{incident}", with: "canary")
        let parts = filled.split(separator: "/").map(String.init)
        let address = try #require(APIAddress((["v1"] + parts)[...]), "\(filled)")
        #expect(address.method.rawValue.lowercased() == method, "\(filled)")
      }
    }
    #expect(names.isSuperset(of: PlayTool.allCases.map(\.rawValue)))
  }

  /// Schemathesis makes requests from the description, right and wrong ones, and checks each answer
  /// against it.
  @Test(.enabled(if: isThere)) func `schemathesis finds no answer that the description denies`()
    async throws
  {
    let program = try ServedProgram()
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "schemathesis_check.py").path
    try await program.serve { address in
      let output = try Tool.run("python3", [script, "\(address)/api/v1"])
      #expect(output.hasSuffix("no failure\n"), "\(output)")
    }
  }
}
