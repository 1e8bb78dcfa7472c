"""Two people sign in and play beside each other in Chromium, each in a browser of their own.

python people.py BASE WIDTH HEIGHT LINK LINK. Prints what is wrong, a line each, and fails then.
"""
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT, LINKS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:6]
NAMES = ["Ada", "Bo"]
problems = []


def check(condition, sentence):
    if not condition:
        problems.append(sentence)


def look_over(page, name):
    """Checks a page for accessibility and for content wider than the window."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            where = [node["target"] for node in violation["nodes"]][:3]
            problems.append(f"{name}: axe {violation['id']}: {violation['help']} {where}")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    check(wider <= 0, f"{name}: the page is {wider} px wider than its window")


def heading(page):
    return page.locator("h1").inner_text()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    pages = []
    for name, link in zip(NAMES, LINKS):
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        page.set_default_timeout(120000)
        page.goto(BASE + "/")
        check(heading(page) == "Sign in", f"{name}: the first page does not ask who it is")
        look_over(page, "sign in")
        page.goto(link)
        look_over(page, "link")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(BASE + "/")
        check(page.get_by_role("link", name=name, exact=True).count() == 1, f"{name}: is not named")
        cookies = [c for c in context.cookies() if c["name"] == "firedrill-person"]
        check(len(cookies) == 1, f"{name}: has no cookie")
        check(all(c["httpOnly"] and c["sameSite"] == "Strict" for c in cookies), f"{name}: cookie")
        pages.append(page)
    ada, bo = pages
    ada.goto(BASE + "/incidents/canary-segment-regression")
    ada.get_by_label("Drill.").check()
    ada.get_by_role("button", name="Start", exact=True).click()
    ada.wait_for_url(BASE + "/sessions/1")
    check(bo.goto(ada.url).status == 404, "Bo sees the session of Ada")
    check("Ada" not in bo.content(), "Bo reads the name of Ada")
    bo.goto(BASE + "/history")
    check("No session yet" in bo.content(), "Bo has a session that is none of theirs")
    ada.goto(BASE + "/history")
    check("canary-segment-regression" in ada.content(), "Ada does not find the session")
    ada.get_by_role("link", name="Ada", exact=True).click()
    check(heading(ada) == "Ada", "the account has no name")
    look_over(ada, "account")
    ada.get_by_role("button", name="Sign out").click()
    check(heading(ada) == "Sign in", "signing out leads elsewhere")
    ada.go_back()
    ada.goto(BASE + "/sessions/1")
    check(heading(ada) == "Sign in", "after signing out the session is still shown")
    bo.goto(BASE + "/rooms")
    look_over(bo, "rooms")
    check(bo.get_by_text("A person.").count() == 0, "Bo may hold interviews")
    browser.close()

print("\n".join(problems))
sys.exit(1 if problems else 0)
