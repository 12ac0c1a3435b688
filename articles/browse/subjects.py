"""The pages of countries, officials and pairs of countries: everything beside their list of stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from articles.models import Article, Country, Mention, Official, Quote, Tenure
from articles.models.article import number_of_stories

SHOWN = 10


@dataclass(frozen=True, slots=True)
class CountryPage:
    country: Country
    in_office: list[Tenure]  # today, as far as the reference knows
    quotes: list[Quote]  # about it
    neighbours: list[Country]  # named in the same stories, with `together`


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
    stories = Article.objects.published().mentioning_country(country)
    together = number_of_stories("mentions__article", filter=Q(mentions__article__in=stories))
    neighbours = Country.objects.exclude(pk=country.pk).filter(
        pk__in=Mention.objects.filter(article__in=stories, country__isnull=False).values("country")
    )
    return CountryPage(
        country=country,
        in_office=list(
            country.tenures.in_office_on(today).select_related("official", "office").order_by("office__name")
        ),
        quotes=list(
            Quote.objects.visible_to(audience).about_country(country).one_a_group().newest_first().for_lists()[:SHOWN]
        ),
        neighbours=list(neighbours.annotate(together=together).order_by("-together", "name")[:SHOWN]),
    )


def show_pair(first: Country, second: Country, *, audience: str) -> PairPage:
    def of(speakers: Country, subject: Country) -> Q:
        officials = Official.objects.filter(Q(country=speakers) | Q(tenures__country=speakers))
        about = Quote.objects.about_country(subject)
        return Q(official__in=officials, pk__in=about.values("pk"))

    quotes = Quote.objects.visible_to(audience).filter(of(first, second) | of(second, first))
    return PairPage(first, second, list(quotes.one_a_group().newest_first().for_lists()[:SHOWN]))


def show_official(official: Official, *, audience: str) -> OfficialPage:
    quotes = Quote.objects.visible_to(audience).filter(official=official).one_a_group()
    posts = (
        Mention.objects.published()
        .readable_by(audience)
        .filter(official=official)
        .exclude(office="")
        .values_list("office", flat=True)
        .annotate(times=Count("article", distinct=True))
        .order_by("-times")
    )
    return OfficialPage(
        official=official,
        tenures=list(official.tenures.newest_first()),
        spellings=[spelling.name for spelling in official.spellings.all() if spelling.name != official.name],
        posts_in_stories=list(posts[:5]),
        quotes=list(quotes.newest_first().for_lists()[:SHOWN]),
        quote_count=quotes.count(),
    )
