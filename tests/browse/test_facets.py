"""Beside a list: its values with exact numbers, and the list with or without each."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.browse.day_facet import DayLinks, day_facet
from articles.browse.facets import facets_of
from articles.browse.listing import BadQuery, NoSuchPage, list_articles, list_quotes
from articles.browse.values import all_values_of
from articles.models import Rights
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    meridian, harbour = make_source("Meridian"), make_source("Harbour")
    norway, chile = make_country(), make_country("CL", "Chile")
    solheim = make_official("Astrid Solheim")
    one = make_article("One", body="Norway said “yes to Chile” today.", source=meridian, day=date(2017, 3, 5))
    two = make_article("Two", body="Chile waits.", source=harbour, day=date(2018, 4, 10), section="World")
    three = make_article("Three", body="Chile sails.", source=harbour, day=date(2018, 5, 1), section="World")
    quote = make_quote(one, "yes to Chile", solheim)
    make_mention(one, "Norway", country=norway)
    make_mention(one, "Chile", country=chile, quote=quote)
    for story in (two, three):
        make_mention(story, "Chile", country=chile)


def stories(query="", **values):
    return list_articles(QueryDict(query), audience="public", **values)


def rows(facet):
    return [(value.label, value.count, value.selected, value.toggle) for value in facet.values]


def facets(listing, **values):
    return {facet.name: facet for facet in facets_of(listing, **values)}


def days(query="", **values):
    listing = stories(query, **values)
    return rows(day_facet(listing, DayLinks(listing)))


def test_a_value_narrows_the_list_to_as_many_as_it_says():
    for facet in facets_of(stories("q=chile")):
        for value in facet.values:
            assert stories(value.toggle[1:]).total == value.count, (facet.name, value)


def test_several_countries_are_counted_together():
    assert rows(facets(stories())["country"]) == [
        ("Chile", 3, False, "?country=cl"),
        ("Norway", 1, False, "?country=no"),
    ]
    assert rows(facets(stories("country=no"))["country"]) == [
        ("Norway", 1, True, "?"),
        ("Chile", 1, False, "?country=no&country=cl"),
    ]


def test_of_sources_one_suffices_so_their_own_choice_is_off_in_their_numbers():
    facet = facets(stories("source=harbour&sort=oldest"))["source"]
    assert rows(facet) == [
        ("Harbour", 2, True, "?sort=oldest"),
        ("Meridian", 1, False, "?source=harbour&source=meridian&sort=oldest"),
    ]
    assert facet.chosen == 1


def test_quotes_are_offered_their_speakers_and_kinds():
    found = facets(list_quotes(QueryDict(""), audience="public"))
    assert rows(found["speaker"]) == [("Astrid Solheim", 1, False, "?speaker=astrid-solheim")]
    assert rows(found["about"]) == [("Chile", 1, False, "?about=cl")]
    assert rows(found["kind"]) == [("Quoted", 1, False, "?kind=direct")]


def test_what_the_path_says_is_no_value_to_take_off():
    assert [value.label for value in facets(stories(fixed=[("country", "cl")]))["country"].values] == ["Norway"]
    assert "source" not in facets(stories(fixed=[("source", "harbour")]))


def test_what_was_chosen_is_shown_even_where_nothing_is_found():
    facet = facets(stories("q=zeppelin&section=World"))["section"]
    assert rows(facet) == [("World", 0, True, "?q=zeppelin")]
    assert list(facets(stories("q=zeppelin"))) == []


def test_the_list_of_values_is_short_and_leads_to_all_of_them():
    facet = facets(stories("q=chile"), top=1)["country"]
    assert [value.label for value in facet.values] == ["Chile"]
    assert facet.more == "?q=chile&facet=country"
    assert facets(stories("country=no"), top=1)["country"].more == ""


def test_officials_of_whom_readers_may_not_know_are_no_values():
    hidden = make_official("Bo Unsaid", from_story=True)
    closed = make_article("Four", body="“No” she said.", source=make_source("Closed", rights=Rights.HEADLINE))
    make_quote(closed, "No", hidden)
    make_mention(closed, "she", official=hidden)
    assert "Bo Unsaid" not in str(facets_of(stories()))
    assert all_values_of(stories(), "official", "bo").total == 0
    assert "Bo Unsaid" in str(facets_of(list_articles(QueryDict(""), audience="staff")))


def test_the_archive_is_divided_into_years_and_these_into_months_and_days():
    assert days() == [("2018", 2, False, "?from=2018&to=2018"), ("2017", 1, False, "?from=2017&to=2017")]
    assert days("from=2018&to=2018") == [
        ("2018", 2, True, "?"),
        ("April", 1, False, "?from=2018-04&to=2018-04"),
        ("May", 1, False, "?from=2018-05&to=2018-05"),
    ]
    assert days("from=2018-04-10&to=2018-04-10&source=harbour") == [
        ("2018", 2, True, "?source=harbour"),
        ("April 2018", 1, True, "?source=harbour&from=2018&to=2018"),
        ("10", 1, True, "?source=harbour&from=2018-04&to=2018-04"),
    ]


def test_days_have_addresses_of_their_own_where_nothing_else_is_asked():
    plain = stories()
    assert rows(day_facet(plain, DayLinks(plain, by_address=True)))[0][3] == "/articles/2018/"
    asked = stories("q=chile")
    assert rows(day_facet(asked, DayLinks(asked, by_address=True)))[0][3] == "?q=chile&from=2018&to=2018"


def test_days_are_narrowed_within_those_of_the_path():
    year = [("from", "2018-01-01"), ("to", "2018-12-31")]
    assert [value[0] for value in days(fixed=year)] == ["April", "May"]
    assert days("from=2018-05&to=2018-05", fixed=year) == [
        ("May 2018", 1, True, "?"),
        ("1", 1, False, "?from=2018-05-01&to=2018-05-01"),
    ]


def test_all_values_are_looked_through_by_the_beginnings_of_names_and_spellings():
    solheim = make_official("Jens Haug")
    solheim.spellings.create(name="Jens Hawg", folded="jens hawg")
    story = make_article("Five", body="Haug spoke.", day=date(2018, 6, 1))
    make_mention(story, "Haug", official=solheim)
    assert [value.label for value in all_values_of(stories(), "official", "hawg").values] == ["Jens Haug"]
    assert [value.label for value in all_values_of(stories(), "country", "CHI").values] == ["Chile"]
    assert all_values_of(stories(), "country", "ile").total == 0
    assert all_values_of(stories(), "country", "").total == 2


def test_a_field_or_page_of_values_that_does_not_exist_is_told():
    with pytest.raises(BadQuery, match="give one of country, official"):
        all_values_of(stories(), "colour", "")
    with pytest.raises(NoSuchPage):
        all_values_of(stories("page=2"), "country", "")
