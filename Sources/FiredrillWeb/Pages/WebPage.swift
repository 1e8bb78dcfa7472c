import Sessions

/// The frame of every page: head, navigation, one heading and the content.
struct WebPage: Sendable {
  /// The title of the window and the heading of the page, unless the content has its own.
  var title: String
  var content: HTML
  var layout = Layout.reading
  /// Attributes of the body that the script reads.
  var marks: HTML = .none
  var navigation = Navigation.whole
  /// The name of the person who is signed in.
  var reader: String?

  /// The links at the top of a page.
  enum Navigation: Sendable {
    /// To the sessions of this machine.
    case whole
    /// None: the visitor sees one room alone.
    case none
  }

  /// The widths that pages have.
  enum Layout: Sendable {
    /// A column of text.
    case reading
    /// All of the window, with a heading of the content's own.
    case wide
  }

  var html: HTML {
    let heading: HTML
    let kind: HTML
    switch layout {
    case .reading: (heading, kind) = ("<h1>\(title)</h1>", "reading")
    case .wide: (heading, kind) = (.none, "wide")
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title) · Firedrill</title>
      <link rel="icon" href="\(Address.icon)" type="image/svg+xml">
      <link rel="stylesheet" href="\(Address.styleSheet)">
      <script type="module" src="\(Address.script)"></script>
      </head>
      <body class="\(kind)"\(marks)>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="top">\(links)</header>
      <main id="main">
      \(heading)
      \(content)
      </main>
      </body>
      </html>

      """
  }

  private var links: HTML {
    switch navigation {
    case .whole:
      """
      <nav aria-label="Pages">
      <a class="brand" href="\(Address.home)">Firedrill</a>
      <a href="\(Address.history)">Sessions</a>
      <a href="\(Address.progress)">Progress</a>
      <a href="\(Address.rooms)">Interviews</a>
      <a href="\(SprintAddress.questions)">Questions</a>
      <a href="\(SprintAddress.plan)">Plan</a>
      <a href="\(SprintAddress.numbers)">Numbers</a>
      <a href="\(SprintAddress.maps)">Maps</a>
      <a href="\(LabAddress.all)">Lab</a>\(account)
      </nav>
      """
    case .none: "<p class=\"brand\">Firedrill</p>"
    }
  }

  private var account: HTML {
    guard let reader else { return .none }
    return "\n<a class=\"account\" href=\"\(.account(.account))\">\(reader)</a>"
  }

  /// The page of a request that failed, with a way on.
  static func failure(_ failure: WebFailure) -> WebPage {
    let way: HTML
    var navigation = Navigation.whole
    switch failure {
    case .ownersOnly, .signInNeeded, .wrongSignIn, .room, .tooOften, .lockedOut, .away:
      way = .none
      navigation = .none
    case .over(let id):
      way = "<p><a href=\"\(.session(id.rawValue, .debrief))\">See its debrief</a></p>"
    case .stillOpen(let id):
      way = "<p><a href=\"\(.session(id.rawValue, .drill))\">Go on with it</a></p>"
    case .wrongHost, .wrongOrigin, .notFound, .otherMethod, .noSuchSession, .noSuchIncident,
      .tooLarge, .malformed, .outdated, .refused, .broken, .interview, .untrustedHeader, .badName,
      .hostsOnly:
      way = "<p><a href=\"\(Address.home)\">To all incidents</a></p>"
    }
    if case .signInNeeded = failure {
      return WebPage(
        title: "Sign in",
        content: """
          <p>\(failure.description)</p>
          <p>You have no link, or it was used? Ask whoever runs this server: 'firedrill people link' makes
          a new one. A link to a room works without signing in.</p>
          """,
        navigation: navigation
      )
    }
    return WebPage(
      title: "That did not work",
      content: "<p class=\"alert\" role=\"alert\">\(failure.description)</p>\(way)",
      navigation: navigation
    )
  }

  /// The page of a request that the store did not answer: a form can be sent again with all its fields, and
  /// a page is asked for again.
  static func away(_ address: Address, form: FormFields?) -> WebPage {
    let again: HTML =
      if let form {
        """
        <p>What you sent was not taken, as far as this server knows. If it was taken all the same, it is not
        done twice.</p>
        <form method="post" action="\(address)">\(form.fields.html { field in
          "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(HTML.lines(field.value.replacing("\r\n", with: "\n")))\">"
        })<p><button class="primary" autofocus>Send it again</button></p></form>
        """
      } else {
        "<p><a href=\"\(address)\">Try again</a></p>"
      }
    var page = failure(.away)
    page.content += again
    return page
  }
}

extension HTML.StringInterpolation {
  /// Adds the path of an address.
  mutating func appendInterpolation(_ address: Address) { appendInterpolation(address.path) }
}
