"""Plays a tabletop in Chromium between people who have only their links, from the home page to the debrief.

python tabletop.py BASE WIDTH HEIGHT [FOLDER FOR PICTURES]. Prints what is wrong, a line each, and fails then.
"""
import sys

from browsing import CHROMIUM, Person, check, check_access, check_width, end, stumble, take_picture, until
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None


def look_over(page, name):
    take_picture(page, FOLDER, f"tabletop-{WIDTH}-{name}")
    check_access(page, name)
    check_width(page, name)


def person(browser, name):
    return Person(browser, name, BASE, (WIDTH, HEIGHT), look_over)


def suggest(player, line, reason):
    player.page.fill("#ask", line)
    player.page.fill("#reason", reason)
    player.press("#suggest button:text-is('Suggest')")


def tabletop(browser):
    owner = person(browser, "owner")
    owner.page.goto(BASE)
    owner.page.click("a:text('open a tabletop')")
    owner.page.select_option("#team-scenario", "canary-segment-regression")
    for role, name in (("commander", "Ada"), ("operations", "Bo <b>"), ("communications", "Cy")):
        owner.page.fill(f"#team-{role}", name)
    look_over(owner.page, "opening")
    owner.page.click("#tabletop button.primary")
    links = owner.page.locator("a.secret code").all_inner_texts()
    check(len(links) == 4, f"there are {len(links)} links")
    look_over(owner.page, "links")

    names = ("facilitator", "ada", "bo", "cy")
    facilitator, ada, bo, cy = people = [person(browser, name) for name in names]
    for guest, link in zip(people, links):
        guest.enter(link)
    until(ada.page, "document.querySelector('#presence').textContent.includes('Bo <b>, Cy')")
    truth = facilitator.page.locator(".truth p").nth(1).text_content()
    for guest in people:
        look_over(guest.page, f"{guest.name}-begin")

    # Operations suggest; the others see it without a new page, and vote.
    ada.page.evaluate("window.stays = true")
    check(bo.page.locator("button:text('Do it')").count() == 0, "operations may act")
    suggest(bo, "look nothing-like-it", "because")
    check("look" in bo.page.input_value("#ask"), "a refused suggestion is lost")
    check(bo.page.locator(".alert").count() == 1, "a look that is none is no problem")
    suggest(bo, "look arms", "is the <i>gap</i> real?")
    ada.page.wait_for_selector("#suggestions :text('is the <i>gap</i> real?')")
    check(ada.page.evaluate("window.stays"), "the commander's page was loaded anew")
    check(ada.page.locator("#suggestions i").count() == 0, "a reason became markup")
    cy.press("#suggestions button:text-is('For')")
    ada.page.wait_for_selector("#suggestions :text('for: Bo <b>, Cy')")
    suggest(cy, "mitigate pause-rollout", "stop the rollout while we look")
    bo.page.wait_for_selector("#suggestions :text('stop the rollout')")
    bo.press("#suggestions button:text-is('Against')")
    look_over(ada.page, "suggestions")

    # The commander acts on one; everybody sees its evidence where they are.
    bo.page.evaluate("window.stays = true")
    ada.press("#suggestions button:text('Do it') >> nth=0")
    bo.page.wait_for_selector("#evidence figure, #evidence .finding")
    check(bo.page.evaluate("window.stays"), "a player's page was loaded anew")
    cy.page.wait_for_selector("#timeline :text('as Bo <b> suggested in')")
    look_over(bo.page, "evidence")

    # An update is the communications' own; a message comes in; a pause holds the commander.
    cy.unfold("Send an update")
    cy.page.fill("#slot-impact", "5 % of Japanese answers fail since 14:10")
    cy.page.fill("#slot-next", "comparing the arms; next update at 15:20")
    cy.press("#update form button")
    bo.page.wait_for_selector("#timeline :text('Cy: update')")
    facilitator.unfold("Let a message come in")
    facilitator.press("#messages button.choice >> nth=0")
    bo.page.wait_for_selector("#timeline .message")
    facilitator.press("button:text('Pause the incident')")
    ada.page.wait_for_selector("#place :text('paused')")
    check(ada.page.locator("#suggestions button:text('Do it')").first.is_disabled(), "a pause lets them act")
    facilitator.press("button:text('Let the incident go on')")
    until(ada.page, "!document.querySelector('#suggestions .primary').disabled")
    look_over(facilitator.page, "facilitator-middle")

    # Beliefs of one's own, and the team's.
    bo.unfold("Your own beliefs")
    bo.page.fill("#belief-h1", "80")
    bo.press("#beliefs form button")
    ada.page.wait_for_selector("#stated table")
    ada.unfold("^Beliefs")
    ada.page.fill("#belief-h1", "60")
    ada.press("#beliefs form button")
    bo.page.wait_for_selector("#stated th:text('the team')")

    # The commander leaves: the command goes to somebody who is there, and their pages change.
    ada.page.goto("about:blank")
    facilitator.page.wait_for_selector("#controls li:has-text('Ada') :text('not here')")
    facilitator.page.select_option("#commander", "Cy")
    facilitator.press("button:text('Hand over')")
    cy.page.wait_for_selector("#place :text('Cy, commander')")
    cy.page.wait_for_selector("#declare")
    cy.press("#suggestions button:text('Do it')")
    cy.page.wait_for_selector("#timeline :text('Cy: Stop the rollout')")

    # Nobody but the facilitator was told the truth until here.
    for guest in (ada, bo, cy):
        everything = "\n".join(guest.received)
        check(len(everything) > 10000, f"{guest.name}: nothing was recorded")
        check(truth not in everything, f"{guest.name} was sent the truth")
    cy.page.click("#declare")
    cy.page.wait_for_selector("form.verdict")
    cy.page.locator("input[name=cause]").first.check()
    cy.page.fill("#because", "Japanese answers of the canary fail; the other languages are fine.")
    cy.page.click("button[value=review]")
    cy.page.click("button[value=final]")
    for guest in (bo, cy, facilitator):
        guest.page.wait_for_selector("a:text('What you did')")
        guest.page.click("a:text('What you did')")
        guest.page.wait_for_selector(".scorecard")
        card = guest.page.inner_text(".scorecard")
        check(truth in card, f"{guest.name}: the debrief lacks the truth")
        check("Bo <b> (operations)" in card and "Ada (communications)" in card, f"{guest.name}: {card[:300]}")
    look_over(bo.page, "debrief")
    check(len(bo.page.pdf()) > 5000, "the debrief does not print")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**CHROMIUM)
    try:
        tabletop(browser)
    except Exception as error:  # The rest of what was found is told, too.
        for number, context in enumerate(browser.contexts):
            stumble(context.pages[0], error)
            take_picture(context.pages[0], FOLDER, f"end-{number}")
    browser.close()

end()
