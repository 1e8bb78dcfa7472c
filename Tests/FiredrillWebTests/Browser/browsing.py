"""What the drivers of Chromium share: their findings, a look over each page, and their end."""
import re
import sys

from axe_playwright_python.sync_playwright import Axe

CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
problems = []
# Requests without an answer: told only where something is wrong, since leaving a page cuts its stream.
unanswered = []


def check(condition, sentence):
    if not condition:
        problems.append(sentence)


def check_access(page, name):
    """Notes the serious findings of axe."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in ("serious", "critical"):
            where = [node["target"] for node in violation["nodes"]][:3]
            problems.append(f"{name}: axe {violation['id']}: {violation['help']} {where}")


def check_width(page, name):
    """Notes content that is wider than the window."""
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    check(wider <= 0, f"{name}: the page is {wider} px wider than its window")


def take_picture(page, folder, name):
    """Keeps a picture of a whole page, where a folder was given."""
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def watch(page, base, name="page"):
    """Notes errors of scripts, and requests that leave the machine or get no answer."""
    page.set_default_timeout(120000)

    def on_console(message):
        # The browser itself logs a form that was refused, and a connection that was cut.
        told = message.type == "error" and "status of 4" not in message.text
        if told and "net::ERR" not in message.text:
            problems.append(f"{name}: console: {message.text}")

    def on_request(request):
        inside = request.url.startswith((base, "blob:", "data:"))
        check(inside, f"{name}: a request leaves: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(f"{name}: script: {error}"))
    page.on("request", on_request)
    page.on(
        "requestfailed",
        lambda request: unanswered.append(f"{name}: no answer to {request.url}: {request.failure}"),
    )


def until(page, expression, seconds=120):
    """Waits until an expression of the page's script holds; its policy forbids Playwright's own way."""
    for _ in range(seconds * 10):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"at {page.url}: never true: {expression}")


class Person:
    """Somebody with a browser of their own, and everything that it was sent."""

    def __init__(self, browser, name, base, size, look_over):
        self.name = name
        self.look_over = look_over
        self.received = []
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        self.page = self.context.new_page()
        watch(self.page, base, name)
        self.page.on("response", self.on_response)

    def on_response(self, response):
        self.received.append(str(response.headers))
        if "event-stream" in response.headers.get("content-type", "") or response.status == 303:
            return
        try:
            self.received.append(response.text())
        except Exception:  # A page that was left before it came.
            pass

    def enter(self, link):
        self.page.goto(link)
        self.look_over(self.page, f"{self.name}-join")
        self.page.click("button.primary")
        self.page.wait_for_selector("body[data-room]")

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.page.wait_for_selector("body[data-room]")

    def unfold(self, words):
        summary = self.page.locator("summary", has_text=re.compile(words)).first
        if summary.evaluate("item => !item.parentElement.open"):
            summary.click()


def stumble(page, error):
    """Notes what stopped a driver, with what the page says."""
    said = page.locator("body").inner_text()[:600] if not page.is_closed() else ""
    problems.append(f"at {page.url}: {error}\nThe page says: {said}")


def end(*told):
    """Prints the findings and what else is told, and ends with 1 where something was found."""
    for line in [*problems, *(unanswered if problems else []), *told]:
        print(line)
    sys.exit(1 if problems else 0)
