"""Which officials readers meet."""

import time

import pytest

from articles.models import Article, Mention, Official, Quote, State
from tests.factories import make_article, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def test_officials_mentioned_or_quoted_in_published_stories_are_in_the_news():
    source = make_source()
    open_story = make_article("Open", body="One said “yes” to Two.", source=source)
    draft = make_article("Draft", body="Three said “no” to Four.", source=source, state=State.DRAFT)
    make_quote(open_story, "yes", make_official("One"))
    make_mention(open_story, "Two", official=make_official("Two"))
    make_quote(draft, "no", make_official("Three"))
    make_mention(draft, "Four", official=make_official("Four"))
    assert {official.name for official in Official.objects.in_the_news()} == {"One", "Two"}
    assert Article.objects.with_official(Official.objects.get(name="Two")).get() == open_story


def test_mentions_and_quotes_are_not_multiplied_with_each_other():
    number = 3_000
    article, official = make_article(body="Solheim said “yes” to it.", source=make_source()), make_official()
    mention, quote = make_mention(article, "Solheim", official=official), make_quote(article, "yes", official)
    values = {field.attname: getattr(mention, field.attname) for field in Mention._meta.local_concrete_fields}
    Mention.objects.bulk_create(Mention(**values | {"number": at}) for at in range(1, number))
    values = {field.attname: getattr(quote, field.attname) for field in Quote._meta.fields if field.name != "id"}
    Quote.objects.bulk_create(Quote(**values | {"position": at}) for at in range(1, number))
    began = time.perf_counter()
    assert Official.objects.in_the_news().count() == 1
    assert Article.objects.published().with_official(official).count() == 1
    assert time.perf_counter() - began < 2, "nine million pairs take longer"
