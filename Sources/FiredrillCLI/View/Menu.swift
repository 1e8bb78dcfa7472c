import Plotting
import Reports
import Scoring
import Sessions
import TerminalSessions

/// Lists the entries of the menu and finds the choice that a typed word makes.
struct Menu {
  let scenarios: [ListedScenario]
  /// The best score of each scenario that was scored, 0 to 100.
  let best: [String: Double]
  /// Whether there is no session yet.
  let isNew: Bool
  /// The latest session that can go on.
  let open: SessionSummary?
  /// The sentence that names drills due for repetition; `nil` if none is due.
  let due: String?
  /// Whether there is a desktop on which a browser can be opened.
  var hasDisplay = false

  /// A choice that the player makes in the menu.
  enum Choice: Hashable {
    /// A command that takes over, after which the program ends.
    case enter([String])
    /// A command that prints something, after which the menu goes on.
    case show([String])
    case help, leave, nothing, unknown
  }

  /// One thing to choose, by its key.
  struct Entry: Hashable {
    var key: String
    var text: String
    var choice: Choice
  }

  /// Everything there is to choose, in the order shown.
  var entries: [Entry] {
    let browser = Entry(
      key: "w",
      text: hasDisplay
        ? "play in the browser: charts, buttons, nothing to type" : "serve the pages for a browser",
      choice: .enter(["serve"] + (hasDisplay ? ["--open"] : []))
    )
    var entries = hasDisplay ? [browser] : []
    entries += scenarios.enumerated().map { index, scenario in
      Entry(
        key: "\(index + 1)",
        text: "\(scenario.title) (\(note(on: scenario)))",
        choice: .enter(["play", scenario.id])
      )
    }
    if let open {
      let text = "go on with session \(open.id), \(open.scenario)"
      entries.append(Entry(key: "r", text: text, choice: .enter(["resume", "\(open.id)"])))
    }
    if let easiest {
      let text = "a guided first drill: four choices at each step, each explained"
      entries.append(
        Entry(key: "g", text: text, choice: .enter(["play", easiest.id, "--guided"]))
      )
    }
    if !hasDisplay { entries.append(browser) }
    return entries + [
      Entry(
        key: "d",
        text: "the incident of the day: the same for everybody, one attempt",
        choice: .enter(["daily"])
      ),
      Entry(key: "i", text: "a mock interview", choice: .enter(["interview"])),
      Entry(
        key: "a",
        text: "a few interview questions, one at a time",
        choice: .enter(["ask"])
      ),
      Entry(key: "t", text: "a plan for the time until your interview", choice: .show(["plan"])),
      Entry(key: "n", text: "the numbers to know, to say aloud", choice: .show(["numbers"])),
      Entry(key: "m", text: "maps of the five areas: what breaks where", choice: .show(["map"])),
      Entry(key: "h", text: "your sessions and their scores", choice: .show(["history"])),
      Entry(key: "p", text: "your progress, and what to drill next", choice: .show(["progress"])),
      Entry(key: "?", text: "how a session goes", choice: .help),
      Entry(key: "q", text: "leave", choice: .leave),
    ]
  }

  func choice(of word: String) -> Choice {
    switch word {
    case "": .nothing
    case "quit", "exit": .leave
    case "help": .help
    default:
      entries.first { $0.key == word }?.choice
        ?? scenarios.first { $0.id == word }.map { .enter(["play", $0.id]) } ?? .unknown
    }
  }

  /// The page that the menu opens with.
  func page(_ view: SessionView) -> [String] {
    var lines = [view.heading("Firedrill"), ""]
    lines += view.paragraph(
      "Incidents of LLM systems to practise on. You are on call: look at evidence, say what you"
        + " believe, mitigate, and declare what happened. Then your path is scored."
    )
    lines.append("")
    for entry in entries {
      let beginsPart = entry.key == "r" || (open == nil && entry.key == "g")
      if beginsPart || (hasDisplay && entry.key == "1") { lines.append("") }
      lines += view.item("  \(TextLayout.pad(entry.key, to: 2, .right)) ", entry.text)
    }
    lines.append("")
    if let due { lines += view.paragraph(due) + [""] }
    guard isNew, easiest != nil else { return lines }
    return lines
      + view.paragraph(
        "New here? Type g for a guided drill. You can leave at any time and go on later."
      ) + [""]
  }

  /// The scenario to begin with.
  private var easiest: ListedScenario? { scenarios.min { $0.difficulty < $1.difficulty } }

  /// Returns the lines that explain to a newcomer how a session goes.
  static func help(_ view: SessionView) -> [String] {
    view.paragraph(
      "A number starts that incident. You read the page and the causes it could have, then 'menu'"
        + " numbers what you can look at and do; a number does it. Everything takes simulated minutes,"
        + " and the system goes on meanwhile. 'declare' ends it with your verdict and shows the score."
    )
  }

  private func note(on scenario: ListedScenario) -> String {
    let best = best[scenario.id].map {
      ", best \(NumberText.fixed(Scorecard.rounded($0), decimals: 1))"
    }
    return "\(scenario.topic), difficulty \(scenario.difficultyText)\(best ?? "")"
  }
}
