import Testing

@testable import Telemetry

struct PickerTests {
  @Test(
    arguments: [
      (1, "a"), (3, "c"), (0, nil), (4, nil), (-1, nil), (.min, nil), (.max, nil),
    ] as [(Int, String?)]
  )
  func `elements go by their number`(number: Int, element: String?) {
    #expect(["a", "b", "c"].element(numbered: number) == element)
    #expect([String]().element(numbered: number) == nil)
  }

  private let picker = Picker(
    choices: [
      Picker.Choice(number: "1", name: "arms"), Picker.Choice(number: "2", name: "arms-by-day"),
      Picker.Choice(number: "3", name: "pools"), Picker.Choice(number: "10", name: "everything"),
    ],
    kind: "action"
  )

  @Test(arguments: [
    ("1", 0), ("2", 1), ("arms", 0), ("ARMS", 0), ("arms-", 1), ("p", 2), ("pools", 2), ("10", 3),
  ])
  func `a number, a name or a clear beginning picks`(word: String, position: Int) throws {
    #expect(try picker.pick(word) == position)
  }

  @Test(arguments: [
    ("ar", "'ar' could be any of arms, arms-by-day; write more of it"),
    (
      "pols",
      "there is no action 'pols'. Did you mean 'pools'? A number from the list, a name or its"
        + " beginning will do"
    ),
    ("", "there is no action ''. A number from the list, a name or its beginning will do"),
    ("4", "there is no action '4'. A number from the list, a name or its beginning will do"),
  ])
  func `anything else is refused with a reason`(word: String, text: String) {
    do throws(PickError) {
      _ = try picker.pick(word)
      Issue.record("'\(word)' picked something")
    } catch {
      #expect(error.description == text)
    }
  }
}
