"""Every count is what counting the rows one by one gives, after whatever was done to them."""

import random
from datetime import date

import pytest

from articles.curation.dating import redate
from articles.curation.grouping import join_copies, split_copies
from articles.curation.particulars import correct_particulars
from articles.curation.publishing import publish, return_to_draft, withdraw
from articles.curation.rights import set_rights
from articles.curation.speakers import reassign_speaker
from articles.models import Article, Audience, Quote, QuoteKind, Rights, SearchList
from articles.search.checking import check_index
from articles.search.expression import All, Days, Facet, Word
from articles.search.finding import find
from articles.search.question import Question
from articles.search.readiness import make_countable
from articles.search.sealing import rewrite, seal
from tests.factories import NOW, make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db
BY = {"user": None, "now": NOW}
SECTIONS = ("World", "Economy", "")
WORDS = ("grain", "ferry", "treaty")


class Archive:
    """A small archive in which anything may happen."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.sources = [make_source(rights.label[:9], rights=rights) for rights in Rights]
        self.countries = [make_country(), make_country("CL", "Chile"), make_country("KE", "Kenya")]
        self.officials = [make_official(name) for name in ("Astrid Solheim", "Juan Prieto")]

    def write_story(self) -> None:
        pick = self.random.choice
        words = " ".join(self.random.sample(WORDS, 2))
        body = f"Norway, Chile and Kenya speak of {words}. He said “yes, {pick(WORDS)}” and “no, Chile”."
        day = pick([None, date(2017, 3, self.random.randint(1, 3)), date(2018, self.random.randint(1, 3), 5)])
        article = make_article(f"About {pick(WORDS)}", body, source=pick([*self.sources, None]), day=day)
        correct_particulars(article, values={"section": pick(SECTIONS)}, reason="", **BY)
        for country in self.random.sample(self.countries, 2):
            make_mention(article, country.name, country=country)
        if self.random.random() < 0.8:
            speaker, kind = pick([*self.officials, None]), pick(QuoteKind.values)
            quote = make_quote(article, body[body.index("yes") : body.index("”")], speaker, kind=kind)
            make_mention(article, "Chile", country=self.countries[1], quote=quote)
            make_quote(article, "no, Chile", pick([*self.officials, None]), kind="direct")

    def do_something(self) -> None:
        pick = self.random.choice
        articles, quotes = list(Article.objects.order_by("pk")), list(Quote.objects.order_by("pk"))
        deed = pick(["write", "state", "date", "speaker", "join", "split", "rights", "seal", "rewrite"])
        if deed == "write" or len(articles) < 4:
            self.write_story()
        elif deed == "state":
            change = pick([publish, withdraw, return_to_draft])
            change(pick(articles), **({"reason": "So."} if change is withdraw else {}), **BY)
        elif deed == "date":
            redate(pick(articles), day=date(2016, 6, self.random.randint(1, 2)), reason="So.", **BY)
        elif deed == "speaker" and quotes:
            reassign_speaker(pick(quotes), official=pick([*self.officials, None]), reason="So.", **BY)
        elif deed in {"join", "split"}:
            (join_copies if deed == "join" else split_copies)(self.random.sample(articles, 2), reason="So.", **BY)
        elif deed == "rights":
            set_rights(pick(self.sources), rights=pick(Rights.values))
        elif deed == "seal":
            seal()
        elif deed == "rewrite":
            rewrite([article.pk for article in articles[::2]])


@pytest.mark.parametrize("seed", range(4))
def test_every_count_and_order_is_that_of_the_rows(seed, monkeypatch):
    if seed >= 1:  # as with a million documents
        for module in ("counting", "readiness"):
            monkeypatch.setattr(f"articles.search.{module}.FEW_VALUES", 0)
    if seed >= 2:  # as with thousands of values
        monkeypatch.setattr("articles.search.counting.MANY_VALUES", 0)
    if seed == 3:  # of which some are tried first, in a list of most of the archive
        monkeypatch.setattr("articles.search.counting.MODERATE", 0)
        monkeypatch.setattr("articles.search.counting.MOST_TRIED", 1)
    archive = Archive(seed)
    for _ in range(45):
        archive.do_something()
    assert list(check_index()) == []
    if seed >= 1:
        for list_ in SearchList.values:
            make_countable(list_, ["day", "source", "section"])
    for audience in Audience.values:
        for number in range(6):
            compare_stories(archive, audience, archive.random if number else random.Random(0))
            compare_quotes(archive, audience)


def paged(found) -> list[int]:
    return [number for start in range(0, found.total, 3) for number in found.page(start, 3)]


def compare_stories(archive, audience, chance) -> None:
    country, official, source = (
        chance.choice(some) for some in (archive.countries, archive.officials, archive.sources)
    )
    readable = Quote.objects.readable_by(audience)
    about = readable.about_country(country)
    questions = {
        "country": (Facet("country", (country.pk,)), lambda rows: rows.mentioning_country(country)),
        "official": (Facet("official", (official.pk,)), lambda rows: rows.with_official(official)),
        "speaker": (
            Facet("speaker", (official.pk,)),
            lambda rows: rows.filter(pk__in=readable.filter(official=official).values("article")),
        ),
        "about": (Facet("about", (f"c{country.pk}",)), lambda rows: rows.filter(pk__in=about.values("article"))),
        "source": (Facet("source", (source.pk,)), lambda rows: rows.filter(source=source)),
        "section": (Facet("section", ("World",)), lambda rows: rows.filter(section="World")),
        "kind": (
            Facet("kind", ("mixed",)),
            lambda rows: rows.filter(pk__in=readable.filter(kind="mixed").values("article")),
        ),
        "days": (
            Days(date(2017, 3, 2), date(2018, 2, 1)),
            lambda rows: rows.dated_within(date(2017, 3, 2), date(2018, 2, 1)),
        ),
    }
    chosen = chance.sample(sorted(questions), chance.randint(0, 2))
    rows = Article.objects.published()
    for name in chosen:
        rows = questions[name][1](rows)
    found = asked("s", audience, [(name, questions[name][0]) for name in chosen])
    listed = rows.one_a_group()
    assert found.total == listed.count(), chosen
    assert list(found.every_row()) == list(listed.newest_first().values_list("pk", flat=True)), chosen
    oldest = asked("s", audience, [(name, questions[name][0]) for name in chosen], order="oldest")
    assert list(oldest.every_row()) == list(listed.oldest_first().values_list("pk", flat=True))
    for one in (found, oldest):
        assert paged(one) == list(one.every_row())
    for one in archive.countries:
        assert found.number_of("country", [one.pk]) == numbered(one.pk, rows.mentioning_country(one).one_a_group())
    counts = {one.pk: rows.mentioning_country(one).one_a_group().count() for one in archive.countries}
    assert dict(found.top("country", 10)) == {key: count for key, count in counts.items() if count}
    for one in archive.officials:
        assert found.number_of("official", [one.pk]) == numbered(one.pk, rows.with_official(one).one_a_group())
    if "source" not in chosen:
        counts = {one.pk: rows.filter(source=one).one_a_group().count() for one in archive.sources}
        assert dict(found.top("source", 10)) == {key: count for key, count in counts.items() if count}
    if "days" not in chosen:
        for year, count in found.days("year").items():
            assert count == rows.filter(date__year=year).one_a_group().count()
        assert found.undated() == rows.filter(date=None).one_a_group().count()


def compare_quotes(archive, audience) -> None:
    chance = archive.random
    official, country = chance.choice(archive.officials), chance.choice(archive.countries)
    rows = Quote.objects.visible_to(audience)
    questions = {
        "speaker": (Facet("speaker", (official.pk,)), lambda some: some.filter(official=official)),
        "about": (Facet("about", (f"c{country.pk}",)), lambda some: some.about_country(country)),
        "kind": (Facet("kind", ("direct", "mixed")), lambda some: some.filter(kind__in=["direct", "mixed"])),
    }
    chosen = chance.sample(sorted(questions), chance.randint(0, 2))
    for name in chosen:
        rows = questions[name][1](rows)
    found = asked("q", audience, [(name, questions[name][0]) for name in chosen])
    listed = rows.one_a_group()
    assert found.total == listed.count(), chosen
    assert list(found.every_row()) == list(listed.newest_first().values_list("pk", flat=True)), chosen
    assert paged(found) == list(found.every_row())
    if "kind" not in chosen:
        counts = {kind: rows.filter(kind=kind).one_a_group().count() for kind in QuoteKind.values}
        assert dict(found.top("kind", 10)) == {kind: count for kind, count in counts.items() if count}


@pytest.mark.parametrize("seed", range(2))
def test_words_are_found_where_the_audience_may_read_them(seed):
    archive = Archive(seed)
    for _ in range(20):
        archive.write_story()
    for word in WORDS:
        whole = [article for article in Article.objects.order_by("pk") if word.lower() in article.text.lower()]
        assert sorted(asked("s", "staff", [], words=Word(word)).every_row()) == [article.pk for article in whole]
        open_ = [
            article.pk
            for article in whole
            if article.rights == Rights.WHOLE or word in article.title.lower() or article.rights == Rights.EXCERPT
        ]
        titled = {article.pk for article in whole if word in article.headline.lower()}
        public = asked("s", "public", [], words=Word(word), order="relevance")
        assert sorted(public.every_row()) == open_
        assert set(list(public.every_row())[: len(titled)]) == titled
        both = asked("s", "public", [], words=All((Word(word), Word("grain"))))
        assert both.total == len(set(open_) & set(asked("s", "public", [], words=Word("grain")).every_row()))


def asked(list_, audience, filters, **values):
    return find(Question(list=list_, closed=audience == Audience.STAFF, filters=tuple(filters), **values))


def numbered(value, rows):
    count = rows.count()
    return [(value, count)] if count else []
