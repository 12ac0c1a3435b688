"""Mentions stand under their story, without ids of their own."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import Mention
from tests.factories import make_article, make_country, make_mention, make_official, make_quote

COLUMNS = ("article_id", "start", "text", "country_id", "official_id", "quote_id")


@pytest.mark.django_db
def test_two_mentions_of_a_story_have_different_numbers():
    mention = make_mention(make_article(), "OSLO", country=make_country())
    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.filter(pk=mention.pk).get().save(force_insert=True)
    assert Mention.objects.count() == 1


@pytest.mark.django_db
def test_they_go_with_their_story_and_outlive_a_quote():
    article = make_article()
    quote = make_quote(article, "opens in June")
    make_mention(article, "June", country=make_country(), quote=quote)
    quote.delete()
    assert article.mentions.get().quote is None
    article.delete()
    assert not Mention.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_those_of_older_archives_come_under_their_story_and_back():
    migration = import_module("articles.migrations.0024_mentions_under_their_story")
    one, other = make_article("One"), make_article("Other")
    official, country = make_official(), make_country()
    quote = make_quote(one, "opens in June", official)
    make_mention(one, "OSLO", country=country)
    make_mention(other, "OSLO", country=country)
    make_mention(one, "June", official=official, quote=quote)
    before, indexes = sorted(Mention.objects.values_list(*COLUMNS), key=str), _indexes()
    with connection.schema_editor() as editor:
        migration.with_ids(None, editor)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)}, id FROM articles_mention")
        rows = cursor.fetchall()
    with connection.schema_editor() as editor:
        migration.under_their_story(None, editor)
    assert sorted((row[:-1] for row in rows), key=str) == before
    assert len({row[-1] for row in rows}) == 3
    assert sorted(Mention.objects.values_list(*COLUMNS), key=str) == before
    assert _indexes() == indexes


def _indexes() -> set[str]:
    with connection.cursor() as cursor:
        return {*connection.introspection.get_constraints(cursor, Mention._meta.db_table)}
