"""Other texts of stories that are here: their details take the place of those before, and staff's word stays.

Called inside a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from articles.importing.known_rows import KnownRows
from articles.importing.rows import Details, QuoteRow, facts_of, quote_rows, save_details
from articles.models import Article, Correction, Mention, Official, Quote, Reasoning, Review
from articles.models.bulk_rows import delete_rows, next_numbers
from articles.models.kept_query import KeptQuery
from articles.models.looked_up import look_up
from articles.reading.wordings import Reason, take_apart
from articles.search.index import index_articles, index_stories

# Of a quote, what staff settle, beside the sentence why.
SETTLED = ("speaker_name", "speaker_type", "official_id", "institution_id", "review")

_quotes = KeptQuery(lambda articles: Quote.objects.filter(article__in=articles).order_by("position"))
_reasonings = KeptQuery(lambda numbers: Reasoning.objects.filter(pk__in=numbers))


def settled_by_staff(articles: Collection[int]) -> dict[int, set[str]]:
    """By article, the particulars that a person put right: no file changes them any more."""
    settled = defaultdict(set)
    for article, field in look_up(Correction, ("article_id", "field"), "article_id", articles):
        if field in {"url", "section"}:
            settled[article].add(field)
    return settled


def nothing_waits() -> None:
    """There are no stories that are still to be written."""


def write_details(
    stories: Sequence[tuple[Article, Details]], known: KnownRows, write_others: Callable[[], None] = nothing_waits
) -> None:
    """Quotes, mentions and search text of saved articles, each another, in place of what was there.

    `write_others` writes the stories that are gathered for that: before officials go whom one of these named alone.
    """
    numbers = [article.pk for article, _details in stories]
    before = _quotes_before(numbers)
    met_before = _met_before(numbers)
    for model in (Mention, Quote):  # whatever points at a quote is seen to below
        delete_rows(model, "article_id", numbers)
    known.people.write_new()
    laid_over = [_laid_over(article, details, before[article.pk], known) for article, details in stories]
    stay = [_addresses(before[number], rows) for number, rows in zip(numbers, laid_over, strict=True)]
    new = iter(_new_numbers(sum(map(len, laid_over)) - sum(map(len, stay))))
    quotes = [_numbered(rows, kept, new) for rows, kept in zip(laid_over, stay, strict=True)]
    together = [(article, details, rows) for (article, details), rows in zip(stories, quotes, strict=True)]
    mentions = save_details([(article.pk, details, rows) for article, details, rows in together])
    for (article, details, rows), named in zip(together, mentions, strict=True):
        if article.is_published:
            index_stories([facts_of(article, details.prepared, rows, named)])
        else:
            index_articles([article])
    _lose({quote.pk for quotes in before.values() for quote in quotes} - {pk for kept in stay for pk in kept.values()})
    gone = [met_before[article.pk] - {row.pk for row in details.people.values()} for article, details in stories]
    _let_go(set().union(*gone), known, write_others)


def _quotes_before(articles: Sequence[int]) -> dict[int, list[Quote]]:
    before = defaultdict(list)
    for quote in _quotes.rows(articles):
        before[quote.article_id].append(quote)
    return before


def _met_before(articles: Sequence[int]) -> dict[int, set[int]]:
    """The officials, known from stories, whom each of these names."""
    named = look_up(Mention, ("article_id", "official_id"), "article_id", articles)
    known = look_up(Official, ("id", "from_story"), "id", {official for _article, official in named} - {None})
    met = {official for official, from_story in known if from_story}
    found = defaultdict(set)
    for article, official in named:
        if official in met:
            found[article].add(official)
    return found


def _laid_over(article: Article, details: Details, before: Sequence[Quote], known: KnownRows) -> list[QuoteRow]:
    """The new quotes with what staff settled; what has no place any more is noted for them."""
    read = details.prepared
    rows = quote_rows(article.pk, details, repeat(None), known.reasonings_of([read]))
    settled, lost = _told_apart(rows, _kept(before))
    for position, said in settled.items():
        rows[position] = _as_settled(rows[position], read.quotes[position][3], known, **said)
    if lost:
        words = "; ".join(f"“{text[:80]}” ({name or 'nobody'})" for text, name in lost)
        article.review_note = f"A new version no longer holds words whose speaker staff had settled: {words}"
        article.save(update_fields=["review_note"])
    return rows


def _lose(quotes: set[int]) -> None:
    """What staff said of quotes that are gone stays said of their stories."""
    if corrections := look_up(Correction, ("id",), "quote_id", quotes):
        Correction.objects.filter(pk__in=[number for (number,) in corrections]).update(quote=None)


def _let_go(officials: set[int], known: KnownRows, write_others: Callable[[], None]) -> None:
    """Those whom no story names any more, and who are known in no other way."""
    if not officials:
        return
    write_others()  # who may name them
    gone = set(Official.objects.filter(pk__in=officials).left_over().values_list("pk", flat=True))
    Official.objects.filter(pk__in=gone).delete()
    known.people.forget(gone)


def _addresses(before: Sequence[Quote], rows: Sequence[QuoteRow]) -> dict[int, int]:
    """Words that still stand, in as many places, keep the number by which they are cited: these by their position."""
    places = _by_text(rows)
    return {
        row.position: quote.pk
        for text, quotes in _by_text(before).items()
        if len(quotes) == len(places.get(text, ()))
        for quote, row in zip(quotes, places[text], strict=True)
    }


def _by_text(quotes: Iterable[Any]) -> dict[str, list]:
    found = defaultdict(list)
    for quote in quotes:
        found[quote.text].append(quote)
    return found


def _new_numbers(count: int) -> Sequence[int]:
    return next_numbers(Quote, count) if count else ()


def _numbered(rows: Sequence[QuoteRow], stay: dict[int, int], new: Iterator[int]) -> list[QuoteRow]:
    return [row._replace(id=stay.get(row.position) or next(new)) for row in rows]


def _kept(before: Sequence[Quote]) -> dict[str, list[dict | None]]:
    """For words whose speaker staff settled: what they said of each place where the words stand, None of the others."""
    _reasonings.attach("reasoning", [quote for quote in before if quote.review != Review.MACHINE])
    kept = {
        text: [_settled(quote) if quote.review != Review.MACHINE else None for quote in quotes]
        for text, quotes in _by_text(before).items()
    }
    return {text: places for text, places in kept.items() if any(places)}


def _settled(quote: Quote) -> dict:
    return {name: getattr(quote, name) for name in SETTLED} | {"why": quote.why}


def _told_apart(
    rows: Sequence[QuoteRow], kept: dict[str, list[dict | None]]
) -> tuple[dict[int, dict], list[tuple[str, str]]]:
    """What staff settled of the new quotes, by position; the (words, speaker) for which there is no place any more.

    The same words in several places are told apart by their order, and only while there are as many places.
    """
    now, lost, settled = _by_text(rows), [], {}
    for text, places in kept.items():
        if len(now.get(text, ())) != len(places):
            lost += [(text, said["speaker_name"]) for said in places if said]
            continue
        settled |= {row.position: said for row, said in zip(now[text], places, strict=True) if said}
    return settled, lost


def _as_settled(row: QuoteRow, read: Reason, known: KnownRows, why: str, **settled: Any) -> QuoteRow:
    """With the sentence that it had before, however this text names the speaker."""
    wording, day = take_apart(why, naming=row.speaker_text, name=settled["speaker_name"])
    return row._replace(**settled, reasoning_id=known.reasoning((read[0], wording)), why_day=day and day.isoformat())
