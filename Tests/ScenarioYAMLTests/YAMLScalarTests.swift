import ScenarioYAML
import Testing

/// What a plain scalar is read as.
private func scalar(_ text: String) -> YAMLScalar? {
  let document = YAMLDocument(text: "a: \(text)", file: "s.yaml")
  guard case .object(let entries) = document.root?.content,
    case .scalar(let scalar) = entries.first?.value.content
  else { return nil }
  return scalar
}

@Test(arguments: [
  ("0", 0.0), ("7", 7), ("-3", -3), ("+5", 5), ("1e3", 1000), ("1E+3", 1000), ("5e-1", 0.5),
  (".5", 0.5), ("-.5", -0.5), ("+.5", 0.5), ("5.", 5), ("0.1", 0.1), ("-0", -0.0), ("0.0", 0),
  ("0e0", 0),
  ("1234567890123456789000", 1.23456789012345678e21), ("1e-999", 0),
  ("1.7976931348623157e308", 1.7976931348623157e308),
])
func `decimal numbers are numbers`(text: String, value: Double) {
  guard case .number(let number) = scalar(text) else {
    Issue.record("\(text) is no number")
    return
  }
  #expect(number.value == value)
  #expect(number.text == text)
}

@Test(
  arguments: [
    ("5", 5), ("5.0", 5), ("1e3", 1000), ("5.5", nil), ("9007199254740991", 9_007_199_254_740_991),
    ("9007199254740992", nil), ("-9007199254740991", -9_007_199_254_740_991), ("1e300", nil),
  ] as [(String, Int?)]
)
func `whole numbers are exact or none`(text: String, value: Int?) {
  #expect(YAMLNumber(text)?.integer == value)
}

@Test(arguments: [
  "abc", "1.2.3", "12:30", "2026-01-02", "1e", "1e+", ".", "..", "0X10", "--", "-a", "1a", "0x",
  "0xg",
  "y", "n", "nan", "inf", "infinity", ".infx", "1 000", "_1", "e5", "１",
])
func `other plain scalars are text`(text: String) {
  #expect(scalar(text) == .text(text))
}

@Test(arguments: [
  "yes", "No", "ON", "off", "0x10", "-0x1F", "0o17", "0b101", "017", "-007", "00", "01.5",
  "1_000",
  "1_0.5", ".inf", "-.INF", "+.inf", ".nan", ".NaN", "1e999",
])
func `what readers disagree about is refused`(text: String) {
  #expect(scalar(text) == .refused)
  #expect(problems(inYAML: "a: \(text)").count == 1)
  #expect(scalar("'\(text)'") == .text(text))
}

@Test(arguments: [
  ("true", true), ("True", true), ("TRUE", true), ("false", false), ("FALSE", false),
])
func `the booleans of both versions are booleans`(text: String, value: Bool) {
  #expect(scalar(text) == .boolean(value))
}

@Test(arguments: ["", "~", "null", "Null", "NULL"])
func `null is null`(text: String) { #expect(scalar(text) == .null) }

@Test(arguments: ["'5'", "\"5\"", "|-\n  5", ">-\n  5"])
func `quoted and block scalars are text`(text: String) { #expect(scalar(text) == .text("5")) }
