import Foundation
import SCXMLReading
import Statecharts

/// Runs a chart written in SCXML, alone or against the script of a conformance case.
///
/// Exit codes: 0 a pass; 1 a difference, which is printed, or a chart that never comes to rest; 2
/// something that is not supported, named with its line; 64 wrong usage; 65 a file that cannot be
/// understood; 66 one that cannot be read (as in sysexits).
@main
struct FiredrillSCXML {
  private static let usage = """
    usage: firedrill-scxml run CASE.scxml [CASE.json]

    With a script, plays its events and compares configurations. Without one, advances until
    nothing is pending, 60 simulated seconds at most, and prints the final configuration.
    Example: firedrill-scxml run history0.scxml history0.json

    """

  /// What a run came to.
  private struct Verdict {
    let code: Int32
    let text: String

    /// Whether a guard or an effect could not be evaluated on the way.
    let hasFailed: Bool
  }

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.contains("--help") || arguments.contains("-h") {
      print(usage, terminator: "")
      exit(0)
    }
    guard arguments.first == "run", (2...3).contains(arguments.count) else {
      stop(64, usage)
    }
    let files = Array(arguments.dropFirst())
    let document = parse(files[0])
    let chart = compile(document, files[0])
    let verdict = files.count == 2 ? compare(chart, files[1]) : runOut(chart)
    if verdict.hasFailed, let uncertainty = document.uncertainty {
      stop(2, "\(files[0]): \(uncertainty)\n")
    }
    if verdict.hasFailed, verdict.code != 0 {
      stop(
        2,
        "\(files[0]): \(verdict.text.dropLast()), after a guard or an effect could not be computed;"
          + " numbers are integers of 64 bits here, and ECMAScript's are not\n"
      )
    }
    print(verdict.text, terminator: "")
    exit(verdict.code)
  }

  private static func parse(_ path: String) -> SCXMLDocument {
    let bytes = read(path)
    do throws(SCXMLError) {
      return try SCXMLDocument(bytes)
    } catch {
      let text = error.findings.map { "\(path): \($0)\n" }.joined()
      stop(error.isUnsupported ? 2 : 65, text)
    }
  }

  private static func compile(_ document: SCXMLDocument, _ path: String) -> CompiledChart {
    do throws(ChartError) {
      return try CompiledChart(document.chart)
    } catch {
      switch error {
      case .invalid(let diagnostics):
        let errors = diagnostics.filter { $0.severity == .error }
        stop(65, errors.map { "\(path): \(document.describe($0))\n" }.joined())
      }
    }
  }

  private static func compare(_ chart: CompiledChart, _ path: String) -> Verdict {
    let script: ConformanceCase
    do {
      script = try JSONDecoder().decode(ConformanceCase.self, from: read(path))
    } catch {
      stop(65, "\(path): not a script of a conformance case: \(error)\n")
    }
    let outcome = script.outcome(chart)
    guard let difference = outcome.difference, script.alternativeOutcome(chart).difference != nil
    else {
      return Verdict(code: 0, text: "", hasFailed: outcome.hasFailed)
    }
    return Verdict(code: 1, text: "\(difference)\n", hasFailed: outcome.hasFailed)
  }

  /// How long a chart without a script may run.
  ///
  /// Unit: ms.
  private static let longestRun = 60_000

  private static func runOut(_ chart: CompiledChart) -> Verdict {
    var machine = Machine(chart)
    machine.isObserved = true
    var hasFailed = machine.start().hasFailure
    while let wait = machine.ticksToNextTimer, wait <= longestRun - machine.clock,
      machine.status == .running
    {
      machine.advanceToNextTimer()
      hasFailed = hasFailed || machine.outputs.hasFailure
    }
    if case .livelocked(let livelock) = machine.status {
      return Verdict(code: 1, text: "\(livelock)\n", hasFailed: hasFailed)
    }
    let leaves = machine.activeLeaves.map(\.rawValue).joined(separator: " ")
    return Verdict(code: 0, text: "\(leaves)\n", hasFailed: hasFailed)
  }

  private static func read(_ path: String) -> Data {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      stop(66, "\(path): cannot be read\n")
    }
    return bytes
  }

  private static func stop(_ code: Int32, _ message: String) -> Never {
    FileHandle.standardError.write(Data(message.utf8))
    exit(code)
  }
}
