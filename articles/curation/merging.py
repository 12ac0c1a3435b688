"""Say that two officials are one person."""

from __future__ import annotations

from django.db import transaction

from articles.models import Mention, Official, OfficialName, Quote, Tenure
from articles.search.index import index_articles


@transaction.atomic
def merge_official(official: Official, into: Official) -> int:
    """Give the other all that this one has: mentions, quotes, spellings and posts. Gives the number of stories.

    The row stays, so that its address leads to the other and what is imported under its names goes there.
    """
    into = into.merged_into or into
    mentions, quotes = Mention.objects.filter(official=official), Quote.objects.filter(official=official)
    stories = {*mentions.values_list("article", flat=True), *quotes.values_list("article", flat=True)}
    mentions.update(official=into)
    quotes.update(official=into)
    Official.objects.filter(pk=official.pk).update(merged_into=into)
    Official.objects.filter(merged_into=official).update(merged_into=into)
    _give_spellings(official, into)
    _give_posts(official, into)
    if into.from_story and not official.from_story:  # now known to the reference or to staff
        Official.objects.filter(pk=into.pk).update(from_story=False)
    index_articles(sorted(stories))
    return len(stories)


def _give_spellings(official: Official, into: Official) -> None:
    known = into.spellings.values("name")
    OfficialName.objects.filter(official=official).exclude(name__in=known).update(official=into)


def _give_posts(official: Official, into: Official) -> None:
    """Those that the other does not hold already."""
    held = {(one.office_id, one.country_id, one.institution_id, one.start) for one in into.tenures.all()}
    given = [
        one.pk
        for one in official.tenures.all()
        if (one.office_id, one.country_id, one.institution_id, one.start) not in held
    ]
    Tenure.objects.filter(pk__in=given).update(official=into)
