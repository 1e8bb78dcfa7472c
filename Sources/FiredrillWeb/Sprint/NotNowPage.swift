import Drills
import Questions

extension Site {
  /// The page that asks back before something new begins in the last hours; `nil` where it may begin.
  ///
  /// `form` is what was sent to `address`; a second button sends it once more with the word that begins
  /// it all the same.
  func notNow(_ form: FormFields, to address: String) throws -> WebResponse? {
    guard form["anyway"] == nil, let hours = try sessions.lastHours() else { return nil }
    return notNow(
      hours,
      again: """
        <form method="post" action="\(address)">\(form.fields.html { field in
          "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        })<input type="hidden" name="anyway" value="yes"><button>Start it all the same</button></form>
        """
    )
  }

  /// The same for a page that a link leads to.
  func notNow(_ hours: LastHours, link: String) -> WebResponse {
    notNow(hours, again: "<a class=\"button\" href=\"\(link)\">Start it all the same</a>")
  }

  private func notNow(_ hours: LastHours, again: HTML) -> WebResponse {
    let due: HTML? =
      hours.due == 0
      ? nil
      : """
      <a class="button" href="\(QuestionRound(.due).next)">Repeat what is due (\(hours.due))</a>
      """
    return .page(
      WebPage(
        title: "Not now",
        content: """
          <p class="lead">\(hours.reason)</p>
          <p class="row"><a class="button primary" href="\(SprintAddress.numbers)">Numbers</a>
          <a class="button" href="\(SprintAddress.maps)">Maps</a>
          <a class="button" href="\(SprintAddress.plan)">Plan</a> \(due)</p>
          <div class="row">\(again)</div>
          """
      ),
      status: .unprocessable
    )
  }

  /// The page of a round for which there is no question, with ways on.
  func noQuestion(_ round: QuestionRound, _ error: BankError) -> WebPage {
    let title: String
    switch error {
    case .nothingDue: title = "Nothing is due"
    case .noSuchQuestions: title = "No such question"
    case .nothingLeft, .missing, .invalid, .unknownQuestion, .noMap, .plan:
      title = "All answered"
    }
    var again = round
    again.kind = .check
    let repeats: HTML? =
      error == .nothingLeft
      ? "<a class=\"button\" href=\"\(again.next)\">Ask them all the same</a>" : nil
    return WebPage(
      title: title,
      content: """
        <p class="lead">\(sentence(error))</p>
        <p class="row"><a class="button primary" href="\(SprintAddress.questions)">To the questions</a>
        <a class="button" href="\(SprintAddress.plan)">Plan</a> \(repeats)</p>
        """
    )
  }

  private func sentence(_ error: BankError) -> String {
    switch error {
    case .nothingDue:
      "No question is due today. What you answer comes back when you are about to lose it."
    case .nothingLeft: "Every question that fits was answered, and none of them is due today."
    case .noSuchQuestions, .missing, .invalid, .unknownQuestion, .noMap, .plan:
      "The bank has no question that fits."
    }
  }
}
