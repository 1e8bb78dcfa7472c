import ScenarioYAML
import Testing

/// Expects that a shape and its schema accept the same of many mutations of a JSON value.
func expectAgreement<Value>(
  of shape: Shape<Value>,
  with schema: JSONValue,
  on original: JSONValue,
  count: Int
) throws {
  var mutations = Mutations(of: original, seed: 2026)
  let instances = [original] + (1...count).map { _ in mutations.next() }
  let verdicts = try JSONSchemaOracle.verdicts(schema: schema, instances: instances)
  try #require(verdicts.count == instances.count)
  var accepted = 0
  for (instance, verdict) in zip(instances, verdicts) {
    // JSON text is YAML too.
    let document = YAMLDocument(text: instance.compact, file: "s.yaml")
    #expect(document.root?.json.compact == instance.compact)
    let decoded = shape.decode(document)
    let brief = decoded.diagnostics.map(brief).joined(separator: "; ")
    #expect(decoded.isAcceptedBySchema == verdict, "\(brief) \(mutations.difference(instance))")
    let isOfShape = decoded.isAcceptedBySchema
    #expect(isOfShape || decoded.value == nil)
    #expect(isOfShape || !decoded.diagnostics.isEmpty)
    accepted += verdict ? 1 : 0
  }
  #expect(verdicts[0])
  #expect(accepted > count / 20 && accepted < count - count / 20, "accepted \(accepted)")
}

/// Expects that a pattern and its regular expression match the same of many short texts.
func expectAgreement(of pattern: TextPattern) throws {
  let alphabet = [
    "a", "Z", "0", "9", "-", "_", ".", "/", ":", "é", " ", "\\", "\u{1}", "rate", "14",
  ]
  var texts = [""]
  for _ in 1...4 { texts += texts.flatMap { text in alphabet.map { text + $0 } } }
  texts = Array(Set(texts)).sorted() + ["23:59", "24:00", "19:60", "00:00", "a.b.\u{7F}", "1:23"]
  let verdicts = try JSONSchemaOracle.verdicts(
    schema: ["pattern": .string(pattern.regularExpression)],
    instances: texts.map { .string($0) }
  )
  try #require(verdicts.count == texts.count)
  for (text, verdict) in zip(texts, verdicts) where pattern.matches(text) != verdict {
    Issue.record("\(text.debugDescription): \(pattern.regularExpression) says \(verdict)")
  }
  #expect(verdicts.contains(true) && verdicts.contains(false))
}
