import Drills
import Plotting
import Reports
import Telemetry

extension Site {
  /// The page of what was drilled, to print, with a card to share; the command makes the files that
  /// others can check.
  func certificate(_ query: FormFields) async throws -> WebPage {
    let document = try await certificateDocument(query)
    guard !document.sessions.isEmpty else {
      return WebPage(
        title: "Certificate",
        content: """
          <p>Nothing to certify yet: drills and interviews that you declare count where their world was \
          not known beforehand.</p><p><a class="button" href="\(Address.home)">To the incidents</a></p>
          """
      )
    }
    var fields = FormFields()
    if !document.name.isEmpty { fields.add("name", document.name) }
    let drawing = Address.certificateCard.path + (document.name.isEmpty ? "" : "?\(fields.encoded)")
    let (width, height) = SummaryCard.size
    return WebPage(
      title: "Certificate",
      content: """
        <p>\(document.summary)</p>
        <figure><img id="card" src="\(drawing)" width="\(width)" height="\(height)" \
        alt="The card to share: \(document.summary)"></figure>
        <p class="files"><button type="button" class="primary" data-picture="card" \
        data-name="firedrill-certificate.png" hidden>Save the card as PNG</button>
        <a class="button" href="\(drawing)">The card as SVG</a></p>
        <form method="get" action="\(Address.certificate)" class="files"><label for="name">Name on the \
        card; nobody checks it</label>
        <p class="row"><input id="name" name="name" maxlength="\(Self.longestName)" \
        value="\(document.name)"><button>Put it there</button></p></form>
        \(FigureView(.table(document.table)).html)
        <p>\(CertificateDocument.meaning)</p>
        <p class="faint">'firedrill certificate --name "Your name" --out drills' writes it as a signed \
        file, a page to print or to send, this card, and the replay file of each session.</p>
        """
    )
  }

  /// The card of the certificate; there is none before something was drilled.
  func certificateCard(_ query: FormFields) async throws -> WebResponse {
    let document = try await certificateDocument(query)
    guard !document.sessions.isEmpty else { throw WebFailure.notFound }
    return .text(document.card(), type: "image/svg+xml; charset=utf-8")
  }

  /// Unit: characters.
  private static let longestName = 100

  /// The certificate with the name of the query, or else of the person who is signed in.
  private func certificateDocument(_ query: FormFields) async throws -> CertificateDocument {
    let asked = query["name"] ?? identity.person?.name ?? ""
    let name = TextLayout.plain(asked.trimmed).prefix(Self.longestName)
    return try await CertificateService(services)
      .outline(for: SessionSelection(), name: String(name), of: sessions)
  }
}
