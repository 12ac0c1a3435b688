"""Narrowing a list by its values, its bars and suggested names, by keyboard and by touch."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from articles.browse.name_table import forget_names
from articles.importing.samples import load_samples

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def samples(home: str) -> None:
    forget_names()
    list(load_samples(now=NOW))


def unfold(page: Page) -> None:
    if page.locator(".filters > summary").is_visible():
        page.locator(".filters > summary").press("Enter")


def test_a_list_is_narrowed_by_its_values_and_widened_again(each_screen: Page, assert_accessible):
    page = each_screen
    page.goto("/articles/")
    unfold(page)
    assert_accessible(page)
    value = page.locator("#by-country a").filter(has_text="Norway")
    number = value.locator(".count").inner_text()
    value.press("Enter")
    expect(page).to_have_url(re.compile(r"\?country=no$"))
    expect(page.locator(".sentence")).to_have_text(f"{number} stories that mention Norway")
    unfold(page)
    page.locator("#by-country .on").press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\??$"))
    unfold(page)
    page.locator("#by-country").get_by_role("link", name=re.compile("All of them")).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Country")
    page.get_by_label("Name").fill("icel")
    page.get_by_label("Name").press("Enter")
    expect(page.locator(".facet-list a")).to_have_text(re.compile("Iceland"))
    assert_accessible(page)
    page.locator(".facet-list a").press("Enter")
    expect(page).to_have_url(re.compile(r"\?country=is$"))


def test_the_table_of_years_leads_to_the_stories_of_one(page: Page, assert_accessible):
    page.goto("/quotes/")
    page.locator(".histogram summary").press("Enter")
    assert_accessible(page)
    row = page.locator(".histogram tbody tr").first
    number = row.locator("td").first.inner_text()
    row.get_by_role("link").press("Enter")
    expect(page.locator(".sentence")).to_contain_text(re.compile(f"^{number} quotes? of "))


def test_a_suggested_name_is_taken_by_keyboard(each_screen: Page, assert_accessible):
    page = each_screen
    page.goto("/articles/")
    box = page.get_by_label("Search the stories")
    before = page.locator("main").bounding_box()
    box.press_sequentially("herring norw")
    options = page.locator(".suggestions:visible [role=option]")
    expect(options.first).to_contain_text("Norway")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator("main").bounding_box() == before
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert_accessible(page)
    box.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("herring norw")
    box.press_sequentially("a")
    expect(options.first).to_contain_text("Norway")
    box.press("ArrowUp")
    box.press("Enter")
    expect(box).to_have_value("herring country:norway ")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/articles/"))
    expect(page.locator(".pills")).to_contain_text("mentions Norway")
