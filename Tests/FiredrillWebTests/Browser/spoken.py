"""Speaks answers in Chromium with a microphone that hums, to a question and in a room: python spoken.py BASE.

Prints what is wrong, a line each, and fails then.
"""
import sys

from browsing import CHROMIUM, check, check_access, end, stumble, watch
from playwright.sync_api import sync_playwright

BASE = sys.argv[1]


def speak(page):
    """Records for a moment, and waits until the recording can be played."""
    page.click("text=Say it first: record")
    page.wait_for_selector("text=Recording…")
    page.wait_for_timeout(700)
    page.click("text=Stop recording")
    page.wait_for_selector(".recorder audio")


def answer(page, sent):
    # The first of the area is an open question, which asks back.
    page.goto(f"{BASE}/next-question?area=retrieval")
    speak(page)
    page.fill("textarea[name=text]", "It depends on recall and latency: a bi-encoder is fast, a cross-encoder ranks.")
    for _ in range(4):
        if "/answers/" not in page.url:
            with page.expect_navigation():
                page.click("button.primary")
    page.wait_for_selector("[data-playback] audio")
    played = page.evaluate(
        """async () => {
          const audio = document.querySelector("[data-playback] audio");
          await audio.play();
          await new Promise((done) => setTimeout(done, 300));
          return audio.currentTime;
        }"""
    )
    check(played > 0, "the recording does not play")
    check_access(page, "verdict")
    check(all(size < 2000 for size in sent), f"something large was sent: {sent}")
    page.click("text=Delete this recording")
    page.wait_for_selector("[data-playback]", state="hidden")
    page.reload()
    page.wait_for_timeout(300)
    check(page.locator("[data-playback] audio").count() == 0, "a deleted recording is back")


def interview(page):
    """An interview by the machine: what was said stands below its question afterwards, with a strong answer."""
    page.goto(f"{BASE}/rooms")
    page.select_option("#scenario", "canary-segment-regression")
    page.check("input[name=interviewer][value=machine]")
    page.click("form.start button.primary")
    page.goto(page.locator("a.secret code").inner_text())
    page.click("button.primary")
    page.wait_for_selector("#answer")
    question = page.inner_text("#spoken")
    speak(page)
    # A text that is too long is neither cut nor sent.
    page.fill("#answer", "word " * 4100)
    page.click("form:has(#answer) button.primary")
    page.wait_for_selector(".too-long")
    check("500 characters more than the 20,000" in page.inner_text(".too-long"), page.inner_text(".too-long"))
    check(len(page.input_value("#answer")) == 20_500, "a text that is too long is cut")
    page.fill("#answer", "Is the gap real? I compare the arms within each language.")
    page.click("form:has(#answer) button.primary")
    page.wait_for_function("question => document.querySelector('#spoken').innerText !== question", arg=question)
    page.click("a.button >> text=Give your verdict")
    page.check("input[name=cause] >> nth=0")
    page.fill("#because", "The canary cuts Japanese answers; control does not.")
    for name in ("review", "final"):
        page.click(f"button[value={name}]")
        page.wait_for_load_state()
    page.click("text=Your scorecard")
    page.wait_for_selector("[data-playback] audio")
    said = page.locator("[data-spoken] section:visible")
    check(said.count() == 1, f"{said.count()} questions have a recording")
    check(question in said.inner_text(), f"the question is not there: {said.inner_text()}")
    check("A strong answer" in said.inner_text(), "no strong answer stands beside it")
    check_access(page, "scorecard")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM["executable_path"],
        args=[*CHROMIUM["args"], "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
    )
    page = browser.new_context(permissions=["microphone"]).new_page()
    watch(page, BASE)
    sent = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    try:
        answer(page, sent)
        interview(page)
    except Exception as error:  # The rest of what was found is told, too.
        stumble(page, error)
    browser.close()

end("spoken, kept, played and deleted")
