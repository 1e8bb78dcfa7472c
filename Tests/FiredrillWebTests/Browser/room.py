"""Holds an interview in Chromium between people who have only their links.

python room.py BASE WIDTH HEIGHT [FOLDER FOR PICTURES]. Prints what is wrong, a line each, and fails then.
"""
import sys

from browsing import CHROMIUM, Person, check, check_access, check_width, end, stumble, take_picture, until
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None


def look_over(page, name):
    take_picture(page, FOLDER, f"room-{WIDTH}-{name}")
    check_access(page, name)
    check_width(page, name)


def person(browser, name):
    return Person(browser, name, BASE, (WIDTH, HEIGHT), look_over)


def interview(browser):
    owner = person(browser, "owner")
    owner.page.goto(f"{BASE}/rooms")
    look_over(owner.page, "rooms")
    owner.page.select_option("#scenario", "canary-segment-regression")
    owner.page.check("input[name=observer]")
    owner.page.click("form.start button.primary")
    links = {
        item.split("/")[0]: link
        for item, link in zip(
            [text.split()[3].rstrip(",") for text in owner.page.locator(".question p:has(b)").all_inner_texts()],
            owner.page.locator("a.secret code").all_inner_texts(),
        )
    }
    check(set(links) == {"host", "candidate", "observer"}, f"the links are {sorted(links)}")
    look_over(owner.page, "links")

    host, candidate = person(browser, "host"), person(browser, "candidate")
    observer = person(browser, "observer")
    host.enter(links["host"])
    candidate.enter(links["candidate"])
    observer.enter(links["observer"])
    until(host.page, "document.querySelector('#presence').textContent.includes('candidate here')")
    look_over(host.page, "host-begin")
    look_over(candidate.page, "candidate-begin")

    # The host asks; the candidate's page shows it without being loaded anew.
    candidate.page.evaluate("window.stays = true")
    host.press("#next button.primary")
    candidate.page.wait_for_selector("#answer")
    check(candidate.page.evaluate("window.stays"), "the candidate's page was loaded anew")

    # What is typed is seen, and what is heard in it.
    candidate.page.type("#answer", "Is the gap real? First I compare the canary with the control. <b>x</b>")
    until(host.page, "document.querySelector('#draft-text')?.textContent.includes('control')")
    until(host.page, "document.querySelector('#draft-heard').textContent.length > 0")
    check(host.page.locator("#draft-text b").count() == 0, "a paste became markup")

    # A clue of the host's own leaves what is typed; so does a reload, and a lost connection.
    host.page.fill("#say", "A colleague says it began at noon.")
    host.press("form:has(#say) button")
    candidate.page.wait_for_selector("text=A colleague says it began at noon.")
    check("control" in candidate.page.input_value("#answer"), "what was typed is lost")
    candidate.page.reload()
    check("control" in candidate.page.input_value("#answer"), "a reload loses what was typed")
    candidate.context.set_offline(True)
    host.page.fill("#note", "a thought that stays here")
    host.press("form:has(#note) button")
    host.page.fill("#say", "And it is still going on.")
    host.press("form:has(#say) button")
    candidate.context.set_offline(False)
    candidate.page.wait_for_selector("text=And it is still going on.", timeout=120000)
    check("control" in candidate.page.input_value("#answer"), "a lost connection loses what was typed")
    candidate.press("form:has(#answer) button")
    host.page.wait_for_selector("#seen :text('First I compare')")
    check(candidate.page.locator("#seen b:text-is('x')").count() == 0, "an answer became markup")

    # Ticks stay with the host until observers may see them.
    before = len(observer.page.locator("#ticks li").all())
    host.press("details[open] .signals button.box >> nth=0")
    check(before == 0, "an observer sees ticks unasked")
    host.press("#controls button:text('Show ticks')")
    observer.page.reload()
    observer.page.wait_for_selector("#ticks li")

    # Evidence, asked for in the candidate's words.
    candidate.page.fill("#ask", "compare the canary with the control overall")
    candidate.press("form:has(#ask) button")
    if candidate.page.locator(".question button").count():
        candidate.press(".question button")
    candidate.page.wait_for_selector("#seen figure, #seen .finding")
    look_over(candidate.page, "candidate-evidence")
    host.page.wait_for_selector("#seen summary:text('what it showed')")

    # Evidence handed over out of order, the clock stopped, beliefs, a hint.
    host.unfold("Hand over evidence")
    host.press("#reveal button.choice:not([disabled]) >> nth=3")
    until(candidate.page, "document.querySelectorAll('#seen figure, #seen .finding').length > 1")
    host.press("#controls button:text('Stop the clock')")
    candidate.page.wait_for_selector("#spoken:text('The clock is stopped')")
    host.press("#controls button:text('Let the clock')")
    host.press("#next button:text('Ask for beliefs')")
    candidate.page.wait_for_selector("#spoken:text('How likely')")
    candidate.unfold("What do you believe")
    candidate.page.fill("#belief-h1", "70")
    candidate.press("#beliefs form button")
    until(host.page, "document.querySelector('#posterior').textContent.includes('%')")
    look_over(host.page, "host-middle")

    # A host who leaves hands over; the old page is told, and the new one goes on.
    host.unfold("Links: hand over")
    host.press("button:text('Make a link for another interviewer')")
    link = host.page.locator("a.secret code").inner_text()
    second = person(browser, "second host")
    second.enter(link)
    host.page.reload()
    check("taken back" in host.page.inner_text(".alert"), "the old host still has a page")
    second.press("#next button:text('Ask for the verdict')")

    candidate.page.wait_for_selector("a:text('Give your verdict')")
    candidate.page.click("a:text('Give your verdict') >> nth=0")
    candidate.page.wait_for_selector("form.verdict")
    look_over(candidate.page, "candidate-verdict")
    candidate.page.locator("input[name=cause]").first.check()
    candidate.page.fill("#because", "Japanese answers of the canary fail; the other languages are fine.")
    candidate.page.click("button[value=review]")
    candidate.page.wait_for_selector("button[value=final]")
    candidate.page.click("button[value=final]")
    candidate.page.wait_for_selector("a:text('Your scorecard')")

    # Until here nothing told the key.
    truth = second.page.locator(".truth .cause").inner_text() if second.page.locator(".truth[open]").count() \
        else second.page.locator(".truth .cause").text_content()
    explanation = second.page.locator(".truth p").nth(1).text_content()
    for guest in (candidate, observer):
        everything = "\n".join(guest.received)
        check(len(everything) > 10000, f"{guest.name}: nothing was recorded")
        for secret in (explanation, "a thought that stays here", "A strong answer"):
            check(secret not in everything, f"{guest.name} was sent: {secret[:40]}")
    check(truth, "the host does not see the truth")

    candidate.page.click("a:text('Your scorecard')")
    candidate.page.wait_for_selector(".scorecard")
    look_over(candidate.page, "candidate-card")
    check("What was true" not in candidate.page.inner_text("main"), "the candidate's card tells the key")
    check(len(candidate.page.pdf()) > 5000, "the card does not print")
    second.page.wait_for_selector("a:text('The scorecard')")
    second.page.click("a:text('The scorecard')")
    second.page.wait_for_selector(".scorecard")
    look_over(second.page, "host-card")
    check("What was true" in second.page.inner_text("main"), "the host's card lacks the key")


