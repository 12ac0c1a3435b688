"""Takes the pictures in docs/screenshots anew, from a running archive that holds the sample stories and nothing else.

script/server                                        in one terminal
.venv/bin/python -m tests.browser.screenshots        in another; another address as its argument
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
WIDE = {"viewport": {"width": 1280, "height": 960}}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def open_story(page: Page) -> None:
    page.goto("/articles/?q=herring&source=meridian")
    page.get_by_role("link", name="Iceland, Norway end dispute over herring").click()
    page.locator("article.whole-story").wait_for()


PICTURES = {
    "home": (WIDE, lambda page: page.goto("/")),
    "article": (WIDE, open_story),
    "article-phone": (PHONE, open_story),
    "country": (WIDE, lambda page: page.goto("/countries/norway/")),
}


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"))
        for name, (screen, show) in PICTURES.items():
            page = browser.new_context(base_url=address, locale="en-GB", **screen).new_page()
            show(page)
            page.screenshot(path=FOLDER / f"{name}.png")
            print(FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
