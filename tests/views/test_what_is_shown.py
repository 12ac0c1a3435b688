"""A draft appears nowhere; a source of headlines shows no more anywhere."""

import json

import pytest

from articles.curation.publishing import withdraw
from articles.curation.speakers import reassign_speaker
from articles.models import Article, Mention, Quote, Rights, State
from tests.factories import NOW, make_article, make_mention, make_official, make_quote, make_source
from tests.views.archive import EVERYTHING, body_of, fill

pytestmark = pytest.mark.django_db

SEARCHES = ["/articles/?q=secretwordx", "/articles/?q=agree", "/quotes/?q=secretwordx", "/articles.json?q=agree"]


def everything(client) -> dict[str, str]:
    """Every address that names no single story, with what it shows."""
    shown = {}
    for address in [*EVERYTHING, *SEARCHES, *(_tagged(address) for address in EVERYTHING)]:
        response = client.get(address)
        assert response.status_code in {200, 404, 400}, address
        shown[address] = body_of(response)
    return shown


def _tagged(address: str) -> str:
    for name in ("norway", "chile", "astrid-solheim", "meridian"):
        address = address.replace(name, f"{name}x")
    return address.replace("country=no", "country=nx").replace("about=cl", "about=cx")


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_is_not_published_is_on_no_page_feed_count_or_export(client, state):
    fill(1)
    before = {address: page for address, page in everything(client).items() if "x/" not in address}
    fill(2, tag="x", state=state)
    for address, page in everything(client).items():
        assert "Headlinex" not in page, address
        assert "Secretwordx" not in page, address
    total = json.loads(client.get("/articles.json").content)["total"]
    assert total == 1
    assert json.loads(client.get("/quotes.json").content)["total"] == 1
    for address in ("/countries/", "/officials/", "/sources/", "/"):
        assert client.get(address).content.decode() == before[address], f"{address} counts what is not published"


def test_a_draft_has_no_address_for_readers_and_one_for_staff(client, admin_client):
    fill(1, state=State.DRAFT)
    article, quote = Article.objects.get(), Quote.objects.get()
    for address in (article.get_absolute_url(), quote.get_absolute_url()):
        for extension in ("/", ".json", ".txt", ".bib", ".ris"):
            assert client.get(address.rstrip("/") + extension).status_code == 404
    assert admin_client.get(article.get_absolute_url()).status_code == 200


def test_a_withdrawn_story_says_so_and_no_more(client, admin_user):
    fill(1)
    article = Article.objects.get()
    withdraw(article, reason="The agency asked.", user=admin_user, now=NOW)
    for extension in ("/", ".json", ".txt"):
        response = client.get(article.get_absolute_url().rstrip("/") + extension)
        assert response.status_code == 410
        assert "The agency asked." in response.content.decode()
        assert "Secretword" not in response.content.decode()
    assert client.get(Quote.objects.get().get_absolute_url()).status_code == 404


def test_a_source_of_headlines_shows_no_more_anywhere(client):
    fill(1)
    fill(2, tag="x", rights=Rights.HEADLINE)
    Mention.objects.filter(article__source__rights=Rights.HEADLINE, official__isnull=False).update(office="postwords")
    Article.objects.filter(source__rights=Rights.HEADLINE).update(date_evidence=["Evidencewords."])
    pages = everything(client)
    for article in Article.objects.filter(source__rights=Rights.HEADLINE):
        for extension in ("/", ".json", ".txt", ".bib", ".ris"):
            address = article.get_absolute_url().rstrip("/") + extension
            pages[address] = body_of(client.get(address))
    for address, page in pages.items():
        # What was typed into the search box is shown again; nothing else may hold the words.
        page = page.replace("secretwordx", "")
        assert "Secretwordx" not in page, address
        assert "Chilex agree" not in page, address
        assert "postwords" not in page, address
        assert "Evidencewords" not in page, address
    assert "Headlinex 0" in pages["/articles/"]
    assert json.loads(pages["/articles.json?q=agree"])["total"] == 1, "words of the body find a story of headlines only"
    for quote in Quote.objects.filter(article__source__rights=Rights.HEADLINE):
        assert client.get(quote.get_absolute_url()).status_code == 404


def test_an_excerpt_shows_quotes_and_the_opening_only(client, admin_client):
    fill(1, rights=Rights.EXCERPT)
    article = Article.objects.get()
    article.text += " " + "Filler words. " * 40 + "Hiddenending."
    article.paragraphs = [[article.paragraphs[0][0], len(article.text)]]
    article.text_length = len(article.text)
    article.layout[-1][1] = len(article.text)
    article.save()
    for address in (article.get_absolute_url(), "/articles.atom", "/articles.rss", "/articles/", "/articles.json"):
        page = body_of(client.get(address))
        assert "Hiddenending" not in page, address
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Secretword to" in page
    assert "Hiddenending" in admin_client.get(article.get_absolute_url()).content.decode()
    # A feed is public, whoever fetches it.
    assert "Hiddenending" not in body_of(admin_client.get("/articles.atom"))


