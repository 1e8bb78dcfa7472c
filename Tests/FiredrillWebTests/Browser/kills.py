"""Kills the server of a room again and again while two people act: python kills.py PROGRAM PORT COUNT.

The environment names the folders of the program. Whatever was not taken when the server died is sent
again, as people would. Prints what is wrong, a line each, and fails then.
"""
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request

from playwright.sync_api import Error, sync_playwright

PROGRAM, PORT, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
BASE = f"http://127.0.0.1:{PORT}"
problems = []
chance = random.Random(COUNT)


class Server:
    """The program, which is started again whenever it was killed."""

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", PORT, "--quiet"], stdout=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{BASE}/healthz", timeout=1).read()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not start")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def kill_soon(self):
        """Kills it within a quarter of a second and starts it again."""
        def work():
            time.sleep(chance.random() * 0.25)
            self.kill()
            self.start()

        thread = threading.Thread(target=work)
        thread.start()
        return thread


def enter(browser, link):
    page = browser.new_context().new_page()
    page.set_default_timeout(20000)
    page.goto(link)
    page.click("button.primary")
    page.wait_for_selector("body[data-room]")
    return page


def send(page, field, text, button, thread):
    """Sends a text until the page shows that it was taken; gives how often it was sent."""
    address = page.url.split("/act")[0]
    for attempt in range(10):
        try:
            if attempt or page.locator(field).count() == 0:
                page.goto(address)
            if page.locator("#seen").get_by_text(text).count():
                return
            page.fill(field, text)
            page.locator(button).first.click(no_wait_after=True)
            page.wait_for_selector(f"#seen :text('{text}')", timeout=3000)
            return
        except Error:
            thread.join()
            page.wait_for_timeout(200)
    problems.append(f"'{text}' is never taken")


def interview(browser, server):
    listed = subprocess.run(
        [PROGRAM, "interview", "canary-segment-regression", "--room", "--server", BASE],
        capture_output=True, text=True, check=True,
    ).stdout
    host = enter(browser, re.search(r"host: (\S+)", listed).group(1))
    candidate = enter(browser, re.search(r"candidate: (\S+)", listed).group(1))
    number = re.search(r"Room (\d+)", listed).group(1)
    for step in range(COUNT):
        thread = server.kill_soon()
        if step % 2:
            send(host, "#say", f"message {step} from the host.", "form:has(#say) button", thread)
        else:
            send(candidate, "#ask", f"weather {step} in Paris", "form:has(#ask) button", thread)
        thread.join()
    for page in (host, candidate):
        page.goto(page.url.split("/act")[0])
    texts = [host.inner_text("#seen"), candidate.inner_text("#seen")]
    for step in range(COUNT):
        words = f"message {step} from" if step % 2 else f"weather {step} in"
        for side, text in zip(("host", "candidate"), texts):
            count = text.count(words)
            if count != 1:
                problems.append(f"the {side} sees '{words}' {count} times")
    for text in texts:
        order = [int(found) for found in re.findall(r"(?:message|weather) (\d+)", text)]
        if order != sorted(order, reverse=True):
            problems.append(f"out of order: {order}")
    host.locator("summary", has_text="End it").click()
    host.locator("button", has_text="Close the interview").click()
    host.wait_for_selector("a:text('The scorecard')")
    exported = subprocess.run(
        [PROGRAM, "export", number, "--out", f"{number}.jsonl"], capture_output=True, text=True
    )
    verified = subprocess.run(
        [PROGRAM, "replay", f"{number}.jsonl"], capture_output=True, text=True
    )
    for ended in (exported, verified):
        if ended.returncode:
            problems.append(f"{ended.args[1]}: {ended.stderr}")


server = Server()
server.start()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox"]
    )
    try:
        interview(browser, server)
    except Exception as error:  # The rest of what was found is told, too.
        problems.append(f"{error}")
    browser.close()
server.kill()

for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
