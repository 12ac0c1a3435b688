"""The pages of countries, officials and pairs of countries: everything beside their list of stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from articles.browse.counted import all_stories, counted_countries
from articles.browse.page_rows import page_rows
from articles.models import Audience, Country, Mention, Official, Quote, SearchList, Tenure
from articles.search.expression import All, Either, Facet, Node
from articles.search.finding import find
from articles.search.question import Question

SHOWN = 10
STORIES_FOR_POSTS = 200  # the newest; how these word a post is told


@dataclass(frozen=True, slots=True)
class CountryPage:
    country: Country
    in_office: list[Tenure]  # today, as far as the reference knows
    quotes: list[Quote]  # about it
    neighbours: list[Country]  # named in the same stories, with `stories`


@dataclass(frozen=True, slots=True)
class PairPage:
    first: Country
    second: Country
    quotes: list[Quote]  # officials of the one about the other


@dataclass(frozen=True, slots=True)
class OfficialPage:
    official: Official
    tenures: list[Tenure]
    spellings: list[str]
    posts_in_stories: list[str]  # how stories word the post
    quotes: list[Quote]
    quote_count: int


def show_country(country: Country, *, audience: str, today: date) -> CountryPage:
    stories = all_stories(audience, (("country", Facet("country", (country.pk,))),))
    neighbours = counted_countries(pair for pair in stories.top("country", SHOWN + 1) if pair[0] != country.pk)
    return CountryPage(
        country=country,
        in_office=list(
            country.tenures.in_office_on(today).select_related("official", "office").order_by("office__name")
        ),
        quotes=_newest_quotes(Facet("about", (f"c{country.pk}",)), audience)[0],
        neighbours=neighbours[:SHOWN],
    )


def show_pair(first: Country, second: Country, *, audience: str) -> PairPage:
    def of(speakers: Country, subject: Country) -> Node:
        # Two questions: of both at once SQLite reads every official.
        named = Official.objects.filter(country=speakers).order_by().values_list("pk", flat=True)
        known = Tenure.objects.filter(country=speakers).order_by().values_list("official", flat=True)
        spoken = Facet("speaker", tuple(sorted({*named, *known})))
        return All((spoken, Facet("about", (f"c{subject.pk}",))))

    either = Either((of(first, second), of(second, first)))
    return PairPage(first, second, _newest_quotes(either, audience)[0])


def show_official(official: Official, *, audience: str) -> OfficialPage:
    quotes, total = _newest_quotes(Facet("speaker", (official.pk,)), audience)
    stories = all_stories(audience, (("official", Facet("official", (official.pk,))),))
    posts = (
        Mention.objects.published()
        .readable_by(audience)
        .filter(official=official, article__in=stories.page(0, STORIES_FOR_POSTS))
        .exclude(office="")
        .values_list("office", flat=True)
        .annotate(times=Count("article", distinct=True))
        .order_by("-times", "office")
    )
    return OfficialPage(
        official=official,
        tenures=list(official.tenures.newest_first()),
        spellings=[spelling.name for spelling in official.spellings.all() if spelling.name != official.name],
        posts_in_stories=list(posts[:5]),
        quotes=quotes,
        quote_count=total,
    )


def _newest_quotes(node: Node, audience: str) -> tuple[list[Quote], int]:
    """The newest few for which the node holds, and how many there are."""
    found = find(Question(list=SearchList.QUOTES, closed=audience == Audience.STAFF, filters=(("asked", node),)))
    return page_rows("quote", found.page(0, SHOWN), audience=audience), found.total
