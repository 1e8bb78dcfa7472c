import Drills
import Plotting
import Reports

extension Site {
  /// The page of what was drilled, to print; the command makes the files that others can check.
  func certificate() async throws -> WebPage {
    let document = try await CertificateService(services)
      .outline(for: SessionSelection(), name: "", of: sessions)
    guard !document.sessions.isEmpty else {
      return WebPage(
        title: "Certificate",
        content: """
          <p>Nothing to certify yet: drills and interviews that you declare count where their world was \
          not known beforehand.</p><p><a class="button" href="\(Address.home)">To the incidents</a></p>
          """
      )
    }
    return WebPage(
      title: "Certificate",
      content: """
        <p>\(document.summary)</p>
        \(FigureView(.table(document.table)).html)
        <p>\(CertificateDocument.meaning)</p>
        <p class="faint">'firedrill certificate --name "Your name" --out drills' writes it as a signed \
        file, a page to print or to send, and the replay file of each session.</p>
        """
    )
  }
}
