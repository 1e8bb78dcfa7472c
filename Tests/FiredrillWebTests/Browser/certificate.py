"""Saves the card of a certificate as PNG in Chromium: python certificate.py BASE WIDTH HEIGHT [FOLDER].

Prints what is wrong, a line each, and fails then.
"""
import struct
import sys
import tempfile
import zlib

from browsing import CHROMIUM, check, check_access, check_width, end, stumble, take_picture, watch
from playwright.sync_api import sync_playwright

BASE, WIDTH, HEIGHT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
CARD = (1200, 630)


def pixels(png):
    """The size of a PNG of 8 bits without interlace, and a row of pixels for each line (PNG 3, 9.2)."""
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        raise AssertionError("the file that was saved is no PNG")
    place, data = 8, b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        body = png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colours, _, _, interlace = struct.unpack(">IIBBBBB", body)
        data += body if kind == b"IDAT" else b""
        place += 12 + length
    if depth != 8 or interlace != 0:
        raise AssertionError(f"a PNG of depth {depth} and interlace {interlace}")
    step = {2: 3, 6: 4}[colours]
    lines = zlib.decompress(data)
    before, rows = bytearray(width * step), []
    for number in range(height):
        start = number * (width * step + 1)
        line = bytearray(lines[start + 1 : start + 1 + width * step])
        for i in range(len(line)):
            left = line[i - step] if i >= step else 0
            above, corner = before[i], before[i - step] if i >= step else 0
            guess = left + above - corner
            paeth = min((left, above, corner), key=lambda value: abs(guess - value))
            line[i] = (line[i] + [0, left, above, (left + above) // 2, paeth][lines[start]]) & 255
        rows.append([bytes(line[x : x + 3]) for x in range(0, len(line), step)])
        before = line
    return (width, height), rows


def save(page):
    page.goto(f"{BASE}/certificate")
    take_picture(page, FOLDER, f"certificate-{WIDTH}")
    check_access(page, "certificate")
    check_width(page, "certificate")
    page.fill("#name", "A. <Player> & friends")
    with page.expect_navigation():
        page.click("text=Put it there")
    with page.expect_download() as saved:
        page.click("text=Save the card as PNG")
    name = saved.value.suggested_filename
    check(name == "firedrill-certificate.png", f"the picture is saved as {name}")
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        saved.value.save_as(file.name)
        size, rows = pixels(file.read())
    check(size == CARD, f"the picture has {size} pixels")
    band, paper = rows[300][4], rows[20][600]
    check(band == bytes([163, 34, 27]), f"the band at the left is {band.hex()}")
    check(paper == b"\xff\xff\xff", f"the paper is {paper.hex()}")
    title = sum(sum(pixel) < 300 for row in rows[105:155] for pixel in row[60:700])
    check(title > 500, f"the name has {title} dark pixels")


def plain(page):
    """Without script there is the drawing alone, and no button that does nothing."""
    page.goto(f"{BASE}/certificate")
    check(not page.locator("[data-picture]").is_visible(), "a button that needs script is shown")
    drawing = page.request.get(BASE + page.get_attribute("text=The card as SVG", "href"))
    kind = drawing.headers["content-type"]
    check(kind.startswith("image/svg+xml") and "<svg" in drawing.text(), f"the link gives {kind}")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**CHROMIUM)
    for way, has_script in ((save, True), (plain, False)):
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            java_script_enabled=has_script,
            accept_downloads=True,
        )
        page = context.new_page()
        watch(page, BASE)
        try:
            way(page)
        except Exception as error:
            stumble(page, error)
        context.close()
    browser.close()
end()
