"""What is typed into the search box: fields become filters, and what nobody knows is said."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.browse.listing import BadQuery, list_articles, list_quotes
from articles.models import OfficialName, State
from articles.search.expression import Either, Facet
from articles.search.index import index_articles
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def asked(q, audience="public", lists=list_articles, **others):
    params = QueryDict(mutable=True)
    params.update({"q": q, **others})
    return lists(params, audience=audience)


def headlines(q, **others):
    return {article.headline for article in asked(q, **others).rows}


@pytest.fixture
def archive():
    tass, meridian = make_source("TASS"), make_source("Meridian")
    russia = make_country("RU", "Russia", adjectives=["Russian"], former_names=["Soviet Union"])
    north = make_country("KP", "North Korea", adjectives=["North Korean", "Korean"], names=["DPRK"])
    make_country("KR", "South Korea", adjectives=["South Korean", "Korean"])
    people = [make_official(f"{name} Lavrov") for name in ("Sergey", "Kirill", "Anna")]
    OfficialName.objects.create(
        official=people[0], name="Sergey Viktorovich Lavrov", folded="sergey viktorovich lavrov"
    )
    ri = make_official("Ri Yong Ho")
    one = make_article("One", body="Lavrov said “grain to Korea” today.", source=tass, day=date(2017, 3, 5))
    two = make_article("Two", body="Ri said “fish first” and left.", source=meridian, day=date(2018, 4, 10))
    make_article("Three", body="Grain and fish.", source=meridian, day=date(2018, 6, 1), place="OSLO")
    quote = make_quote(one, "grain to Korea", people[0])
    make_quote(two, "fish first", ri)
    make_mention(one, "Korea", country=north, quote=quote)
    make_mention(two, "Ri", country=russia)
    return {"lavrovs": people, "ri": ri}


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("grain", {"One", "Three"}),
        ("grain -fish", {"One"}),
        ("-fish", {"One"}),
        ("grain OR fish", {"One", "Two", "Three"}),
        ("(grain fish) OR first", {"Two", "Three"}),
        ("speaker:lavrov", {"One"}),
        ("speaker:sergey-lavrov", {"One"}),
        ("by:viktorovich", {"One"}),
        ("speaker:sergey lavrov", {"One"}),
        ("-speaker:lavrov", {"Two", "Three"}),
        ("speaker:lavrov OR fish", {"One", "Two", "Three"}),
        ("official:(lavrov OR ri yong ho)", {"One", "Two"}),
        ("about:kp", {"One"}),
        ("about:north korea", {"One"}),
        ('about:"DPRK"', {"One"}),
        ("about:korean", {"One"}),
        ("country:soviet union", {"Two"}),
        ("country:russian,korean", {"One", "Two"}),
        ("source:meridian grain", {"Three"}),
        ("from:tass", {"One"}),
        ("source:(tass OR meridian) grain", {"One", "Three"}),
        ("-source:tass", {"Two", "Three"}),
        ("from:2018", {"Two", "Three"}),
        ("date:2018-04", {"Two"}),
        ("-date:2018-04", {"One", "Three"}),
        ("fish date:2017,2018-04", {"Two"}),
        ("kind:quoted", {"One", "Two"}),
        ("place:OSLO", {"Three"}),
    ],
)
def test_a_typed_question_finds_its_stories(archive, q, found):
    assert headlines(q) == found
    assert asked(q).remarks == ()


@pytest.mark.parametrize(
    ("q", "address"),
    [
        ("speaker:sergey-lavrov Grain from:2018-04", "?q=Grain&speaker=sergey-lavrov&from=2018-04-01"),
        ("country:north korea missiles", "?q=missiles&country=kp"),
        ("source:tass,meridian", "?source=tass&source=meridian"),
        ("date:2018-04", "?from=2018-04-01&to=2018-04-30"),
        ("from:2017 from:2018", "?from=2018-01-01"),
        ("speaker:lavrov", "?q=speaker%3Alavrov"),
        ("-country:ru", "?q=-country%3Aru"),
        ("speaker:nobody grain", "?q=grain"),
    ],
)
def test_what_a_parameter_can_say_becomes_one(archive, q, address):
    listing = asked(q)
    assert listing.querystring == address
    again = list_articles(QueryDict(address[1:]), audience="public")
    assert again.query == listing.query
    assert again.total == listing.total


def test_the_whole_question_can_be_typed_again(archive):
    query = asked("Grain -fish speaker:sergey-lavrov source:tass from:2018", country="kp").query
    assert query.typed == "Grain -fish country:kp speaker:sergey-lavrov source:tass from:2018-01-01"
    assert asked(query.typed).query == query


def test_a_name_of_several_means_any_of_them(archive):
    listing = asked("speaker:lavrov")
    (part,) = listing.query.parts
    assert isinstance(part.found, Facet)
    assert set(part.found.values) == {official.pk for official in archive["lavrovs"]}
    assert [(pill.label, pill.value) for pill in listing.pills] == [("said by", "lavrov (any of 3)")]
    assert listing.sentence == "1 story said by lavrov (any of 3)"


def test_what_nobody_knows_is_said_and_the_rest_answers(archive):
    listing = asked("grain speaker:xyzzy")
    assert listing.remarks == ("There is no official “xyzzy” here; that part was left out.",)
    assert listing.total == 2
    assert asked("grain OR country:xyzzy").total == 2
    assert asked("country:ru about:xyzzy").total == 1


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("speaker:lavrof", "Lavrov"),
        ('speaker:"sergei lavrov"', '"Sergey Lavrov"'),
        ("country:rusia", "Russia"),
        ("about:nort-korea", '"North Korea"'),
        ("about:lavorv", "Lavrov"),
        ("source:meridain", "Meridian"),
    ],
)
def test_a_name_that_is_nearly_one_is_told(archive, client, q, name):
    listing = asked(f"grain {q}")
    assert listing.meant.words == f"grain {q.split(':')[0]}:{name}"
    assert list_articles(QueryDict(listing.meant.querystring[1:]), audience="public").remarks == ()
    assert "Did you mean" in client.get("/articles/", {"q": q}).content.decode()


def test_a_name_that_is_known_with_the_words_behind_it_is_not_put_right(archive):
    make_official("Ada Nort", from_story=False)
    listing = asked("grain about:north korea")
    assert (listing.total, listing.remarks, listing.meant) == (1, (), None)


@pytest.mark.parametrize("q", ["speaker:xyzzy", "-speaker:xyzzy", "source:xyzzy OR about:xyzzy"])
def test_where_nothing_is_known_nothing_is_found(archive, q):
    for lists in (list_articles, list_quotes):
        listing = asked(q, lists=lists)
        assert listing.query.words == Either(())
        assert listing.total == 0
        assert listing.remarks
    assert asked(q, source="tass").total == 1


@pytest.mark.parametrize("q", ["*", "by:", "from:2019 to:2018", "AND OR NOT"])
def test_what_can_not_be_asked_is_refused_with_a_sentence(archive, q):
    with pytest.raises(BadQuery) as caught:
        asked(q)
    assert all(sentence.endswith(".") for sentence in caught.value.sentences)


def test_fields_ask_quotes_too(archive):
    def words(q):
        return {quote.text for quote in asked(q, lists=list_quotes).rows}

    assert words("speaker:lavrov about:korean") == {"grain to Korea"}
    assert words("-speaker:lavrov") == {"fish first"}
    assert words("speaker:sergey-lavrov speaker:ri-yong-ho") == {"grain to Korea", "fish first"}
    assert words("fish OR about:kp") == {"grain to Korea", "fish first"}


@pytest.mark.parametrize(
    ("q", "pills", "sentence"),
    [
        ("Grain", [("words", "Grain")], "2 stories with the words “Grain”"),
        (
            "grain “and fish” -korea",
            [("words", "grain"), ("words", "“and fish”"), ("without", "“korea”")],
            "1 story with the words “grain” and “and fish”, without “korea”",
        ),
        ("grain OR fish", [("either", "“grain” or “fish”")], "3 stories with either “grain” or “fish”"),
        ("gra* fish", [("words", "a word beginning with “gra”"), ("words", "fish")], None),
        ("title:=three", [("words", "exactly “three” in the title")], "1 story with exactly “three” in the title"),
        ("-source:tass", [("not", "from tass")], "2 stories not from tass"),
        ("-date:2018", [("not", "of 2018")], "1 story not of 2018"),
        (
            "fish source:meridian",
            [("words", "fish"), ("from", "Meridian")],
            "2 stories from Meridian, with the words “fish”",
        ),
    ],
)
def test_a_question_is_shown_as_pills_and_said_in_a_sentence(archive, q, pills, sentence):
    listing = asked(q)
    assert [(pill.label, pill.value) for pill in listing.pills] == pills
    assert sentence in {None, listing.sentence}


def test_each_part_can_be_taken_away(archive):
    listing = asked("grain -fish source:tass (one OR two)")
    left = [pill.querystring for pill in listing.pills]
    assert left == [
        "?q=-fish+%28one+OR+two%29&source=tass",
        "?q=grain+%28one+OR+two%29&source=tass",
        "?q=grain+-fish&source=tass",
        "?q=grain+-fish+%28one+OR+two%29",
    ]


def test_an_official_of_whom_only_a_draft_tells_is_not_known_to_readers(archive):
    draft = make_article("Draft", body="Nobody Unheard said it.", state=State.DRAFT)
    make_mention(draft, "Nobody Unheard", official=make_official("Nobody Unheard", from_story=True))
    for q in ("speaker:unheard", "about:nobody-unheard", "official:nobody OR grain"):
        assert "There is no" in asked(q).remarks[0]
        assert asked(q, audience="staff").remarks == ()
    assert asked("grain speaker:unheart").remarks == ("There is no official “unheart” here; that part was left out.",)


def test_an_official_of_whom_a_published_story_tells_is_known(archive):
    told = make_article("Told", body="Somebody Heard said it.", source=make_source("Third"))
    make_mention(told, "Somebody Heard", official=make_official("Somebody Heard", from_story=True))
    index_articles([told])
    assert headlines("official:heard") == {"Told"}


@pytest.mark.parametrize("typed", ["o'brien", "O’Brien", '"Pat O\'Brien"', "pat-o'brien"])
def test_a_name_is_found_by_its_apostrophe(archive, typed):
    make_official("Pat O'Brien", from_story=False)
    assert asked(f"official:{typed}").querystring == "?official=pat-obrien"


def test_a_merged_official_is_the_one_into_whom_he_was_merged(archive):
    make_official("Sergej Lawrow", merged_into=archive["lavrovs"][0])
    assert asked("speaker:lawrow").querystring == "?speaker=sergey-lavrov"


def test_the_number_of_database_queries_does_not_depend_on_what_is_typed(archive):
    def queries(q):
        with CaptureQueriesContext(connection) as captured:
            list_articles(QueryDict(f"q={q}"), audience="public")
        return len(captured)

    fields = ("speaker", "about", "official", "country", "source", "place")
    queries("grain")  # the index is read
    one = queries("+".join(f"{name}:nobody0+OR+grain" for name in fields))
    many = queries("+".join(f"{name}:nobody{number}+OR+grain" for name in fields for number in range(3)))
    assert many == one <= 16
