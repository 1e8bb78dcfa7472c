"""Kills servers and browsers of a room again and again while two people act.

python kills.py PROGRAM PORT COUNT [sqlite|postgres] [PEOPLE]. With PostgreSQL there are two servers on one
database, and whoever loses theirs goes on at the other, as behind a load balancer. Of more than two people
the others watch. The environment names the folders of the program. Whatever was not taken when something died
is sent again, as people would. Prints what is wrong, a line each, and fails then.
"""
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time

from browsing import CHROMIUM, check, end, problems
from playwright.sync_api import Error, sync_playwright
from serving import Postgres, Server, check_seen, enter, finish, open_room

PROGRAM, PORT, COUNT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
STORE = sys.argv[4] if len(sys.argv) > 4 else "sqlite"
WATCHING = int(sys.argv[5]) - 2 if len(sys.argv) > 5 else 0
chance = random.Random(COUNT)


class Person:
    """Somebody with a browser of their own and the link that they were sent."""

    def __init__(self, playwright, servers, number, link):
        self.playwright, self.servers, self.number, self.link = playwright, servers, number, link
        self.open()

    @property
    def base(self):
        return self.servers[self.number % len(self.servers)].base

    def open(self):
        self.folder = tempfile.mkdtemp()
        self.context = self.playwright.chromium.launch_persistent_context(self.folder, **CHROMIUM)
        self.page = self.context.pages[0]
        enter(self.page, self.base + self.link)

    def kill(self):
        """Kills the browser's first process; the others end with it."""
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/cmdline", encoding="utf-8", errors="replace") as words:
                    line = words.read()
            except OSError:
                continue
            if f"--user-data-dir={self.folder}" in line and "--type=" not in line:
                os.kill(int(process), signal.SIGKILL)

    def close(self):
        try:
            self.context.close()
        except Error:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def come_back(self):
        """Opens the page again: where the server is gone at another one, by the link where the browser was killed."""
        try:
            self.page.goto(self.base + self.address())
            self.page.wait_for_selector("body[data-room]", timeout=10000)
        except Error:
            self.number += 1
            self.close()
            self.open()

    def address(self):
        return "/" + self.page.url.split("/", 3)[-1].split("/act")[0]

    def send(self, field, text, button, thread):
        """Sends a text until the page shows that it was taken."""
        for attempt in range(12):
            try:
                if attempt or self.page.locator(field).count() == 0:
                    self.come_back()
                if self.page.locator("#seen").get_by_text(text).count():
                    return
                self.page.fill(field, text)
                self.page.locator(button).first.click(no_wait_after=True)
                self.page.wait_for_selector(f"#seen :text('{text}')", timeout=10000)
                return
            except Error:
                # Two servers are not waited for: the other one goes on.
                if attempt or len(self.servers) == 1:
                    thread.join()
                time.sleep(0.2)
        problems.append(f"'{text}' is never taken")


def kill_soon(victim):
    """Kills a server or a browser within a quarter of a second; a server is started again."""
    def work():
        time.sleep(chance.random() * 0.25)
        victim.kill()
        if isinstance(victim, Server):
            time.sleep(chance.random())
            victim.start()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def interview(playwright, servers):
    number, links = open_room(servers[0], *(["--observer"] if WATCHING else []))
    host = Person(playwright, servers, 0, links["host"])
    candidate = Person(playwright, servers, 1, links["candidate"])
    observers = [Person(playwright, servers, seat, links["observer"]) for seat in range(WATCHING)]
    words = []
    # Every kind of victim comes, in an order by chance.
    victims = [*servers, host, candidate, *observers]
    victims = [victims[step % len(victims)] for step in range(COUNT)]
    chance.shuffle(victims)
    for step, victim in enumerate(victims):
        thread = kill_soon(victim)
        if step % 2:
            words.append(f"message {step} from the host.")
            host.send("#say", words[-1], "form:has(#say) button", thread)
        else:
            words.append(f"weather {step} in Paris")
            candidate.send("#ask", words[-1], "form:has(#ask) button", thread)
        thread.join()
        if victim in observers:
            victim.come_back()
    people = {"host": host, "candidate": candidate}
    people |= {f"observer {seat + 1}": observer for seat, observer in enumerate(observers)}
    for person in people.values():
        person.come_back()
    check_seen({name: person.page for name, person in people.items()}, words)
    finish(servers[0], number, host.page)
    for person in people.values():
        person.close()


database = Postgres() if STORE == "postgres" else None
if database:
    os.environ["FIREDRILL_STORE"] = database.address
servers = []
try:
    servers += [Server(PROGRAM, PORT + number) for number in range(2 if database else 1)]
    with sync_playwright() as playwright:
        interview(playwright, servers)
except Exception as error:  # The rest of what was found is told, too.
    check(False, f"{type(error).__name__}: {error}")
for server in servers:
    server.kill()
if database:
    database.close()
end()
