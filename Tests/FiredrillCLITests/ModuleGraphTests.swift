import Foundation
import TestSupport
import Testing

/// The table of modules in the README beside the package's own description.
struct ModuleGraphTests {
  /// A module with the modules that it stands on.
  private struct Module: Hashable {
    var name: String
    var dependencies: Set<String>
  }

  /// The rows of the README's table, in order.
  private static func described() throws -> [Module] {
    let readme = try text("README.md")
    return readme.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("| `"), cells.count == 3, cells[0].hasSuffix("`") else { return nil }
      let name = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      guard name.allSatisfy(\.isLetter), name.first?.isUppercase == true else { return nil }
      let dependencies = cells[1].split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return Module(name: name, dependencies: Set(dependencies.filter { $0 != "–" }))
    }
  }

  private static let shims = [
    "CAuthoringTexts", "CLibCrypto", "CLibEdit", "CLibPQ", "CLibYAML", "CWebAssets",
  ]

  /// The modules that `Package.swift` declares by `module(…)`; shims in C are no modules of ours.
  private static func declared() throws -> Set<Module> {
    let package = try text("Package.swift")
    let body = try #require(package.range(of: "let package = Package("))
    var modules: Set<Module> = []
    for call in package[body.upperBound...].components(separatedBy: "module(").dropFirst() {
      let names = call.matches(of: /"([A-Za-z]+)"/).map { String($0.output.1) }
      let name = try #require(names.first)
      let rest = call[(try #require(call.range(of: "\"\(name)\"")).upperBound)...]
      var dependencies: Set<String> = []
      // A list, and perhaps a module that belongs to it by a trait of the package.
      if let list = rest.prefixMatch(of: /,\s*(\[[^\]]*\](?:\s*\+\s*whenPostgres\([^)]*\))?)/) {
        dependencies = Set(
          list.output.1.matches(of: /"([A-Za-z]+)"/).map { String($0.output.1) }
            .filter { !shims.contains($0) }
        )
      }
      modules.insert(Module(name: name, dependencies: dependencies))
    }
    return modules
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
  }

  @Test func `the README tells the modules and what each stands on`() throws {
    let described = try Self.described()
    #expect(Set(described) == (try Self.declared()))
    #expect(described.count == Set(described.map(\.name)).count)
  }

  @Test func `a module stands only on modules above it`() throws {
    var above: Set<String> = []
    for module in try Self.described() {
      #expect(module.dependencies.isSubset(of: above), "\(module.name)")
      above.insert(module.name)
    }
    #expect(above.count > 20)
  }
}
