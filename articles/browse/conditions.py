"""The tree of a question as a condition of the database: on the rows themselves and on the engine's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import Q

from articles.browse.lookups import LookedUp
from articles.models import Article, Audience, Quote
from articles.search.backends import backend_for
from articles.search.expression import All, Days, Either, Facet, Node, Not, Phrase, Word
from articles.search.language import Part
from articles.search.query import Term

EVERY, NONE = Q(), Q(pk__in=[])


def plain_terms(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The words and phrases that all must hold, each with whether it is a beginning."""
    for part in parts:
        if isinstance(part.found, Word):
            yield (part.found.text,), part.found.prefix
        elif isinstance(part.found, Phrase):
            yield part.found.words, False


def condition(asked: LookedUp, noun: str, audience: str) -> Q:
    if asked.nothing:
        return EVERY
    return reduce(and_, (_holds(part.found, noun, audience) for part in asked.parts if part.found), EVERY)


def _holds(node: Node, noun: str, audience: str) -> Q:
    match node:
        case Word(text, prefix):
            return _words((text,), prefix, noun, audience)
        case Phrase(words):
            return _words(words, False, noun, audience)
        case Not():
            return ~_holds(node.part, noun, audience)
        case All():
            return reduce(and_, (_holds(part, noun, audience) for part in node.parts))
        case Either():
            return reduce(or_, (_holds(part, noun, audience) for part in node.parts), NONE)
        case Facet():
            return Q(pk__in=_having(node, noun, audience).values("pk"))
        case Days():
            path = "date" if noun == "story" else "article__date"
            bounds = {f"{path}__gte": node.first, f"{path}__lte": node.last}
            return Q(**{name: day for name, day in bounds.items() if day})
    raise TypeError(f"{node!r} was not looked up.")


def _words(words: tuple[str, ...], prefix: bool, noun: str, audience: str) -> Q:
    if noun == "quote":
        return Q(text__icontains=" ".join(words))
    closed = audience == Audience.STAFF
    found = backend_for(connection.vendor).match(Article.objects.all(), [Term(words, prefix=prefix)], closed=closed)
    return Q(pk__in=found.values("pk"))


def _having(facet: Facet, noun: str, audience: str):
    values = list(facet.values)
    if facet.field in {"country", "official", "source", "section", "place"}:
        stories = Article.objects.filter(_of_story(facet.field, values))
        return stories if noun == "story" else Quote.objects.filter(article__in=stories)
    quotes = Quote.objects.readable_by(audience)
    if facet.field == "about":
        about = Q(mentions__country__in=[value[1:] for value in values if value[0] == "c"])
        quotes = quotes.filter(about | Q(mentions__official__in=[value[1:] for value in values if value[0] == "o"]))
    else:
        quotes = quotes.filter(**{f"{'official' if facet.field == 'speaker' else facet.field}__in": values})
    return Article.objects.filter(pk__in=quotes.values("article")) if noun == "story" else quotes


def _of_story(field: str, values: list) -> Q:
    if field == "official":
        return Q(pk__in=Article.objects.filter(mentions__official__in=values).values("pk")) | Q(
            pk__in=Article.objects.filter(quotes__official__in=values).values("pk")
        )
    return Q(**{f"{'mentions__country' if field == 'country' else field}__in": values})
