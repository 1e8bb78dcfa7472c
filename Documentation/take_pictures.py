"""Takes the pictures of this folder: python take_pictures.py PROGRAM FOLDER.

Plays some steps of a drill on a fixed seed in Chromium, so that anyone gets the same pictures.
"""
import os
import socket
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

PROGRAM, FOLDER = sys.argv[1], sys.argv[2]
INCIDENT = "canary-segment-regression"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def take(base):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{base}/incidents/{INCIDENT}")
        page.click("summary:has-text('Name and seed')")
        page.fill("#seed", "7")
        page.click("form.start button.primary")
        for action in ("locales", "pools"):
            page.click(f"button[value={action}]:not([disabled])")
            page.wait_for_load_state()
        page.screenshot(path=f"{FOLDER}/drill.png")
        browser.close()


port = free_port()
with tempfile.TemporaryDirectory() as home:
    server = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--quiet"],
        env={**os.environ, "FIREDRILL_HOME": home},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        server.stdout.readline()
        take(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()