def test_the_address_of_a_withdrawn_story_does_not_tell_its_headline(client, admin_user):
    fill(1)
    article = Article.objects.get()
    withdraw(article, reason="", user=admin_user, now=NOW)
    for address in (f"/articles/{article.pk}/x/", f"/articles/{article.pk}/x.json"):
        response = client.get(address)
        assert response.status_code == 410
        assert article.slug not in response.headers.get("Location", "") + response.content.decode()


@pytest.mark.parametrize(("state", "rights"), [(State.DRAFT, Rights.WHOLE), (State.PUBLISHED, Rights.HEADLINE)])
def test_an_official_met_only_in_words_that_readers_may_not_read_has_no_page(client, admin_client, state, rights):
    article = make_article("Talks", body="Nobody Unheard said it.", source=make_source("M", rights), state=state)
    make_mention(article, "Nobody Unheard", official=make_official("Nobody Unheard", from_story=True))
    for address in ("/officials/nobody-unheard/", "/officials/nobody-unheard.json"):
        assert client.get(address).status_code == 404
        assert admin_client.get(address).status_code == 200
    for address in ("/officials/", "/", "/articles/"):
        assert "Unheard" not in client.get(address).content.decode()


def test_who_spoke_in_a_story_of_headlines_only_is_in_no_correction(client, admin_user):
    for name, rights in (("Open", Rights.EXCERPT), ("Shut", Rights.HEADLINE)):
        article = make_article(f"{name} story", body="“Yes,” she said.", source=make_source(name, rights))
        official = make_official(f"Speaker {name}")
        quote = make_quote(article, "Yes,")
        reassign_speaker(quote, official=official, reason=f"Because {name}.", user=admin_user, now=NOW)
    for address in ("/corrections/", Article.objects.get(headline="Shut story").get_absolute_url()):
        page = client.get(address).content.decode()
        assert "Speaker Shut" not in page
        assert "Because Shut" not in page
    assert "Speaker Open" in client.get("/corrections/").content.decode()


def test_of_a_withdrawn_story_corrections_tell_only_that_it_was_withdrawn(client, admin_user):
    fill(1)
    article, quote = Article.objects.get(), Quote.objects.get()
    reassign_speaker(quote, official=None, reason="Misheard.", user=admin_user, now=NOW)
    assert "Misheard." in client.get("/corrections/").content.decode()
    withdraw(article, reason="The agency asked.", user=admin_user, now=NOW)
    page = client.get("/corrections/").content.decode()
    assert "The agency asked." in page
    for words in (article.headline, article.slug, "Misheard.", "Astrid Solheim"):
        assert words not in page
    assert f"/articles/{article.pk}/withdrawn/" in page
    assert client.get(f"/articles/{article.pk}/withdrawn/").status_code == 410


def test_the_feed_of_quotes_is_public_whoever_fetches_it(admin_client):
    fill(1, rights=Rights.HEADLINE)
    for extension in ("atom", "rss"):
        assert "Secretword" not in body_of(admin_client.get(f"/quotes.{extension}"))
        assert "Headline" not in body_of(admin_client.get(f"/articles.{extension}?q=secretword"))
    assert "Secretword" in body_of(admin_client.get("/quotes.json"))


def test_a_list_offers_its_values_and_all_of_them_on_a_page_of_their_own(client):
    fill(12)
    page = client.get("/articles/?q=agree").content.decode()
    assert '<a href="?q=agree&amp;country=no" rel="nofollow">' in page
    assert 'href="?q=agree&amp;facet=official"' in page
    values = client.get("/articles/?q=agree&facet=official&named=person number1").content.decode()
    assert "3 values that begin with “person number1”" in values
    assert "?q=agree&amp;official=person-number11" in values
    assert client.get("/quotes/?facet=official").status_code == 400
    assert client.get("/articles/?facet=official&page=2").status_code == 404
    assert client.get("/articles/?facet=" + "x" * 5000).status_code == 400


def test_marks_in_a_section_s_name_are_shown_and_do_nothing(client):
    make_article("One", body="Grain <i>ships</i>.", source=make_source(), section='<b>"World"</b>')
    page = client.get("/articles/?q=ships").content.decode()
    assert "<b>" not in page
    assert "<i>" not in page
    assert '<span class="value">&lt;b&gt;&quot;World&quot;&lt;/b&gt;</span>' in page
