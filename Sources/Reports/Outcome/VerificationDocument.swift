package import Plotting

/// The findings of `firedrill verify`: `{file, holds, signer, checks: [{part, state, text}]}`.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct VerificationDocument: Hashable, Sendable, Encodable {
  package var file: String
  /// Whether the file is whole and signed by a key that is known.
  package var holds: Bool
  /// The fingerprint of the key that signed it; absent without a valid signature.
  package var signer: String?
  package var checks: [Check]

  package init(file: String, holds: Bool, signer: String?, checks: [Check]) {
    self.file = file
    self.holds = holds
    self.signer = signer
    self.checks = checks
  }

  private enum CodingKeys: String, CodingKey { case file, holds, signer, checks }

  /// The result of checking one part.
  package struct Check: Hashable, Sendable, Encodable {
    package var part: String
    package var state: State
    package var text: String

    package init(part: String, state: State, text: String) {
      self.part = part
      self.state = state
      self.text = text
    }

    private enum CodingKeys: String, CodingKey { case part, state, text }

    package enum State: String, Sendable, Encodable {
      case holds, open, fault, unseen
    }
  }
}

extension VerificationDocument {
  /// One line for each part, wrapped below its text.
  package func lines(_ style: TextStyle) -> [String] {
    checks.flatMap { check in
      let head = TextLayout.pad(check.state.rawValue, to: 8) + TextLayout.pad(check.part, to: 10)
      return style.item(head, check.text)
    }
  }
}
