"""Turns the lab in Chromium: python lab.py BASE WIDTH HEIGHT [FOLDER FOR PICTURES].

Prints what is wrong, a line each, and fails then. The last line says how long changes took.
"""
import statistics
import sys
import time

from browsing import CHROMIUM, check, check_access, check_width, end, stumble, take_picture, watch
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
LAB = "/lab/canary-segment-regression"


def look_over(page, name):
    take_picture(page, FOLDER, f"lab-{WIDTH}-{name}")
    check_access(page, name)
    check_width(page, name)


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
    browser = playwright.chromium.launch(**CHROMIUM)
    page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    watch(page, BASE)
    times = []
    try:
        times = lab(page)
    except Exception as error:  # The rest of what was found is told, too.
        stumble(page, error)
        take_picture(page, FOLDER, f"lab-{WIDTH}-end")
    browser.close()

end(*([f"changes took {statistics.median(times):.0f} ms in the median, {max(times):.0f} at most"] if times else []))
