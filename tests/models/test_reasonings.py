"""By which rule and why: a row that many quotes share, and in each of them its own sentence."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.migrations.loader import MigrationLoader

from articles.curation.merging import merge_official
from articles.curation.speakers import confirm_speaker
from articles.models import Quote, Reasoning
from tests.factories import NOW, make_article, make_official, make_quote

WHY = "“she” — {}, who held that post on 20 January 1995."


@pytest.fixture
def quotes(db):
    article = make_article()
    nora, olav = make_official("Nora Vik"), make_official("Olav Lie")
    return [
        make_quote(article, "ferry", nora, rule="colon", why=WHY.format("Nora Vik")),
        make_quote(article, "opens", olav, rule="colon", why=WHY.format("Olav Lie")),
    ]


def said():
    return [(quote.rule, quote.why) for quote in Quote.objects.order_by("position")]


def test_quotes_share_a_wording_and_keep_each_its_sentence(quotes):
    assert said() == [("colon", WHY.format("Nora Vik")), ("colon", WHY.format("Olav Lie"))]
    reasoning = Reasoning.objects.get()
    assert (reasoning.rule, reasoning.wording) == ("colon", "“she” — {name}, who held that post on {day}.")
    assert {quote.why_day for quote in quotes} == {date(1995, 1, 20)}


def test_another_rule_with_the_same_words_is_another_reasoning(quotes):
    quotes[0].explain("participle", quotes[0].why)
    quotes[0].save()
    assert [rule for rule, _why in said()] == ["participle", "colon"]
    assert Reasoning.objects.count() == 2


def test_a_sentence_may_be_longer_than_an_index_takes(quotes):
    long = "".join(chr(0x4E00 + number) for number in range(20_000))
    quotes[0].explain("colon", long)
    quotes[0].save()
    assert said()[0] == ("colon", long)


def test_a_quote_without_a_reasoning_says_nothing(quotes):
    Quote.objects.update(reasoning=None)
    assert said() == [("", ""), ("", "")]


def test_no_deed_changes_a_sentence_but_the_one_that_says_another(quotes, admin_user):
    before = said()
    merge_official(quotes[0].official, quotes[1].official)
    assert Quote.objects.filter(official=quotes[1].official).count() == 2
    assert said() == before
    confirm_speaker(quotes[0], user=admin_user, now=NOW)
    assert said() == before


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_took_back_is_written_by_the_next():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Reasoning.objects.numbers_of([("colon", "{name}")])
        raise ZeroDivisionError
    numbers = Reasoning.objects.numbers_of([("colon", "{name}"), ("colon", "")])
    assert numbers == {(row.rule, row.wording): row.pk for row in Reasoning.objects.all()}


@pytest.mark.django_db(transaction=True)
def test_those_of_older_archives_are_taken_apart_and_back():
    article = make_article(body="OSLO, April 10. A ferry opens in June for all of Oslo, they said.")
    nora = make_official("Nora Vik")
    told = {
        "ferry": ("colon", WHY.format("Nora Vik")),
        "opens": ("colon", WHY.format("Olav Lie") + " {day} {{name}} “{naming}”"),
        "June": ("", ""),
        "all": ("participle", "“they”: the story does not tell who speaks on 1 May 1995 or 30 February 1995."),
    }
    for words, (rule, why) in told.items():
        make_quote(article, words, nora if rule == "colon" else None, rule=rule, why=why, speaker_text="they")
    make_quote(article, "Oslo")
    Quote.objects.filter(text="Oslo").update(reasoning=None)
    Reasoning.objects.create(rule="none", wording="has it", sha256="0" * 64)
    before, columns = said(), _columns()
    with _without_the_migration() as old:
        rows = [(quote.rule, quote.why) for quote in old.get_model("articles", "Quote").objects.order_by("position")]
        assert rows == before
        assert {"rule", "why"} <= _columns()
    assert (said(), _columns()) == (before, columns)
    assert Quote.objects.order_by("position").first().why_day == date(1995, 1, 20)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.update(reasoning=987_654)
        connection.check_constraints()


@contextmanager
def _without_the_migration():
    """The models as they were before."""
    module = import_module("articles.migrations.0025_reasonings")
    ((_app, before),) = module.Migration.dependencies
    migration = module.Migration("0025_reasonings", "articles")
    state = MigrationLoader(connection).project_state(("articles", before))
    with connection.schema_editor() as editor:
        migration.unapply(state.clone(), editor)
    try:
        yield state.apps
    finally:
        with connection.schema_editor() as editor:
            migration.apply(state.clone(), editor)


def _columns() -> set[str]:
    with connection.cursor() as cursor:
        return {one.name for one in connection.introspection.get_table_description(cursor, "articles_quote")}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="in SQLite one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_two_may_write_the_same_at_once():
    def write():
        try:
            return Reasoning.objects.numbers_of([("colon", "{name}"), ("colon", "{naming}")])
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            mine = Reasoning.objects.numbers_of([("colon", "{name}")])
            writing = other.submit(write)
            with pytest.raises(TimeoutError):
                writing.result(0.3)
        assert writing.result(10).items() > mine.items()
