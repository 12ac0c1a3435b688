"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Mention, Office, Quote, Source, Tenure
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def refused():
    return pytest.raises(IntegrityError)


def test_a_text_is_kept_once():
    first = make_article()
    second = make_article(headline="Another")
    with refused(), transaction.atomic():
        Article.objects.filter(pk=second.pk).update(sha256=first.sha256)


def test_a_quote_ends_inside_its_story():
    quote = make_quote(make_article(), "opens in June")
    with refused(), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(end=quote.article_length + 1)


def test_a_quote_ends_after_it_begins():
    quote = make_quote(make_article(), "opens in June")
    with refused(), transaction.atomic():
        Quote.objects.filter(pk=quote.pk).update(end=quote.start)


def test_a_mention_is_of_one_thing():
    mention = make_mention(make_article(), "OSLO", country=make_country())
    with refused(), transaction.atomic():
        Mention.objects.filter(pk=mention.pk).update(official=make_official())


def test_a_mention_ends_inside_its_story():
    mention = make_mention(make_article(), "OSLO", country=make_country())
    with refused(), transaction.atomic():
        Mention.objects.filter(pk=mention.pk).update(end=100_000)


def test_a_tenure_ends_after_it_begins():
    office = Office.objects.create(key="foreign-minister", name="foreign minister")
    with refused(), transaction.atomic():
        Tenure.objects.create(
            official=make_official(),
            office=office,
            country=make_country(),
            title="Foreign Minister",
            start=date(2018, 1, 1),
            end=date(2018, 1, 1),
        )


def test_a_tenure_is_of_a_country_or_a_body():
    office = Office.objects.create(key="foreign-minister", name="foreign minister")
    with refused(), transaction.atomic():
        Tenure.objects.create(official=make_official(), office=office, title="Minister", start=date(2018, 1, 1))


def test_an_unknown_day_has_no_date():
    article = make_article()
    with refused(), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(date_how="year-unknown")


def test_two_sources_do_not_differ_by_capitals_alone():
    make_source("Meridian")
    with refused(), transaction.atomic():
        Source.objects.create(name="MERIDIAN", slug="meridian-2")


def test_a_headline_stands_inside_its_story():
    article = make_article()
    with refused(), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(headline_end=article.text_length + 1)
