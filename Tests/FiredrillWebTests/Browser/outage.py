"""Takes the database of a room away in the middle of an interview, and gives it back.

python outage.py PROGRAM PORT SECONDS. The host is at one server, the candidate and an observer at another one
on the same database. Prints what is wrong, a line each, and fails then.
"""
import os
import sys
import time

from browsing import CHROMIUM, check, end, problems, until
from playwright.sync_api import sync_playwright
from serving import Postgres, Server, check_seen, enter, finish, open_room

PROGRAM, PORT, SECONDS = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
AWAY = "The database of this server does not answer"


def send(page, field, text):
    page.fill(field, text)
    page.locator(f"form:has({field}) button").first.click()


def send_again(page, words):
    """Sends what was refused again until it is taken, as its page offers."""
    for _ in range(100):
        again = page.locator("button", has_text="Send it again")
        if again.count() == 0:
            page.wait_for_selector(f"#seen :text('{words}')")
            return
        again.click()
        page.wait_for_timeout(100)
    problems.append(f"'{words}' is never taken")


def interview(browser, servers, database):
    number, links = open_room(servers[0], "--observer")
    pages = {name: browser.new_context().new_page() for name in links}
    for name, page in pages.items():
        enter(page, servers[0 if name == "host" else 1].base + links[name])
    host, candidate, observer = pages["host"], pages["candidate"], pages["observer"]
    send(host, "#say", "message 1 from the host.")
    candidate.wait_for_selector("#seen :text('message 1')")
    send(candidate, "#ask", "weather 2 in Paris")
    host.wait_for_selector("#seen :text('weather 2')")
    observer.wait_for_selector("#seen :text('weather 2')")

    database.stop()
    for name, page in pages.items():
        until(page, f"document.querySelector('.note-line')?.textContent.includes('{AWAY}')")
        check("firedrill@" not in page.content(), f"the {name} is told the database's address")
    send(candidate, "#ask", "weather 3 in Paris")
    send(host, "#say", "message 4 from the host.")
    for page in (candidate, host):
        page.wait_for_selector(f".alert:has-text('{AWAY}')")
        page.click("button:text('Send it again')")
        page.wait_for_selector(f".alert:has-text('{AWAY}')")
    begun = time.monotonic()
    while True:
        check(all(server.answers() for server in servers), "a server does not answer at all")
        if time.monotonic() - begun > SECONDS:
            break
        time.sleep(0.5)
    database.start()

    send_again(candidate, "weather 3")
    send_again(host, "message 4")
    # The one who only looks on did nothing, and their page goes on.
    observer.wait_for_selector("#seen :text('message 4')")
    until(observer, "document.querySelector('.note-line') === null")
    words = [
        "message 1 from", "weather 2 in", "weather 3 in", "message 4 from",
    ]
    check_seen(pages, words)
    finish(servers[0], number, host)


database = Postgres()
os.environ["FIREDRILL_STORE"] = database.address
servers = []
try:
    servers += [Server(PROGRAM, PORT + number) for number in range(2)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        interview(browser, servers, database)
        browser.close()
except Exception as error:  # The rest of what was found is told, too.
    check(False, f"{type(error).__name__}: {error}")
for server in servers:
    server.kill()
database.close()
end()