def alone(browser):
    """The program interviews a candidate who is alone."""
    owner = person(browser, "owner")
    owner.page.goto(f"{BASE}/rooms")
    owner.page.select_option("#scenario", "canary-segment-regression")
    owner.page.check("input[value=machine]")
    owner.page.click("form.start button.primary")
    check(owner.page.locator("a.secret").count() == 1, "a machine needs no link for a host")
    candidate = person(browser, "alone")
    candidate.enter(owner.page.locator("a.secret code").inner_text())
    candidate.page.wait_for_selector("#answer")
    check(candidate.page.locator("[data-answer]").count() == 1, "no clock runs for the answer")
    speaker = candidate.page.locator("[data-speak]")
    check(speaker.inner_text() == "Read questions aloud", "questions are read aloud unasked")
    speaker.click()
    check(speaker.inner_text() == "Stop reading aloud", "questions are not read aloud")
    first = candidate.page.inner_text("#spoken")
    candidate.page.fill("#answer", "Is it real? I compare the canary with the control, by language.")
    candidate.press("form:has(#answer) button")
    candidate.page.wait_for_selector(f"#spoken:not(:text-is('{first}'))")
    candidate.page.wait_for_selector("form:has(#answer) button, button:text('No, go on')")
    look_over(candidate.page, "alone")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**CHROMIUM)
    try:
        interview(browser)
        alone(browser)
    except Exception as error:  # The rest of what was found is told, too.
        for number, context in enumerate(browser.contexts):
            stumble(context.pages[0], error)
            take_picture(context.pages[0], FOLDER, f"end-{number}")
    browser.close()

end()
