import Drills
import Testing

@testable import FiredrillWeb

@Test func `a form is decoded in its order, names may come twice`() {
  let form = FormFields(decoding: "cite=4&cite=6&because=a+b%26c%0Ad&empty=".utf8)
  #expect(form?.all("cite") == ["4", "6"])
  #expect(form?["because"] == "a b&c\nd")
  #expect(form?["empty"] == "")
  #expect(form?["none"] == nil)
}

@Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3=1"])
func `a damaged form is refused`(text: String) {
  #expect(FormFields(decoding: text.utf8) == nil)
}

@Test func `fields survive their own encoding`() {
  let fields = FormFields(["e": "4", "text": "ä & b=c+d\n%"])
  #expect(FormFields(decoding: fields.encoded.utf8) == fields)
}

@Test func `a form that the store did not take is offered again, with all its fields`() {
  let form = FormFields(["do": "say", "text": "one \"line\"\r\nand <b>another</b>"])
  let page = WebPage.away(.room(7, .seat(.host, .act)), form: form).html.text
  #expect(page.contains("<form method=\"post\" action=\"/rooms/7/host/act\">"))
  #expect(page.contains("name=\"do\" value=\"say\""))
  #expect(page.contains("value=\"one &quot;line&quot;\nand &lt;b&gt;another&lt;/b&gt;\""))
}
