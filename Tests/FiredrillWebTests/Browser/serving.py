"""The program as servers that a driver starts, kills and starts again, and an interview in a room of theirs."""
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request

from browsing import check

sys.path.insert(
    0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../TestSupport/Postgres")
)
from postgres import Postgres  # noqa: E402, F401


class Server:
    """The program on a port, over the store that the environment names."""

    def __init__(self, program, port):
        self.program, self.port = program, port
        self.base = f"http://127.0.0.1:{port}"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", str(self.port), "--quiet"], stdout=subprocess.DEVNULL
        )
        for _ in range(300):
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError("the server does not start")

    def answers(self):
        try:
            return urllib.request.urlopen(f"{self.base}/healthz", timeout=30).read() == b"ok\n"
        except OSError:
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def open_room(server, *options):
    """Opens a room; gives its number and the paths of its links by role."""
    listed = subprocess.run(
        [server.program, "interview", "canary-segment-regression", "--room", *options, "--server", server.base],
        capture_output=True, text=True, check=True,
    ).stdout
    links = dict(re.findall(r"(\w+): http://[^/]+(/\S+)", listed))
    return re.search(r"Room (\d+)", listed).group(1), links


def enter(page, address):
    """Takes a place in a room by its link."""
    page.set_default_timeout(120000)
    page.goto(address)
    page.click("button.primary")
    page.wait_for_selector("body[data-room]")


def check_seen(pages, words):
    """Notes what a side does not see exactly once, or in another order; `pages` are by the name of the side."""
    for name, page in pages.items():
        page.goto(page.url.split("/act")[0])
        text = page.inner_text("#seen")
        for each in words:
            check(text.count(each) == 1, f"the {name} sees '{each}' {text.count(each)} times")
        order = [text.find(each) for each in words]
        check(order == sorted(order, reverse=True), f"out of order for the {name}: {order}")


def finish(server, number, host):
    """Ends the interview, and notes where its replay file is not one that verifies."""
    host.locator("summary", has_text="End it").click()
    host.locator("button", has_text="Close the interview").click()
    host.wait_for_selector("a:text('The scorecard')")
    for arguments in (["export", number, "--out", f"{number}.jsonl"], ["replay", f"{number}.jsonl"]):
        ended = subprocess.run([server.program, *arguments], capture_output=True, text=True)
        check(ended.returncode == 0, f"{arguments[0]}: {ended.stderr}")
