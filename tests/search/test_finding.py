"""Questions to the index, answered as the rows would be."""

from datetime import date

import pytest

from articles.models import Article, Rights, SearchChange, SearchPosting, SearchWord, State
from articles.search.catalogue import Catalogue
from articles.search.checking import check_index
from articles.search.expression import All, Days, Either, Facet, Not, Phrase, Word
from articles.search.finding import find
from articles.search.index import forget_articles, index_articles, indexing_at_once
from articles.search.question import Question
from articles.search.sealing import seal
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def found(words=None, list_="s", closed=False, **values):
    return find(Question(list=list_, closed=closed, words=words, **values))


def headlines(words=None, **values):
    numbers = found(words, **values).page(0, 20)
    known = Article.objects.in_bulk(numbers)
    return [known[number].headline for number in numbers]


@pytest.fixture(params=["in memory", "sealed"])
def stories(request):
    source = make_source()
    make_article("Grain ships sail", body="The harbour of Oslo was busy.", source=source, day=date(2018, 4, 9))
    make_article("Harbour rebuilt", body="Ships carried stone and grain.", source=source, day=date(2018, 4, 11))
    make_article("Museum opens", body="The café in Oslo sells tea.", source=source, day=date(2017, 1, 1))
    if request.param == "sealed":
        seal()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (Word("grain"), ["Harbour rebuilt", "Grain ships sail"]),
        (Word("cafe"), ["Museum opens"]),
        (All((Word("oslo"), Not(Word("grain")))), ["Museum opens"]),
        (Not(Word("grain")), ["Museum opens"]),
        (Either((Word("tea"), Word("stone"))), ["Harbour rebuilt", "Museum opens"]),
        (Word("muse", prefix=True), ["Museum opens"]),
        (Word("harbour", title=True), ["Harbour rebuilt"]),
        (Phrase(("harbour", "of", "oslo")), ["Grain ships sail"]),
        (Phrase(("of", "harbour")), []),
        (Word("nowhere"), []),
        (All((Days(date(2018, 1, 1), date(2018, 4, 10)), Word("grain"))), ["Grain ships sail"]),
    ],
)
def test_a_question_finds_its_stories(stories, words, expected):
    assert headlines(words) == expected
    assert found(words).total == len(expected)


def test_a_hit_in_the_title_stands_above_one_in_the_body(stories):
    assert headlines(Word("ships"), order="relevance") == ["Grain ships sail", "Harbour rebuilt"]
    assert headlines(Word("ships"), order="newest") == ["Harbour rebuilt", "Grain ships sail"]
    assert headlines(Word("ships"), order="oldest") == ["Grain ships sail", "Harbour rebuilt"]


def test_what_the_public_may_not_read_is_found_by_staff_alone():
    body = f"OSLO. The line opens. {'Words follow here. ' * 30} Secretsome words. He said “plainly so”."
    article = make_article("Ferry", body=body, source=make_source(rights=Rights.EXCERPT))
    make_quote(article, "plainly so")
    assert headlines(Word("secretsome")) == []
    assert headlines(Phrase(("secretsome", "words"))) == []
    assert headlines(Word("secretsome"), closed=True) == ["Ferry"]
    assert headlines(Phrase(("secretsome", "words")), closed=True) == ["Ferry"]
    assert headlines(Word("plainly")) == ["Ferry"]


def test_a_source_of_headlines_is_found_by_its_headline_alone():
    make_article("Ferry", body="Plainwords of the body.", source=make_source(rights=Rights.HEADLINE))
    assert headlines(Word("ferry")) == ["Ferry"]
    assert headlines(Word("plainwords")) == []


def test_a_changed_story_is_found_by_its_new_words_alone(stories):
    article = Article.objects.get(headline="Museum opens")
    article.headline = "Gallery opens"
    article.date = date(1999, 1, 1)
    article.save()
    index_articles([article])
    assert headlines(Word("museum")) == []
    assert headlines(Word("gallery")) == ["Gallery opens"]
    assert found(filters=(("days", Days(date(2017, 1, 1), date(2017, 12, 31))),)).total == 0
    assert found().days("year") == {1999: 1, 2018: 2}


def test_a_forgotten_or_withdrawn_story_is_not_found(stories):
    first, second = Article.objects.order_by("pk")[:2]
    forget_articles([first.pk])
    second.state = State.WITHDRAWN
    second.save()
    index_articles([second])
    assert headlines(Word("grain")) == []
    assert found().total == 1


def test_a_story_put_in_for_long_ago_falls_into_its_place(stories):
    make_article("Old news", day=date(2017, 6, 1))
    make_article("Undated")
    Article.objects.filter(headline="Undated").update(date=None)
    index_articles(Article.objects.filter(headline="Undated"))
    assert headlines() == ["Harbour rebuilt", "Grain ships sail", "Old news", "Museum opens", "Undated"]
    assert headlines(order="oldest") == ["Museum opens", "Old news", "Grain ships sail", "Harbour rebuilt", "Undated"]


def test_any_page_holds_what_the_whole_list_holds_there():
    for number in range(70):
        make_article(f"Story {number}", day=date(2018, 1 + number % 3, 1 + number % 2) if number % 5 else None)
    everything = list(found().every_row())
    assert len(everything) == len(set(everything)) == 70
    for start in (0, 1, 19, 20, 40, 55, 69, 70):
        assert found().page(start, 20) == everything[start : start + 20]


