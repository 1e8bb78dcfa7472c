import Drills
import Sessions

/// The page behind a link: it says what the place is and asks before the person enters.
///
/// Programs that only look at links, such as chats, thereby take no place.
struct JoinPage {
  let seat: RoomSeat
  let secret: String
  let title: String

  var page: WebPage {
    WebPage(
      title: title,
      content: """
        <p class="lead">\(words)</p>
        <form method="post" action="\(.room(seat.session.rawValue, .join))" class="start">
        <input type="hidden" name="link" value="\(secret)">
        \(consent)
        <p><button class="primary" autofocus>Enter as the \(seat.role.rawValue)</button></p>
        </form>
        <p class="faint">This browser then keeps your place: the page survives reload and a lost
        connection, and the link lets you in again from elsewhere.</p>
        """,
      navigation: .none
    )
  }

  private var words: HTML {
    switch seat.role {
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

  private var consent: HTML {
    guard seat.role == .candidate else { return .none }
    return """
      <p><label><input type="checkbox" name="typing" checked> The interviewer may see my answer while I type
      it. I can change this at any time.</label></p>
      """
  }
}
