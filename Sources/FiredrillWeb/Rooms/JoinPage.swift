import Drills
import ScenarioModel
import Sessions

/// The page behind a link: it says what the place is and asks before the person enters.
///
/// Programs that only look at links, such as chats, thereby take no place.
struct JoinPage {
  let seat: RoomSeat
  let secret: String
  let title: String
  /// The role as which the person enters, and its tasks.
  private let role: String
  private let words: HTML

  /// The page of a link to an interview.
  init(seat: RoomSeat, secret: String, title: String) {
    self.seat = seat
    self.secret = secret
    self.title = title
    role = "the \(seat.role.rawValue)"
    words = Self.words(for: seat.role)
  }

  /// The page of a link to a tabletop.
  init(seat: RoomSeat, secret: String, _ view: TabletopView) {
    self.seat = seat
    self.secret = secret
    title = view.session.scenario.title
    role = view.title
    words = Self.words(in: view)
  }

  var page: WebPage {
    WebPage(
      title: title,
      content: """
        <p class="lead">\(words)</p>
        <form method="post" action="\(.room(seat.session.rawValue, .join))" class="start">
        <input type="hidden" name="link" value="\(secret)">
        \(consent)
        <p><button class="primary" autofocus>Enter as \(role)</button></p>
        </form>
        <p class="faint">This browser then keeps your place: the page survives reload and a lost
        connection, and the link lets you in again from elsewhere.</p>
        """,
      navigation: .none
    )
  }

  private static func words(for role: Role) -> HTML {
    switch role {
    case .host, .author:
      """
      You interview. Your page shows the truth, the next clue and what to listen for: do not share its
      screen.
      """
    case .candidate, .player:
      """
      You are interviewed about an incident. You get clues and questions, you may ask for any evidence in
      your own words, and you answer in writing. Say each answer aloud first if you sit in a call.
      """
    case .observer: "You watch an interview. You see what the candidate sees and change nothing."
    }
  }

  private static func words(in view: TabletopView) -> HTML {
    guard let player = view.player else {
      return view.place == .host
        ? """
        You run a tabletop for a team. Your page shows the truth: do not share its screen. You can let
        messages come in, pause the incident, and give the command to another player.
        """ : "You watch a tabletop. You see what the team sees and change nothing."
    }
    switch player.role {
    case .commander:
      return """
        You command. You alone look, change the system and declare; the others suggest and vote. The clock
        moves by what you do.
        """
    case .operations:
      return
        "You suggest what to look at and what to change, say why, and vote. The commander acts."
    case .communications:
      return """
        You write the updates to those who wait for news: what you send is sent. You may suggest and vote as
        the others do.
        """
    }
  }

  private var consent: HTML {
    guard seat.role == .candidate else { return .none }
    return """
      <p><label><input type="checkbox" name="typing" checked> The interviewer may see my answer while I type
      it. I can change this at any time.</label></p>
      """
  }
}
