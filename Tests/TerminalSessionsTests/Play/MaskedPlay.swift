import ScenarioModel
import Sessions
import Telemetry
import TestSupport

@testable import TerminalSessions

/// All that a player is shown before the debrief, with the values of evidence taken out.
///
/// What is left must not depend on the truth.
struct MaskedPlay {
  /// Everything in order, a text a page.
  private(set) var pages: [String] = []

  /// Plays a script under a truth that is forced.
  init(truth: HypothesisID, seed: UInt64, script: [String]) throws {
    let session = try Session.of(Sample.canary(), seed: seed, truth: truth)
    let view = SessionView.plain
    pages.append(Self.withoutNumbers(try view.brief(of: session)))
    pages.append(view.hypotheses(of: session).joined(separator: "\n"))
    pages.append(view.menu(of: session).joined(separator: "\n"))
    var loop = PlayLoop(
      link: ScriptedConsole.link(session),
      console: ScriptedConsole(script),
      view: view
    )
    _ = try loop.run()
    for turn in loop.console.turns {
      pages.append(Self.withoutNumbers([turn.prompt]) + turn.typed)
      pages.append(try Self.page(turn, in: loop.session))
    }
  }

  private static func page(_ turn: ScriptedConsole.Turn, in session: Session) throws -> String {
    switch turn.typed.split(separator: " ").first {
    case "look", "cite": try evidence(turn.shown, in: session)
    case "sql" where turn.typed.contains("avg("): turn.shown.prefix(5).joined(separator: "\n")
    case "slice": turn.shown.prefix(3).joined(separator: "\n")
    case "status", "brief": withoutNumbers(turn.shown)
    default: turn.shown.joined(separator: "\n")
    }
  }

  /// The heading, what kind of panels there are with their titles and parts, and what came after.
  private static func evidence(_ lines: [String], in session: Session) throws -> String {
    guard let number = lines.firstIndex(where: { $0.hasPrefix("── [") }),
      let look = session.looks.first(where: { lines[number].contains("[\($0.entry.number)] ") }),
      let report = try session.evidence(of: look)
    else { return lines.joined(separator: "\n") }
    var parts = Array(lines[...number])
    for panel in report.panels {
      let title = "\(panel.title)".prefix(20)
      parts.append("\(panel.title) \(panel.window) \(frame(of: panel.content))")
      parts.append("shown: \(lines.contains { $0.contains(title) })")
    }
    let finding = lines.lastIndex { $0.hasPrefix("Finding:") } ?? lines.count - 1
    let after = lines[(finding + 1)...].drop { $0.hasPrefix(" ") }
    return (parts + after).joined(separator: "\n")
  }

  /// What of a panel is the scenario's and not the world's.
  private static func frame(of content: ShownContent) -> String {
    switch content {
    case .lines(let query, _): "lines \(query)"
    case .bars(let query, _): "bars \(query)"
    case .heatmap(let query, _): "heatmap \(query)"
    case .table(let query, _): "table \(query)"
    case .histogram(let field, let edges, _, _): "histogram \(field) \(edges)"
    case .intervals(let intervals, let format): "intervals \(intervals.map(\.label)) \(format)"
    case .figures(let figures): "figures \(figures.map { "\($0.label) \($0.format)" })"
    case .log: "log"
    case .rows(let header, _, _): "rows \(header)"
    case .artifact(let title, _): "artifact \(title)"
    case .text(let text): "text \(text)"
    }
  }

  /// Lines as one text, figures as `#`; figures of other lengths may wrap lines elsewhere.
  private static func withoutNumbers(_ lines: [String]) -> String {
    var text = ""
    for word in lines.joined(separator: " ").split(separator: " ") {
      var masked = ""
      for character in word {
        let isFigure = character.isNumber || (".,".contains(character) && masked.last == "#")
        if !isFigure { masked.append(character) } else if masked.last != "#" { masked.append("#") }
      }
      text += masked + " "
    }
    return text
  }
}
