"""The watch over the pages: what it must see, and what a test may allow."""

import pytest

from tests.browser.conftest import Troubles, once

pytestmark = once


@pytest.fixture
def troubles():
    """Watches as in every browser test, but leaves the judgement to the test."""
    return Troubles()


def test_a_console_error_is_a_trouble(page, troubles):
    page.goto("/admin/login/")
    page.evaluate("console.error('the ink is dry')")
    page.wait_for_timeout(50)
    assert [trouble for trouble in troubles.unexpected() if "the ink is dry" in trouble]


def test_an_error_of_a_script_is_a_trouble(page, troubles):
    page.goto("/admin/login/")
    page.evaluate("setTimeout(() => { throw new Error('no such page') })")
    page.wait_for_timeout(50)
    assert [trouble for trouble in troubles.unexpected() if "no such page" in trouble]


def test_a_missing_file_is_a_trouble_until_it_is_allowed(page, troubles):
    page.goto("/admin/login/")
    page.evaluate("fetch('/static/missing.css').then(answer => answer.status)")
    page.wait_for_timeout(50)
    assert troubles.unexpected()
    troubles.allow("/static/missing.css")
    assert not troubles.unexpected()


def test_a_request_to_another_host_is_a_trouble(page, troubles):
    page.goto("/admin/login/")
    page.evaluate("new Image().src = 'http://news.invalid/pixel.gif'")
    page.wait_for_timeout(200)
    assert [trouble for trouble in troubles.unexpected() if "news.invalid" in trouble]


def test_axe_sees_a_field_without_a_name(page, assert_accessible):
    page.goto("/admin/login/")
    page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_a_screenshot_is_written_where_it_is_asked_for(page, screenshot, tmp_path, monkeypatch):
    monkeypatch.delenv("SCREENSHOTS", raising=False)
    page.goto("/admin/login/")
    screenshot(page, "sign-in")
    assert list(tmp_path.rglob("*.png")) == []
    monkeypatch.setenv("SCREENSHOTS", str(tmp_path / "pictures"))
    screenshot(page, "sign-in")
    assert (tmp_path / "pictures" / "sign-in.png").read_bytes().startswith(b"\x89PNG")
