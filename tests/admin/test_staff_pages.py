"""The admin's lists, forms and actions."""

import json
from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article, Correction, Official, OfficialName, Quote, Rights, Source
from tests.factories import make_article, make_official, make_quote, make_source
from tests.views.archive import fill

pytestmark = pytest.mark.django_db


def test_every_list_and_form_opens(admin_client):
    fill(2)
    for model in admin.site._registry:
        if model._meta.app_label == "articles":
            name = f"admin:articles_{model._meta.model_name}"
            assert admin_client.get(reverse(f"{name}_changelist")).status_code == 200, name
            if row := model.objects.first():
                assert admin_client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200, name


def test_actions_publish_and_withdraw(admin_client):
    article = make_article(state="draft")
    address = reverse("admin:articles_article_changelist")
    admin_client.post(address, {"action": "publish", "_selected_action": [article.pk]})
    article.refresh_from_db()
    assert article.state == "published"
    withdrawal = {"action": "withdraw", "_selected_action": [article.pk], "reason": "The agency asked."}
    admin_client.post(address, withdrawal)
    article.refresh_from_db()
    assert article.state == "withdrawn"
    assert [(entry.new, entry.reason) for entry in Correction.objects.all()] == [("withdrawn", "The agency asked.")]


@pytest.mark.parametrize("said", [{}, {"reason": "  "}, {"reason": "x" * 501}])
def test_a_story_is_not_withdrawn_before_staff_say_why(admin_client, said):
    article = make_article("Ferry")
    address = reverse("admin:articles_article_changelist")
    response = admin_client.post(address, {"action": "withdraw", "_selected_action": [article.pk]} | said)
    assert response.status_code == 200
    assert "Ferry" in response.content.decode() and 'name="reason"' in response.content.decode()
    article.refresh_from_db()
    assert article.state == "published"


def test_readers_see_why_a_story_was_withdrawn(admin_client, client):
    article = make_article()
    values = {"action": "withdraw", "_selected_action": [article.pk], "reason": "The <minister> was misheard."}
    admin_client.post(reverse("admin:articles_article_changelist"), values)
    for address, status in ((article.get_absolute_url(), 410), ("/corrections/", 200)):
        response = client.get(address)
        assert response.status_code == status
        assert "The &lt;minister&gt; was misheard." in response.content.decode()


def test_a_day_set_by_hand_is_confirmed_and_remembered(admin_client):
    article = make_article(day=None, source=make_source())
    values = {"source": article.source_id, "url": "", "section": "", "date": "2018-04-10", "reason": "The feed."}
    inline = {f"quotes-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    response = admin_client.post(reverse("admin:articles_article_change", args=[article.pk]), values | inline)
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.date, article.date_how) == (date(2018, 4, 10), "confirmed")
    assert Correction.objects.get().reason == "The feed."


def test_a_quote_is_given_to_another_speaker(admin_client):
    quote = make_quote(make_article(), "opens in June", make_official())
    other = make_official("Bjarne Lund")
    address = reverse("admin:articles_quote_change", args=[quote.pk])
    assert admin_client.post(address, {"official": other.pk, "reason": "Misread."}).status_code == 302
    quote.refresh_from_db()
    assert (quote.official, quote.review) == (other, "corrected")
    assert Correction.objects.get().old == "Astrid Solheim"


def test_quotes_are_confirmed_many_at_once(admin_client):
    fill(3)
    address = reverse("admin:articles_quote_changelist")
    chosen = list(Quote.objects.values_list("pk", flat=True))
    admin_client.post(address, {"action": "confirm", "_selected_action": chosen})
    assert set(Quote.objects.values_list("review", flat=True)) == {"confirmed"}