def test_fields_are_counted_with_the_other_filters_on_and_their_own_choice_off():
    sources = [make_source("Meridian"), make_source("Boreas")]
    norway, chile = make_country(), make_country("CL", "Chile")
    for number in range(6):
        article = make_article(f"Story {number}", body="Norway and Chile talk.", source=sources[number % 2])
        make_mention(article, "Norway", country=norway)
        if number < 2:
            make_mention(article, "Chile", country=chile)
    answer = found(filters=(("country", Facet("country", (chile.pk,))), ("source", Facet("source", (sources[0].pk,)))))
    assert answer.total == 1
    assert dict(answer.top("source", 10)) == {sources[0].pk: 1, sources[1].pk: 1}
    assert dict(answer.top("country", 10)) == {norway.pk: 1, chile.pk: 1}
    assert found().top("country", 1) == [(norway.pk, 6)]


def test_quotes_are_found_by_who_said_them_and_what_of():
    chile, solheim = make_country("CL", "Chile"), make_official("Astrid Solheim")
    article = make_article("One", body="She said “yes to Chile” and “no to all else”.")
    article.source = make_source()
    article.save()
    quote = make_quote(article, "yes to Chile", solheim)
    make_quote(article, "no to all else", solheim)
    make_mention(article, "Chile", country=chile, quote=quote)
    spoken = ("speaker", Facet("speaker", (solheim.pk,)))
    assert found(list_="q", filters=(spoken,)).total == 2
    about = ("about", Facet("about", (f"c{chile.pk}",)))
    assert found(list_="q", filters=(spoken, about)).page(0, 5) == [quote.pk]
    assert found(Phrase(("to", "chile")), list_="q").page(0, 5) == [quote.pk]
    assert found(Phrase(("chile", "to")), list_="q").total == 0


def test_deeds_that_are_done_together_are_written_once(stories):
    before = SearchChange.objects.count()
    with indexing_at_once():
        for article in Article.objects.all():
            index_articles([article])
            index_articles([article])
        assert SearchChange.objects.count() == before
    assert SearchChange.objects.count() == before + 1
    assert found(Word("grain")).total == 2


def test_an_index_that_differs_from_the_rows_is_told_and_written_anew(stories):
    assert list(check_index()) == []
    article = Article.objects.get(headline="Museum opens")
    Article.objects.filter(pk=article.pk).update(section="Arts")
    assert [number for number, _flaw in check_index()] == [article.pk]
    index_articles([article])
    assert list(check_index()) == []
    SearchPosting.objects.filter(word="tea").delete()
    seal()
    Article.objects.filter(pk=article.pk).update(state=State.DRAFT)
    assert article.pk in {number for number, _flaw in check_index()}


def test_the_vocabulary_knows_what_is_written_small():
    make_article("Bush spoke", body="He sat by the bush. Putin came.")
    known = dict(SearchWord.objects.values_list("word", "common"))
    assert known["bush"] and known["the"]
    assert not known["putin"]
    make_article("Poets", body="They putin a word.")
    assert SearchWord.objects.get(word="putin").common


def test_what_is_remembered_of_a_question_is_forgotten_with_every_change(stories):
    asked_before, everything = found(Word("grain")), found()
    assert (found(Word("grain")).total, found().total) == (2, 3)
    make_article("Grain again", body="More grain.", source=make_source("Other"), day=date(2019, 1, 1))
    assert (found(Word("grain")).total, found().total) == (3, 4)
    # Nor does an answer that was asked for before the change become that of a question behind it.
    _late = asked_before.total, asked_before.days("year"), everything.days("year"), everything.top("source", 9)
    now = found(Word("grain"))
    assert (now.total, now.days("year")) == (3, {2018: 2, 2019: 1})
    assert found().days("year") == {2017: 1, 2018: 2, 2019: 1}
    assert len(found().top("source", 9)) == 2


def test_a_process_that_starts_reads_what_is_sealed_and_none_of_the_changes_in_it(stories, monkeypatch):
    seal()
    assert SearchChange.objects.exists()  # for processes that are a little behind
    applied = []
    monkeypatch.setattr(Catalogue, "_apply", lambda _self, row: applied.append(row))
    catalogue = Catalogue()
    catalogue.catch_up()
    assert len(catalogue.documents["s"].live) == 3
    assert applied == []


def test_who_seals_with_a_kept_catalogue_writes_what_came_and_went_since(stories):
    source, kept = make_source("Other"), Catalogue()
    for number in range(3):
        coming = make_article(f"Ferry {number}", body="Ships.", source=source, day=date(2019, 1, 1 + number))
        seal(kept)
        if number == 1:
            Article.objects.filter(pk=coming.pk).update(state=State.DRAFT)
            index_articles([coming])
            seal(kept)
    begun = Catalogue()
    begun.catch_up()
    documents = begun.documents["s"]
    assert {documents.articles[doc] for doc in documents.live} == set(
        Article.objects.filter(state=State.PUBLISHED).values_list("pk", flat=True)
    )
    assert len(documents.fields["source"][source.pk] & documents.live) == 2
