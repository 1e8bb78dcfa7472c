"""Turns the lab in Chromium: python lab.py BASE WIDTH HEIGHT [FOLDER FOR PICTURES].

Prints what is wrong, a line each, and fails then. The last line says how long changes took.
"""
import statistics
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
LAB = "/lab/canary-segment-regression"
problems = []


def check(condition, sentence):
    if not condition:
        problems.append(sentence)


def look_over(page, name):
    """Checks a page for accessibility and for content wider than the window."""
    if FOLDER:
        page.screenshot(path=f"{FOLDER}/lab-{WIDTH}-{name}.png", full_page=True)
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            where = [node["target"] for node in violation["nodes"]][:3]
            problems.append(f"{name}: axe {violation['id']}: {violation['help']} {where}")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    check(wider <= 0, f"{name}: the page is {wider} px wider than its window")


def turn(page, name, value):
    """Moves a slider and waits until its results are shown; gives the milliseconds."""
    start = time.perf_counter()
    page.locator(f"#{name}").evaluate(
        "(item, value) => { item.value = value; item.dispatchEvent(new Event('input', { bubbles: true })); }",
        value,
    )
    page.wait_for_function(
        "([name, value]) => (document.querySelector('#results').dataset.shown || '')"
        ".split('&').includes(`${name}=${value}`)",
        arg=[name, value],
    )
    return (time.perf_counter() - start) * 1000


def lab(page):
    page.goto(f"{BASE}/lab")
    look_over(page, "list")
    page.locator(f".cards a[href='{LAB}']").first.click()
    page.wait_for_selector("[data-lab]")
    page.select_option("#cause", "bad-pool")
    page.wait_for_url("**cause=bad-pool**")
    page.wait_for_selector("#p-pool-c-limit")
    look_over(page, "written")
    before = page.inner_text("#results [role=status]")
    took = [turn(page, "p-pool-c-limit", value) for value in ("0.5", "0.6", "0.9", "0.2", "1")]
    check(page.inner_text("#results [role=status]") != before, "a turned number changes nothing")
    check("p-pool-c-limit=1" in page.url, "the setting is no link")
    check(page.inner_text("output[for='p-pool-c-limit']") == "100.0 %", "the value is not shown")
    page.select_option("#mitigation", "drain-pool-c")
    page.wait_for_function(
        "() => document.querySelector('#results').innerText.includes('With the mitigation')"
    )
    took += [turn(page, "at", value) for value in ("40", "80")]
    # Many changes at once: the last one is what is shown.
    page.locator("#p-pool-c-limit").evaluate(
        "item => { for (let value = 0; value <= 1; value += 0.05) { item.value = value.toFixed(2);"
        " item.dispatchEvent(new Event('input', { bubbles: true })); } }"
    )
    turn(page, "p-pool-c-limit", "0.4")
    check(page.inner_text("output[for='p-pool-c-limit']") == "40.0 %", "an older setting is shown")
    address, shown = page.url, page.inner_text("#results [role=status]")
    page.goto(address)
    check(page.inner_text("#results [role=status]") == shown, "a link shows another world")
    look_over(page, "mitigated")
    page.locator("details.part > summary").first.click()
    page.locator("input[name=look]").nth(1).check()
    page.wait_for_selector("#results .finding")
    look_over(page, "evidence")

    page.goto(f"{BASE}{LAB}/quiz?n=5")
    look_over(page, "quiz")
    page.locator("input[name=guess]").first.check()
    page.locator("button.primary").click()
    page.wait_for_selector(".next .what")
    look_over(page, "answer")
    return took


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox"]
    )
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.set_default_timeout(20000)
    page.on(
        "console",
        lambda message: problems.append(f"console: {message.text}")
        if message.type == "error"
        else None,
    )
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on(
        "request",
        lambda request: check(request.url.startswith(BASE), f"a request leaves: {request.url}"),
    )
    times = []
    try:
        times = lab(page)
    except Exception as error:  # The rest of what was found is told, too.
        problems.append(f"at {page.url}: {error}")
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/lab-{WIDTH}-end.png", full_page=True)
    browser.close()

for problem in problems:
    print(problem)
if times:
    print(f"changes took {statistics.median(times):.0f} ms in the median, {max(times):.0f} at most")
sys.exit(1 if problems else 0)
