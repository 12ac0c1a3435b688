"""What staff do, and what readers see of it."""

from datetime import date

import pytest

from articles.curation.dating import redate
from articles.curation.publishing import publish, return_to_draft, withdraw
from articles.curation.speakers import confirm_speaker, reassign_speaker
from articles.models import Correction
from tests.factories import NOW, make_article, make_official, make_quote

pytestmark = pytest.mark.django_db


def test_a_withdrawal_is_public_history(admin_user):
    article = make_article()
    assert withdraw(article, reason="The agency asked.", user=admin_user, now=NOW)
    assert not withdraw(article, reason="Again.", user=admin_user, now=NOW)
    correction = Correction.objects.public().get()
    assert (correction.old, correction.new, correction.reason) == ("published", "withdrawn", "The agency asked.")


def test_the_history_of_a_story_that_was_never_published_is_not_public(admin_user):
    article = make_article(state="draft")
    withdraw(article, reason="A test.", user=admin_user, now=NOW)
    assert Correction.objects.exists()
    assert not Correction.objects.public().exists()


def test_publishing_keeps_the_first_moment(admin_user):
    article = make_article(state="draft")
    assert publish(article, user=admin_user, now=NOW)
    first = article.published_at
    return_to_draft(article, user=admin_user, now=NOW)
    publish(article, user=admin_user, now=NOW.replace(year=2025))
    assert article.published_at == first


def test_a_confirmed_day_is_kept_with_its_reason(admin_user):
    article = make_article(day=None)
    assert redate(article, day=date(2018, 4, 10), reason="The feed says so.", user=admin_user, now=NOW)
    article.refresh_from_db()
    assert (article.date, article.date_how) == (date(2018, 4, 10), "confirmed")
    assert Correction.objects.get().new == "10 April 2018"
    assert not redate(article, day=date(2018, 4, 10), reason="", user=admin_user, now=NOW)


def test_a_quote_can_be_given_to_another_speaker(admin_user):
    article = make_article()
    quote = make_quote(article, "opens in June", make_official())
    other = make_official("Bjarne Lund")
    assert reassign_speaker(quote, official=other, reason="Misread.", user=admin_user, now=NOW)
    quote.refresh_from_db()
    assert (quote.speaker_label, quote.review) == ("Bjarne Lund", "corrected")
    assert "Misread." in quote.why
    assert not confirm_speaker(quote, user=admin_user, now=NOW)


def test_a_confirmation_is_kept_but_is_no_news_to_readers(admin_user):
    quote = make_quote(make_article(), "opens in June", make_official())
    assert confirm_speaker(quote, user=admin_user, now=NOW)
    assert not Correction.objects.public().exists()
