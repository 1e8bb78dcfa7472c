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
  case .unclear: "asked"
  }
}
