"""What the drivers of Chromium share: their findings, a look over each page, and their end."""
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
    page.set_default_timeout(20000)

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


def stumble(page, error):
    """Notes what stopped a driver, with what the page says."""
    said = page.locator("body").inner_text()[:600] if not page.is_closed() else ""
    problems.append(f"at {page.url}: {error}\nThe page says: {said}")


def end(*told):
    """Prints the findings and what else is told, and ends with 1 where something was found."""
    for line in [*problems, *(unanswered if problems else []), *told]:
        print(line)
    sys.exit(1 if problems else 0)
