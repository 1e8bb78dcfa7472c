import Terminal

/// The state of a replay's viewer: the page shown, the speed, and the question being answered.
///
/// A value; keys and passing seconds change it, and whoever holds the terminal draws it. Page 0 is the
/// page that opened the incident, page N what event N showed.
struct ReplayPlayback: Hashable {
  /// The simulated minute at which each page's event had happened, never falling; the first is 0.
  let ends: [Int]
  /// Whether the probabilities of the evidence may be shown: only of a session that is over.
  let mayReveal: Bool
  private(set) var page = 0
  /// The first line of the page that is shown.
  private(set) var top = 0
  /// Simulated minutes after the page; runs while playing, else stands at the page's end.
  private(set) var minute = 0.0
  private(set) var isPlaying = false
  private(set) var speed = 6
  /// The question that is open, with the text typed so far.
  private(set) var question: Question?
  private(set) var isHelpShown = false
  /// Whether the probabilities of the evidence are shown beside the player's beliefs.
  private(set) var isRevealing: Bool
  /// A sentence that says why the last answer was not taken.
  private(set) var complaint: String?
  private var secondsOnPage = 0.0

  /// Simulated seconds that pass in a real one, from slow to fast.
  static let speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600]

  /// The least time that an event is shown while playing, so that it can be read.
  ///
  /// Unit: seconds.
  static let leastSeconds = 1.5

  enum Question: Hashable {
    case jump(String)
    case reveal
  }

  /// The step that a key asks of the owner of the terminal.
  enum Step: Hashable {
    case draw, leave, interrupt
  }

  init(ends: [Int], mayReveal: Bool, isRevealing: Bool = false) {
    self.ends = ends
    self.mayReveal = mayReveal
    self.isRevealing = isRevealing && mayReveal
  }

  var last: Int { ends.count - 1 }
  var factor: Int { Self.speeds[speed - 1] }

  /// Keeps the first line shown within a page of some length on some rows.
  mutating func fit(lines: Int, rows: Int) {
    top = min(max(0, top), max(0, lines - rows))
  }

  /// Lets real seconds pass; true where something to be drawn has changed.
  mutating func pass(seconds: Double) -> Bool {
    guard isPlaying, page < last else { return false }
    let shown = Int(minute)
    minute = min(minute + seconds * Double(factor) / 60, Double(ends[page + 1]))
    secondsOnPage += seconds
    if minute >= Double(ends[page + 1]), secondsOnPage >= Self.leastSeconds {
      turn(to: page + 1, isPausing: false)
      if page == last { isPlaying = false }
      return true
    }
    return Int(minute) != shown
  }

  /// Takes a key; `rows` are the lines of a page that fit.
  mutating func press(_ key: KeyPress, rows: Int) -> Step {
    complaint = nil
    if key == .interrupted { return .interrupt }
    if key == .endOfInput { return .leave }
    if isHelpShown {
      isHelpShown = false
      return .draw
    }
    if let question {
      answer(question, key)
      return .draw
    }
    switch key {
    case .character("q"), .escape: return .leave
    case .character(" "):
      if isPlaying { isPlaying = false } else { turn(to: page + 1) }
    case .character("n"), .right, .enter: turn(to: page + 1)
    case .character("p"), .character("b"), .left, .backspace: turn(to: page - 1)
    case .character("g"): question = .jump("")
    case .character("+"): play(at: speed + (isPlaying ? 1 : 0))
    case .character("-"): play(at: speed - (isPlaying ? 1 : 0))
    case .character("0"): isPlaying = false
    case .character("r"):
      if isRevealing {
        isRevealing = false
      } else if mayReveal {
        question = .reveal
      } else {
        complaint = "the evidence is revealed when the session is over"
      }
    case .character("?"): isHelpShown = true
    case .home: turn(to: 0)
    case .character("G"), .end: turn(to: last)
    case .down: top += 1
    case .up: top -= 1
    case .pageDown: top += rows
    case .pageUp: top -= rows
    case .character(let character):
      if let digit = character.wholeNumberValue, (1...9).contains(digit) { play(at: digit) }
    case .tab, .delete, .redraw, .interrupted, .endOfInput: break
    }
    return .draw
  }

  private mutating func play(at speed: Int) {
    self.speed = min(max(1, speed), Self.speeds.count)
    if page == last { turn(to: 0) }
    isPlaying = true
  }

  private mutating func turn(to page: Int, isPausing: Bool = true) {
    if isPausing { isPlaying = false }
    guard ends.indices.contains(page), page != self.page else { return }
    (self.page, top, secondsOnPage) = (page, 0, 0)
    minute = Double(ends[page])
  }

  private mutating func answer(_ question: Question, _ key: KeyPress) {
    switch (question, key) {
    case (.reveal, .character("y")), (.reveal, .character("Y")):
      isRevealing = true
      self.question = nil
    case (.jump(let text), .character(let character)) where text.count < 12:
      self.question = .jump(text + String(character))
    case (.jump(let text), .backspace): self.question = .jump(String(text.dropLast()))
    case (.jump(let text), .enter):
      self.question = nil
      jump(to: text)
    case (.jump, .character), (.jump, .redraw), (.reveal, .redraw): break
    case (.jump, _), (.reveal, _): self.question = nil
    }
  }

  /// Goes to an event number, or with a plus to how things stood at a minute.
  private mutating func jump(to text: String) {
    guard !text.isEmpty else { return }
    guard let number = Int(text), number >= 0 else {
      complaint = "'\(text)' is neither an event's number nor a minute such as +35"
      return
    }
    if text.hasPrefix("+") {
      turn(to: ends.lastIndex { $0 <= number } ?? 0)
    } else if number <= last {
      turn(to: number)
    } else {
      complaint = "there is no event \(number); the last is \(last)"
    }
  }
}
