"""Plays a whole drill in Chromium: python play.py BASE WAYS WIDTH HEIGHT [FOLDER FOR PICTURES].

WAYS is `mouse`, `keys` or `plain` (without script). Prints what is wrong, a line each, and fails then.
"""
import sys

from browsing import CHROMIUM, check, check_access, check_width, end, stumble, take_picture, watch
from playwright.sync_api import sync_playwright

BASE, WAY, WIDTH, HEIGHT = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
FOLDER = sys.argv[5] if len(sys.argv) > 5 else None
INCIDENT = "canary-segment-regression"


def look_over(page, name):
    take_picture(page, FOLDER, f"{WAY}-{WIDTH}-{name}")
    if WAY != "plain":
        check_access(page, name)
        check_width(page, name)


def press(page, selector):
    """Uses a button or link by mouse, or by keyboard alone, and waits for the page it leads to."""
    if WAY != "keys":
        page.locator(selector).first.click()
        page.wait_for_load_state()
        return
    page.locator(selector).first.focus()
    if selector.endswith("summary"):
        page.keyboard.press("Enter")
        return
    with page.expect_navigation():
        page.keyboard.press("Enter")


def events(page):
    return int(page.get_attribute("body", "data-drill"))


def settle(page, count):
    """Waits until the page shows a number of events."""
    page.wait_for_selector(f"body[data-drill='{count}']")


def fold_out(page, part):
    if page.locator(f"#{part}[open]").count() == 0:
        press(page, f"#{part} > summary")


def drill(page):
    page.goto(f"{BASE}/")
    look_over(page, "home")
    press(page, f".cards a[href='/incidents/{INCIDENT}']")
    look_over(page, "incident")
    press(page, "form.start button.primary")
    settle(page, 0)
    look_over(page, "page")

    if WAY == "keys":
        page.keyboard.press("2")
        page.wait_for_timeout(900)
    else:
        press(page, "button[data-key='2']:not([disabled])")
    settle(page, 1)
    check(page.locator("#evidence .finding").count() == 1, "a look shows no finding")
    look_over(page, "evidence")

    if WAY == "keys":
        page.keyboard.press("b")
        focused = page.evaluate("document.activeElement.closest('#beliefs') !== null")
        check(focused, "b does not go to the beliefs")
        page.keyboard.press("Escape")
    fold_out(page, "beliefs")
    if WAY != "plain":
        page.locator("#beliefs input[type=range]").first.evaluate(
            "item => { item.value = 80; item.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
        total = page.evaluate(
            "[...document.querySelectorAll('#beliefs input[type=number]')]"
            ".reduce((sum, item) => sum + Number(item.value), 0)"
        )
        check(abs(total - 100) < 1, f"the sliders add up to {total}")
    else:
        page.fill("#belief-h1", "80")
    press(page, "#beliefs form button")
    settle(page, 2)

    fold_out(page, "mitigate")
    press(page, "#mitigate button.choice:not([disabled])")
    settle(page, 3)

    fold_out(page, "update")
    page.fill("#slot-impact", "Japanese answers fail, 18 % of them")
    page.fill("#slot-again", "15:30")
    press(page, "#update form button")
    settle(page, 4)

    if WAY == "keys":
        page.keyboard.press("/")
        page.keyboard.type("weather in Paris")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    else:
        page.fill("#ask", "weather in Paris")
        press(page, ".ask button")
    check("nobody has that" in page.inner_text(".alert").lower(), "a refusal is not shown")
    check(page.input_value("#ask") == "weather in Paris", "what was asked is lost")
    check(events(page) == 4, "a refusal took an event")

    before = page.url
    page.goto(f"{BASE}/history")
    look_over(page, "history")
    page.go_back()
    check(page.locator("body[data-drill]").count() == 1 or before.endswith("/act"), "back is lost")
    page.goto(f"{BASE}/")
    press(page, ".next a.primary")
    settle(page, 4)

    fold_out(page, "question")
    page.fill("#sql", "SELECT arm, count(*) AS requests FROM requests GROUP BY arm")
    press(page, "#question form:has(#sql) button")
    settle(page, 5)
    check(page.locator("#evidence tbody tr").count() == 2, "SQL shows no rows")
    look_over(page, "rows")

    if WAY == "keys":
        page.keyboard.press("d")
        page.wait_for_selector("form.verdict")
    else:
        press(page, "#declare")
    look_over(page, "verdict")
    page.locator("input[name=cause]").first.check()
    page.locator("input[name=cite]").first.check()
    page.fill("#because", "Japanese answers of the canary fail; the other languages are fine.")
    press(page, "button[value=review]")
    page.wait_for_selector("button[value=final]")
    look_over(page, "review")
    press(page, "button[value=edit]")
    page.wait_for_selector("form.verdict")
    check("other languages are fine" in page.input_value("#because"), "the explanation is lost")
    press(page, "button[value=review]")
    page.wait_for_selector("button[value=final]")
    press(page, "button[value=final]")
    page.wait_for_selector(".total", timeout=120000)
    look_over(page, "debrief")
    press(page, ".ledger summary")
    press(page, "a[href*='/replay']:visible")
    page.wait_for_selector("[data-scrub]")
    look_over(page, "replay")
    page.goto(f"{BASE}/progress")
    look_over(page, "progress")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**CHROMIUM)
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=WAY != "plain"
    )
    page = context.new_page()
    watch(page, BASE)
    try:
        drill(page)
    except Exception as error:  # The rest of what was found is told, too.
        stumble(page, error)
        take_picture(page, FOLDER, f"{WAY}-{WIDTH}-end")
    browser.close()

end()
