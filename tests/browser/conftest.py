"""Chromium, driven by Playwright, and the archive served to it as in earnest: static files hashed, headers and all.

`page` is a signed-out reader's wide window, `phone` and `dark` say what they are, `staff_page` is signed in to the
admin; `open_page(**context options)` opens any other, and `each_screen` runs a test on four. When a test ends, its
pages must have had no trouble: no console error, no page error, no failed request, no answer 500, no request to another
host. `troubles.allow("words")` lets those pass that a test provokes.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SCREENS = {
    "wide": WIDE,
    "phone": PHONE,
    "wide-dark": WIDE | {"color_scheme": "dark"},
    "phone-dark": PHONE | {"color_scheme": "dark"},
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Nothing of the browser's own talks to the network.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
]
TIMEOUT_MS = 10_000
# Of tests that look at a page alone, not at what it answers: a browser takes most of a run's time.
once = pytest.mark.skipif(connection.vendor != "sqlite", reason="pages look alike on either database")


class Troubles:
    """What went wrong in a test's pages, as sentences, without what the test allows."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.allowed: list[str] = []

    def allow(self, words: str) -> None:
        """Lets troubles pass that hold these words, such as an address or `404`."""
        self.allowed.append(words)

    def unexpected(self) -> list[str]:
        return [trouble for trouble in self.seen if not any(words in trouble for words in self.allowed)]

    def watch(self, page: Page, home: str) -> None:
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.seen.append(f"page error: {error}"))
        page.on("requestfailed", self.note_failure)
        page.on("response", self.note_response)
        page.on("request", lambda request: self.note_request(request, home))

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def note_failure(self, request: Request) -> None:
        # A download, and a page left while it loads, end their requests this way.
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"request failed: {request.method} {request.url}: {request.failure}")

    def note_response(self, response: Response) -> None:
        if response.status >= 500:
            self.seen.append(f"answer {response.status}: {response.request.method} {response.url}")

    def note_request(self, request: Request, home: str) -> None:
        if not request.url.startswith((home, "data:", "blob:", "about:")):
            self.seen.append(f"request to another host: {request.url}")


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


def chromium_path() -> str:
    for name in (os.environ.get("CHROMIUM", ""), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    pytest.fail("Chromium was not found: install it (Debian: apt-get install chromium) or name it in CHROMIUM", False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's event loop lives in this thread, where Django would then refuse to ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def collected() -> None:
    """The static files, hashed and compressed, in this run's data folder."""
    with override_settings(STORAGES=settings.SERVED_STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def home(transactional_db: None, collected: None) -> Iterator[str]:
    """Serves the archive for one test; the address without the last slash."""
    with override_settings(STORAGES=settings.SERVED_STORAGES):
        server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
        server.set_app(get_wsgi_application())
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def troubles() -> Iterator[Troubles]:
    troubles = Troubles()
    yield troubles
    if found := troubles.unexpected():
        pytest.fail("The pages had troubles:\n" + "\n".join(found), pytrace=False)


@pytest.fixture
def open_page(browser: Browser, home: str, troubles: Troubles) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own: `open_page(color_scheme="dark")`. Addresses may begin with `/`."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=home, locale="en-GB", timezone_id="UTC", **(WIDE | options))
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        context.on("page", lambda page: troubles.watch(page, home))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    return open_page(**PHONE)


@pytest.fixture
def dark(open_page: Callable[..., Page]) -> Page:
    return open_page(color_scheme="dark")


@pytest.fixture(params=SCREENS)
def each_screen(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """A page that is wide, then a phone's, then both in the dark."""
    return open_page(**SCREENS[request.param])


@pytest.fixture
def signed_in(open_page: Callable[..., Page], home: str) -> Callable[..., Page]:
    """`signed_in(user, **context options)` opens a page of somebody who has signed in."""

    def open_signed_in(user: User, **options: Any) -> Page:
        page = open_page(**options)
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": home}])
        return page

    return open_signed_in


@pytest.fixture
def staff_page(signed_in: Callable[..., Page], admin_user: User) -> Page:
    """A page of a superuser who has signed in."""
    return signed_in(admin_user)


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fails where axe finds something serious or critical on a page."""

    def check(page: Page) -> None:
        page.evaluate(Axe().axe_script)
        # What passes is much more, and would take as long again to come over.
        violations = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
        grave = [found for found in violations if found["impact"] in {"serious", "critical"}]
        sentences = [
            f"{found['impact']}: {found['help']} ({found['id']})\n    "
            + "\n    ".join(
                f"{' '.join(map(str, node['target']))}: {node['html'][:200]}" for node in found["nodes"][:5]
            )
            for found in grave
        ]
        assert not grave, f"axe on {page.url}:\n" + "\n".join(sentences)

    return check


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """`screenshot(page, "home")` writes home.png into the folder SCREENSHOTS; where none is named, nothing."""

    def take(page: Page, name: str) -> None:
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take