def test_rights_changed_by_staff_change_what_is_found(admin_client, client):
    source = make_source(rights=Rights.WHOLE)
    make_article("Ferry", body="Plainwords of the body.", source=source)
    assert "1 story" in client.get("/articles/?q=plainwords").content.decode()
    address = reverse("admin:articles_source_change", args=[source.pk])
    values = {"name": source.name, "slug": source.slug, "time_zone": "UTC", "rights": "headline"}
    assert admin_client.post(address, values).status_code == 302
    assert Source.objects.get().rights == "headline"
    assert "No stories with the words “plainwords”" in client.get("/articles/?q=plainwords").content.decode()


def test_a_spelling_added_by_staff_can_be_looked_up(admin_client):
    official = make_official()
    spelling = OfficialName.objects.get()
    forms = {
        "spellings-TOTAL_FORMS": "2",
        "spellings-INITIAL_FORMS": "1",
        "spellings-0-id": spelling.pk,
        "spellings-0-official": official.pk,
        "spellings-0-name": spelling.name,
        "spellings-1-official": official.pk,
        "spellings-1-name": "Åstrid Solheim",
        "tenures-TOTAL_FORMS": "0",
        "tenures-INITIAL_FORMS": "0",
    }
    values = {"name": official.name, "slug": official.slug, "surname": "Solheim", "country": "", "merged_into": ""}
    response = admin_client.post(reverse("admin:articles_official_change", args=[official.pk]), values | forms)
    assert response.status_code == 302
    assert OfficialName.objects.get(name="Åstrid Solheim").folded == "astrid solheim"
    assert Official.objects.count() == 1


def test_stories_are_neither_added_nor_deleted_by_hand(admin_client):
    article = make_article()
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403
    address = reverse("admin:articles_article_delete", args=[article.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.exists()


def story_form(article, **changed):
    """What the form of a story sends, with some of it changed."""
    values = {name: getattr(article, name) or "" for name in ("url", "section", "date", "review_note")}
    inlines = {f"quotes-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return values | {"source": article.source_id or "", "reason": ""} | inlines | changed


def test_a_story_given_to_another_agency_is_found_by_what_its_rights_allow(admin_client, client):
    article = make_article("Ferry", body="Secretwords of it.", source=make_source("Open", Rights.WHOLE))
    shut = make_source("Shut", Rights.HEADLINE)
    assert json.loads(client.get("/articles.json?q=secretwords").content)["total"] == 1
    address = reverse("admin:articles_article_change", args=[article.pk])
    values = story_form(article, source=shut.pk, section="Shipping", reason="The dateline says so.")
    assert admin_client.post(address, values).status_code == 302
    article.refresh_from_db()
    assert (article.source, article.section) == (shut, "Shipping")
    assert json.loads(client.get("/articles.json?q=secretwords").content)["total"] == 0
    assert json.loads(client.get("/articles.json?q=ferry").content)["total"] == 1
    history = Correction.objects.order_by("pk").values_list("field", "old", "new", "reason")
    reason = "The dateline says so."
    assert list(history) == [("source", "Open", "Shut", reason), ("section", "", "Shipping", reason)]


def test_a_day_can_not_be_taken_away_without_a_word(admin_client):
    article = make_article()
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = admin_client.post(address, story_form(article, date=""))
    assert "not taken away" in response.content.decode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_is_no_page_of_the_web_is_refused(admin_client, url):
    article = make_article()
    address = reverse("admin:articles_article_change", args=[article.pk])
    admin_client.post(address, story_form(article, url=url))
    article.refresh_from_db()
    assert article.url == ""


def test_two_officials_are_not_merged_into_each_other(admin_client):
    one = make_official("One")
    two = make_official("Two", merged_into=one)
    inlines = {f"{name}-{form}_FORMS": "0" for name in ("spellings", "tenures") for form in ("TOTAL", "INITIAL")}
    values = {"name": "One", "slug": "one", "surname": "One"} | inlines
    address = reverse("admin:articles_official_change", args=[one.pk])
    for other in (two, one):
        response = admin_client.post(address, values | {"merged_into": other.pk})
        assert "already" in response.content.decode()
    assert admin_client.post(address, values | {"merged_into": make_official("Three").pk}).status_code == 302
