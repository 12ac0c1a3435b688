"""Queries of which the SQL is made once answer as those made anew do."""

import pytest

from articles.models import Country, Source
from articles.models.kept_query import KeptQuery
from tests.factories import make_country, make_source

pytestmark = pytest.mark.django_db


def test_any_number_of_values_is_asked_for_with_few_statements():
    made = [make_source(f"Agency {number}").pk for number in range(9)]
    sizes = []

    def build(numbers):
        sizes.append(len(numbers))
        return Source.objects.filter(pk__in=numbers).order_by("pk")

    query = KeptQuery(build)
    for number in range(10):
        assert [row.pk for row in query.rows(made[:number])] == made[:number]
    assert sizes == [1, 2, 4, 8, 16]


def test_words_are_values_and_what_is_always_the_same_stays():
    for code, name in (("NO", "Norway"), ("CL", "Chile"), ("PE", "Peru")):
        make_country(code, name)
    query = KeptQuery(
        lambda codes: Country.objects.exclude(name="Peru").filter(code__in=codes).order_by("code").values_list("name"),
        str,
    )
    assert query.tuples(["NO", "PE", "CL"]) == [("Chile",), ("Norway",)]
    assert query.tuples(["NO'; --", "%s", ""]) == []
    assert query.tuples([]) == query.rows([]) == []


def test_rows_are_as_the_database_has_them_now():
    source, query = make_source("Before"), KeptQuery(lambda numbers: Source.objects.filter(pk__in=numbers))
    assert [row.name for row in query.rows([source.pk])] == ["Before"]
    Source.objects.filter(pk=source.pk).update(name="Behind")
    (row,) = query.rows([source.pk])
    assert (row.name, row.rights, row.is_sample) == ("Behind", source.rights, False)


def test_a_row_of_some_columns_is_as_django_makes_it():
    source, query = make_source("Agency"), KeptQuery(lambda numbers: Source.objects.filter(pk__in=numbers).only("name"))
    (row,), made = query.rows([source.pk]), Source.objects.only("name").get(pk=source.pk)
    assert row == made
    assert row.get_deferred_fields() == made.get_deferred_fields()
    assert (row._state.adding, row._state.db) == (False, made._state.db)
    assert row.slug == source.slug  # read when it is asked for
