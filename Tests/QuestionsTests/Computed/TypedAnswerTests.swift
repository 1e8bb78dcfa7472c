import Testing

@testable import Questions

/// A task with a known answer.
private func task(
  _ unit: AnswerUnit,
  _ answer: Double,
  _ tolerance: AnswerTolerance = .relative(0.01)
)
  -> ComputedTask
{
  var task = ComputedTask(.littleLaw, seed: 1)
  task.unit = unit
  task.answer = answer
  task.tolerance = tolerance
  return task
}

@Test(arguments: [
  ("80", "right"), ("80 %", "right"), ("0.8", "asked"), ("0.80", "asked"), ("81.5 %", "wrong"),
  ("1-0.2 = 80%", "right"), ("80 or 81", "asked"), ("about eighty", "asked"), ("", "asked"),
  ("80 GB", "asked"), ("8000", "wrong"),
])
func `a percentage given as a share is asked back and not marked wrong`(
  text: String,
  verdict: String
) {
  #expect(name(task(.percent, 80).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("12", "right"), ("12 GiB", "right"), ("12.88 GB", "right"), ("12.88", "asked"),
  ("12288 MiB", "right"), ("12288", "asked"), ("12884901888", "asked"), ("12 GB", "wrong"),
  ("96", "wrong"), ("12 ms", "asked"),
])
func `GB for GiB is converted where it is named and asked back where it is not`(
  text: String,
  verdict: String
) {
  #expect(name(task(.gibibytes, 12).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("0.8889", "right"), ("8/9", "right"), ("0,889", "right"), (".889", "right"), ("88.9 %", "right"),
  ("88.9", "asked"), ("8.9e-1", "right"), ("-0.889", "wrong"),
])
func `fractions, decimal commas and exponents are numbers`(text: String, verdict: String) {
  #expect(name(task(.share, 8.0 / 9, .absolute(0.005)).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("4718592", "right"), ("4,718,592 parameters", "right"), ("4.7M", "right"),
  ("4.72 million", "right"),
  ("4.72 * 10^6", "right"), ("4.72", "asked"), ("4719k", "right"),
])
func `magnitudes behind a number count`(text: String, verdict: String) {
  #expect(name(task(.count("parameters"), 4_718_592).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("$15.80", "right"), ("15.8", "right"), ("15.8 US dollars", "right"), ("1580 cents", "right"),
  ("15.8 cents", "wrong"), ("15.8 ms", "asked"), ("15.8 tokens", "asked"), ("1580", "asked"),
])
func `money is converted, and a unit that contradicts is no other writing`(
  text: String,
  verdict: String
) {
  #expect(name(task(.dollars, 15.8).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("$0.0468", "right"), ("4.68 cents", "right"), ("4.68 ct", "right"), ("4.68 dollars", "wrong"),
])
func `dollars are converted where cents are asked for`(text: String, verdict: String) {
  #expect(name(task(.count("cents"), 4.68).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [("0.0687 TFLOP", "right"), ("68.7 GFLOPs", "right"), ("68.7 MFLOP", "wrong")])
func `operations are converted`(text: String, verdict: String) {
  #expect(name(task(.gigaFLOP, 68.7).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("588 per arm, 1176 in total", "right"), ("1176 in total, 588 per arm", "right"),
  ("588 requests an arm", "right"), ("1176 in total", "asked"), ("1176", "asked"),
  ("588 in total", "wrong"), ("588 or 600", "asked"), ("588 tokens", "asked"),
])
func `of several numbers the one whose label is asked for is read`(text: String, verdict: String) {
  #expect(name(task(.count("requests an arm"), 588).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("9 days 8 hours", "right"), ("9 days and 8 h", "right"), ("224", "right"), ("9.333 d", "right"),
  ("9 days 9 hours", "right"), ("9 days 20 hours", "wrong"), ("10 days", "wrong"),
])
func `a time in several units is one number`(text: String, verdict: String) {
  #expect(name(task(.hours, 224).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("24 KiB per token, so 96 MiB", "right"), ("24 KiB per token, 96 MiB in all", "right"),
  ("96 MiB, so 24 KiB per token", "wrong"), ("24 KiB or 96 MiB", "asked"),
])
func `a step on the way is no result`(text: String, verdict: String) {
  #expect(name(task(.gibibytes, 0.09375).grade(text)) == verdict, "\(text)")
}

@Test(arguments: [
  ("0.657", "", "part"), ("0.657", "0.657", "part"), ("0.657", "65.7", "right"),
  ("0.657", "70 %", "wrong"), ("no idea", "", "asked"), ("no idea", "65.7 %", "right"),
])
func `a number right in another unit stays so when asked back, for half`(
  first: String,
  reply: String,
  verdict: String
) {
  let grade = task(.percent, 65.7).grade(first, followedBy: reply)
  #expect(name(grade) == verdict, "\(first) \(reply)")
  if verdict == "part" { #expect(grade.share == 0.5) }
}

@Test func `one of a thing is in the singular`() {
  #expect(AnswerUnit.count("requests").text(1) == "1 request")
  #expect(AnswerUnit.count("requests an arm").text(1) == "1 request an arm")
  #expect(AnswerUnit.count("percentage points").text(1) == "1 percentage point")
  #expect(AnswerUnit.dollars.text(1) == "1 US dollar")
  #expect(AnswerUnit.count("requests").text(1.5) == "1.5 requests")
  let cache = (1...60).map { ComputedTask(.kvCacheBytes, seed: UInt64($0)) }
  #expect(cache.contains { $0.prompt.contains("for 1 sequence of") })
  #expect(cache.allSatisfy { !$0.prompt.contains(" 1 sequences") })
}

@Test func `the power of a canary is neither none nor all`() {
  for seed in 1...200 {
    let power = ComputedTask(.canaryPower, seed: UInt64(seed)).answer
    #expect((15...95).contains(power), "\(seed): \(power)")
  }
}

@Test func `what is asked back says the unit that it looks like`() {
  let grade = task(.percent, 80).grade("0.8")
  guard case .unclear(let reason) = grade else {
    Issue.record("\(grade)")
    return
  }
  #expect(
    reason.description
      == "That looks like a share of 0 to 1. The question asks for per cent: what is it in that unit?"
  )
}

private func name(_ grade: ComputedGrade) -> String {
  switch grade {
  case .right: "right"
  case .wrong: "wrong"
  case .inOtherUnit: "part"
  case .unclear: "asked"
  }
}
