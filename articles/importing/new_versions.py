"""Another text of a story that is here: its details take the place of those before, and staff's word stays.

Called inside a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

from articles.importing.known_rows import KnownRows
from articles.importing.prepared import PreparedStory
from articles.importing.rows import QuoteRow, details_of, facts_of, quote_rows, save_details
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


def settled_by_staff(article: Article) -> set[str]:
    """The particulars that a person put right: no file changes them any more."""
    corrected = look_up(Correction, ("field",), "article_id", [article.pk])
    return {field for (field,) in corrected} & {"url", "section"}


def nothing_waits() -> None:
    """There are no stories that are still to be written."""


def write_details(
    article: Article, prepared: PreparedStory, known: KnownRows, write_others: Callable[[], None] = nothing_waits
) -> None:
    """Quotes, mentions and search text of a saved article, in place of what was there.

    `write_others` writes the stories that are gathered for that: before officials go whom this one named alone.
    """
    before = _quotes.rows([article.pk])
    named = {official for (official,) in look_up(Mention, ("official_id",), "article_id", [article.pk])} - {None}
    met_before = {official for official, met in look_up(Official, ("id", "from_story"), "id", named) if met}
    for model in (Mention, Quote):  # whatever points at a quote is seen to below
        delete_rows(model, "article_id", [article.pk])
    details = details_of(prepared, known)
    known.people.write_new()
    rows = quote_rows(article.pk, details, repeat(None), known.reasonings_of([prepared]))
    settled, lost = _told_apart(rows, _kept(before))
    for position, said in settled.items():
        rows[position] = _as_settled(rows[position], prepared.quotes[position][3], known, **said)
    if lost:
        words = "; ".join(f"“{text[:80]}” ({name or 'nobody'})" for text, name in lost)
        article.review_note = f"A new version no longer holds words whose speaker staff had settled: {words}"
        article.save(update_fields=["review_note"])
    stay = _addresses(before, rows)
    rows = _numbered(rows, stay)
    (mentions,) = save_details([(article.pk, details, rows)])
    if article.is_published:
        index_stories([facts_of(article, prepared, rows, mentions)])
    else:
        index_articles([article])
    gone = {quote.pk for quote in before} - set(stay.values())
    if corrections := look_up(Correction, ("id",), "quote_id", gone):
        Correction.objects.filter(pk__in=[number for (number,) in corrections]).update(quote=None)
    _let_go(met_before - {row.pk for row in details.people.values()}, known, write_others)


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


def _numbered(rows: Sequence[QuoteRow], stay: dict[int, int]) -> list[QuoteRow]:
    new = iter(next_numbers(Quote, len(rows) - len(stay)) if len(rows) > len(stay) else ())
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
