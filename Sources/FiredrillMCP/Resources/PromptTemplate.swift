/// A prompt that a person can pick in their client.
enum PromptTemplate: String, CaseIterable {
  /// The model is on call itself.
  case drill
  /// The model hands out evidence, and the person is on call.
  case interview
}

extension PromptTemplate {
  /// The result of `prompts/list`.
  static let list: JSON = ["prompts": .array(allCases.map(\.definition))]

  private static let incident = "incident"

  private var definition: JSON {
    [
      "name": .string(rawValue), "title": .string(title), "description": .string(purpose),
      "arguments": [
        [
          "name": .string(Self.incident),
          "description": "The name of an incident; the model picks one if left out",
          "required": false,
        ]
      ],
    ]
  }

  /// The result of `prompts/get`.
  static func result(_ parameters: [String: JSON]) throws(ProtocolError) -> JSON {
    guard let name = parameters["name"]?.text else {
      throw .badParameter("name", expected: "a string")
    }
    guard let prompt = PromptTemplate(rawValue: name) else { throw .unknownPrompt(name) }
    let given = parameters["arguments"]?[incident]
    guard given == nil || given?.text != nil else {
      throw .badParameter("arguments.\(incident)", expected: "a string")
    }
    return [
      "description": .string(prompt.purpose),
      "messages": [
        [
          "role": "user",
          "content": ["type": "text", "text": .string(prompt.text(on: given?.text))],
        ]
      ],
    ]
  }

  private var title: String {
    switch self {
    case .drill: "Be on call"
    case .interview: "Interview me"
    }
  }

  private var purpose: String {
    switch self {
    case .drill: "The model investigates an incident, mitigates it and declares the cause"
    case .interview: "The model pages you and hands out evidence as you ask; you are on call"
    }
  }

  private func text(on incident: String?) -> String {
    let choice =
      incident.map { "Use the incident '\($0)'." }
      ?? "Call 'list_incidents' and pick one that was not played yet."
    return switch self {
    case .drill:
      """
      You are on call for a production system. \(choice) Open a session with 'open_session' and \
      read the page, the causes and what counts. Before each look, say which causes it can tell \
      apart; choose the one that tells most for its minutes. Contain the harm early where it is \
      cheap to undo. State beliefs whenever 'beliefDue' is true. Send updates when they are due: \
      impact, scope, belief, next step, time of the next update. When the evidence is enough, call \
      'declare' without 'final', mend what was not heard, and call it again with 'final'. Then call \
      'debrief' and explain each point that was lost.
      """
    case .interview:
      """
      Hold a mock interview with me about a production incident. \(choice) Open a session with \
      'open_session' in mode 'open' and tell me the page and the background, nothing else. I am on \
      call: carry out what I ask for with 'ask', 'mitigate', 'update' and 'believe', and show me \
      what it gave. Never suggest a look, a cause or a mitigation, and never do anything I did not \
      ask for. Press me when I skip a reason. When I give my verdict, call 'declare' with my words \
      and without 'final', read back what was not heard, and make it final only when I say so. Then \
      call 'debrief' and go through the score with me.
      """
    }
  }
}
