"""What a row refers to is there and stays: the database sees to it, whoever writes."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction

from articles.models import (
    Article,
    Country,
    ImportBatch,
    ImportItem,
    Institution,
    Mention,
    Official,
    Quote,
    Reasoning,
    SearchDocument,
    Source,
    StoryGroup,
    TextSketch,
)
from tests.factories import NOW, make_article, make_country, make_mention, make_official, make_quote, make_source

NOBODY = 987_654
REFERENCES = [
    (Quote, "article_id", Article),
    (Quote, "official_id", Official),
    (Quote, "institution_id", Institution),
    (Quote, "reasoning_id", Reasoning),
    (Mention, "article_id", Article),
    (Mention, "country_id", Country),
    (Mention, "official_id", Official),
    (Mention, "institution_id", Institution),
    (Mention, "quote_id", Quote),
    (Article, "source_id", Source),
    (Article, "group_id", StoryGroup),
    (TextSketch, "article_id", Article),
    (SearchDocument, "article_id", Article),
    (ImportItem, "article_id", Article),
    (ImportItem, "batch_id", ImportBatch),
]
by_reference = pytest.mark.parametrize(
    ("model", "column", "to"), REFERENCES, ids=lambda value: getattr(value, "__name__", value)
)


@contextmanager
def refused():
    """By the end of the transaction at the latest."""
    with pytest.raises(IntegrityError), transaction.atomic():
        yield
        if connection.vendor == "postgresql":
            connection.check_constraints()
        else:  # Django would look for a wrong row by an id of SQLite's own, which not each table has
            with connection.cursor() as cursor:
                wrong = cursor.execute("PRAGMA foreign_key_check").fetchall()
            if wrong:
                raise IntegrityError(wrong)


@pytest.fixture
def rows(db):
    """A quote and a mention that refer to one row of each kind, by model."""
    official, body = make_official(), Institution.objects.create(key="port", name="Port of Oslo")
    article = make_article(source=make_source())
    quote = make_quote(article, "opens in June", official)
    make_quote(article, "ferry")
    Quote.objects.filter(text="ferry").update(institution=body)
    make_mention(article, "OSLO", country=make_country(), quote=quote)
    make_mention(article, "ferry", official=official)
    make_mention(article, "June", institution=body)
    group, batch = StoryGroup.objects.create(), ImportBatch.objects.create(origin="test", started_at=NOW)
    Article.objects.update(group=group)
    TextSketch.objects.create(article=article, size=0, tabular=False, bins=b"")
    SearchDocument.objects.get_or_create(article=article, defaults={"story": 0, "first_quote": 0, "quotes": 0})
    ImportItem.objects.create(batch=batch, name="a.txt", article=article)
    people = {Official: official, Institution: body, Country: Country.objects.get(), Reasoning: quote.reasoning}
    return {Article: article, Quote: quote, Source: article.source, StoryGroup: group, ImportBatch: batch, **people}


@by_reference
def test_no_row_refers_to_what_is_not_there(rows, model, column, to):
    referring = model.objects.filter(**{column: rows[to].pk})
    assert referring.exists()
    with refused():
        referring.update(**{column: NOBODY})


@by_reference
def test_no_new_row_refers_to_what_is_not_there(rows, model, column, to):
    copy = model.objects.filter(**{column: rows[to].pk}).first()
    if model is Mention:
        copy.number = 99
    else:
        copy.pk = None
    setattr(copy, column, NOBODY)
    if model is Quote:
        copy.position = 99
    if model is Article:
        copy.sha256, copy.stable_id = "0" * 64, uuid4()
    with refused():
        copy.save(force_insert=True)


@pytest.mark.parametrize(
    "to", sorted({to for _model, _column, to in REFERENCES}, key=str), ids=lambda model: model.__name__
)
def test_what_is_referred_to_stays(rows, to):
    with refused(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {to._meta.db_table} WHERE id = %s", [rows[to].pk])


def test_what_nobody_refers_to_goes(rows):
    Official.objects.filter(pk=make_official("Nora Vik").pk).delete()
    Mention.objects.all().delete()
    Quote.objects.all().delete()
    rows[Country].delete()
    assert not Country.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="in SQLite one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_who_deletes_waits_for_those_who_are_about_to_refer():
    article, official = make_article(), make_official()

    def delete():
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute("DELETE FROM articles_officialname WHERE official_id = %s", [official.pk])
                cursor.execute("DELETE FROM articles_official WHERE id = %s", [official.pk])
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            make_mention(article, "OSLO", official=official)
            deleting = other.submit(delete)
            with pytest.raises(TimeoutError):
                deleting.result(0.3)
        with pytest.raises(IntegrityError):
            deleting.result(10)
    assert Mention.objects.get().official == official
