"""Every page of the archive, with the sample stories in it: accessible, inside the window, whole without JavaScript."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles.curation.dating import redate
from articles.curation.publishing import withdraw
from articles.importing.samples import load_samples
from articles.models import Article, Quote, Rights
from tests.browser.conftest import SCREENS, once
from tests.factories import make_article, make_mention, make_official, make_quote, make_source

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
NARROW = {"viewport": {"width": 360, "height": 740}}

LISTS = {
    "home": "/",
    "stories": "/articles/",
    "stories, the second page": "/articles/?page=2",
    "stories, filtered": "/articles/?country=no&country=is&q=herring&source=northgate&source=meridian",
    "stories, none": "/articles/?q=zeppelin&country=no&from=2018",
    "stories of a year": "/articles/2018/",
    "stories of a month": "/articles/2018/10/",
    "stories of a day": "/articles/2018/10/11/",
    "stories of an empty day": "/articles/2018/10/12/",
    "quotes": "/quotes/",
    "quotes, filtered": "/quotes/?about=is&kind=mixed&kind=direct",
    "countries": "/countries/",
    "a country": "/countries/norway/",
    "two countries": "/countries/iceland/norway/",
    "officials": "/officials/",
    "officials, none": "/officials/?q=nobody",
    "an official": "/officials/sigurd-havnestad/",
    "sources": "/sources/",
    "a source": "/sources/northgate/",
    "feeds": "/feeds/",
    "corrections": "/corrections/",
    "about": "/about/",
    "not found": "/nowhere/",
    "a senseless question": "/articles/?country=atlantis&from=yesterday",
}
# Pages that between them hold every colour.
COLOURFUL = {
    "home",
    "stories, filtered",
    "quotes",
    "a country",
    "an excerpt, its day corrected",
    "a senseless question",
}
COLOURFUL |= {"a story shown whole", "a story of an unknown year", "a story with earlier versions", "corrections"}


@pytest.fixture
def addresses(home: str, troubles) -> dict[str, str]:
    """The samples, with one story of each state, kind and right, and one of words that do not break."""
    list(load_samples(now=NOW))
    user = User.objects.create_user("editor")
    whole, excerpt, headline = (
        Article.objects.published().filter(source__rights=rights, quotes__isnull=False).first()
        for rights in (Rights.WHOLE, Rights.EXCERPT, Rights.HEADLINE)
    )
    undated = Article.objects.published().filter(date__isnull=True, source__rights=Rights.WHOLE).first()
    versions = Article.objects.published().filter(versions__isnull=False, source__rights=Rights.WHOLE).first()
    gone = Article.objects.published().exclude(pk__in=[whole.pk, excerpt.pk, headline.pk, undated.pk]).last()
    withdraw(gone, reason="The agency asked.", user=user, now=NOW)
    redate(excerpt, day=excerpt.date.replace(day=1), reason="The feed says so.", user=user, now=NOW)
    long = make_article(LONG, f"OSLO, April 10. {LONG} “{LONG}” she said.", make_source(LONG[:90]), place=LONG[:90])
    speaker = make_official(f"Astrid {LONG[:180]}")
    make_quote(long, LONG, speaker)
    make_mention(long, "she", official=speaker, office=LONG[:100])
    for words in ("404", "400", "410"):
        troubles.allow(f"status of {words}")
    return LISTS | {
        "a story shown whole": whole.get_absolute_url(),
        "an excerpt, its day corrected": excerpt.get_absolute_url(),
        "a headline": headline.get_absolute_url(),
        "a story of an unknown year": undated.get_absolute_url(),
        "a story with earlier versions": versions.get_absolute_url(),
        "a withdrawn story": gone.get_absolute_url(),
        "a story of long words": long.get_absolute_url(),
        "an official of a long name": speaker.get_absolute_url(),
        "a quote": Quote.objects.visible_to("public").filter(article=whole).first().get_absolute_url(),
    }


def sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def faults_of_headings(page: Page) -> list[str]:
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
    skipped = any(below - above > 1 for above, below in zip([0, *levels], levels, strict=False))
    return [f"headings {levels}"] if skipped or levels.count(1) != 1 else []


@once
def test_every_page_is_accessible_on_a_wide_screen_and_on_a_phone_in_the_dark(
    addresses, page, open_page, assert_accessible
):
    phone = open_page(**SCREENS["phone-dark"])
    faults, titles = [], {}
    for name, address in addresses.items():
        page.goto(address)
        assert_accessible(page)
        if name in COLOURFUL:
            phone.goto(address)
            assert_accessible(phone)
        faults += [f"{name}: {fault}" for fault in faults_of_headings(page)]
        bare = address.partition("?")[0]  # a list keeps its title, however it is filtered
        if titles.setdefault(page.title(), bare) != bare or not page.title():
            faults.append(f"{name}: the title of {titles[page.title()]}, {page.title()}")
    assert not faults


@once
def test_no_page_scrolls_sideways_on_a_narrow_phone_or_with_letters_of_twice_the_size(addresses, open_page):
    narrow, large = open_page(**NARROW), open_page()
    faults = []
    for name, address in addresses.items():
        narrow.goto(address)
        large.goto(address)
        large.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [f"{name} at {where}" for where, page in (("360", narrow), ("200 %", large)) if sideways(page)]
    assert not faults


def test_every_page_works_without_javascript_and_by_keyboard(addresses, open_page):
    page = open_page(java_script_enabled=False)
    for address in addresses.values():
        page.goto(address)
        expect(page.locator("main h1")).to_be_visible()
    page.goto("/articles/")
    page.get_by_label("Country", exact=True).fill("Iceland")
    page.get_by_label("From").fill("2018")
    page.get_by_label("From").press("Enter")
    expect(page.get_by_text(re.compile("stor(y|ies) that mentions? Iceland, since 1 January 2018"))).to_be_visible()
    page.get_by_role("link", name=re.compile("mentions Iceland")).press("Enter")
    expect(page).to_have_url(re.compile("from=2018-01-01$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_visible()
    page.locator(".story h3 a").first.press("Enter")
    expect(page.locator("article.whole-story h1")).to_be_visible()


def test_an_empty_archive_says_so_on_every_list(page, troubles, assert_accessible):
    call_command("load_reference", verbosity=0)
    troubles.allow("status of 404")
    for address, words in {
        "/": "Nothing has been published yet.",
        "/articles/": "Nothing has been published here yet.",
        "/quotes/": "Nothing has been published here yet.",
        "/countries/": "No published story names a country yet.",
        "/officials/": "0 officials",
        "/sources/": "No source has a published story yet.",
        "/corrections/": "Nothing has been corrected yet.",
        "/feeds/": "Every list of this archive",
    }.items():
        page.goto(address)
        expect(page.get_by_text(words).first).to_be_visible()
        assert_accessible(page)


def test_an_error_and_a_refusal_have_pages_of_their_own(page, signed_in, troubles, monkeypatch, assert_accessible):
    troubles.allow("500")
    troubles.allow("403")
    monkeypatch.setattr("articles.views.pages.list_sources", lambda: 1 / 0)
    page.goto("/sources/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Something went wrong here")
    assert_accessible(page)
    refused = signed_in(User.objects.create_user("trainee", is_staff=True))
    refused.goto("/admin/articles/article/")
    expect(refused.get_by_role("heading", level=1)).to_have_text("This is not allowed")
    assert_accessible(refused)
