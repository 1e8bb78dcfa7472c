import Drills
import Questions

/// A spoken answer, which a browser records and keeps for itself.
///
/// The server only names it; no sound is ever sent. Without a script or a microphone nothing is shown.
struct Recording {
  /// The name under which the browser keeps it.
  private let key: String

  /// The answer to a question of the bank.
  init(of asked: AskedQuestion) {
    key = "question-\(asked.question.id.rawValue)-\(asked.seed)"
  }

  /// The answers of an interview; the page's script adds the number of the question that is open.
  init(ofRoom room: Int) { key = "room-\(room)-" }

  /// The place of the buttons that record it.
  var recorder: HTML { "<div class=\"recorder\" data-record=\"\(key)\"></div>" }

  /// The place where it is played back, shown where this browser has it.
  var playback: HTML {
    "<section data-playback=\"\(key)\" hidden><h2>What you said</h2></section>"
  }

  /// The places where the answers of an interview are played back, each below its question; shown where
  /// this browser has one.
  func playback(of questions: [PastQuestion]) -> HTML {
    let rows = questions.html { question in
      let answer: HTML? = question.modelAnswer.map {
        "<details open><summary>A strong answer</summary><p>\($0)</p></details>"
      }
      return """
        <section data-playback="\(key)\(question.number)" hidden><h3>\(question.words)</h3>\(answer)</section>
        """
    }
    return """
      <section data-spoken hidden><h2>What you said</h2>\(rows)
      <section data-playback="\(key)0" hidden><h3>Before or between questions</h3></section></section>
      """
  }
}
