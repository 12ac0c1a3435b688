"""A Reading becomes the rows of one article. Called inside a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.formats.types import SourceDocument
from articles.importing.bulk_rows import insert_rows, number_rows
from articles.importing.known_rows import KnownRows
from articles.importing.people import People
from articles.models import Article, Correction, Country, DateHow, Mention, Official, Quote, Review, SpeakerType
from articles.models.article import slug_of
from articles.models.quote import BETWEEN_PIECES
from articles.reading.types import Quote as ReadQuote
from articles.reading.types import Reading, Span
from articles.search.index import index_stories


def fill_article(article: Article, reading: Reading, document: SourceDocument) -> None:
    """Set every field of the article that reading and the file give; saves nothing.

    What the file says outranks what reading finds; `told` keeps it, so that the two can be compared. A day that staff
    confirmed stays.
    """
    layout, dateline = reading.layout, reading.layout.dateline
    article.text_length = len(reading.text)
    article.headline = reading.headline
    article.headline_start, article.headline_end = layout.headline or (None, None)
    article.slug = slug_of(article.headline)  # never the body's words: an address is seen whatever the rights
    article.deck = reading.slice(layout.deck)
    article.section = article.section or reading.slice(layout.section)[:200]
    article.byline = (document.byline or reading.slice(layout.byline))[:300]
    article.dateline = dateline.text[:300] if dateline else ""
    article.place = dateline.place[:200] if dateline else ""
    article.language = document.language[:12] or reading.language
    article.layout = [list(part) for part in layout.parts]
    article.paragraphs = [list(span) for span in layout.paragraphs]
    article.captions = [
        {"text": caption.text, "credit": caption.credit, "span": list(caption.span)} for caption in layout.captions
    ]
    article.told = told_by(document)
    article.date_candidates = list(reading.date.candidates)
    article.date_evidence = list(reading.date.evidence)
    if article.date_how != DateHow.CONFIRMED:
        value = reading.date.value or ""
        article.date_how = reading.date.how
        article.date = date.fromisoformat(value) if value and not value.startswith("--") else None
        article.day_text = value if value.startswith("--") else ""


def told_by(document: SourceDocument) -> dict:
    """What the file says of its story, by field; nothing where it says nothing."""
    told = {
        "headline": document.headline,
        "byline": document.byline,
        "source": document.source,
        "language": document.language,
        "published": document.published_at.isoformat() if document.published_at else "",
        "notice": document.notice,
        "remarks": list(document.remarks),
    }
    return {name: value for name, value in told.items() if value}


def settled_by_staff(article: Article) -> set[str]:
    """The particulars that a person put right: no file changes them any more."""
    return set(article.corrections.filter(field__in=["url", "section"]).values_list("field", flat=True))


@dataclass
class Kept:
    """What staff said of a quote, to be laid over the new reading where the words still stand."""

    speaker_name: str
    speaker_type: str
    official_id: int | None
    institution_id: int | None
    review: str
    why: str


@dataclass
class Details:
    """What a reading gives beside its article, not saved yet."""

    quotes: list[Quote]
    mentions: list[Mention]


def details_of(article: Article, reading: Reading, known: KnownRows) -> Details:
    people = known.officials_of(reading.officials)
    quotes = [_quote(article, number, quote, people, known) for number, quote in enumerate(reading.quotes)]
    return Details(quotes, _mentions(article, reading, people, quotes, known))


def save_new(stories: Sequence[tuple[Article, Details]]) -> None:
    """Write new articles with all that belongs to them, and make them findable."""
    articles = [article for article, _details in stories]
    number_rows(articles)
    insert_rows(articles)
    save_details(stories)


def save_details(stories: Sequence[tuple[Article, Details]]) -> None:
    """Write what belongs to saved articles that have nothing yet."""
    quotes = [quote for _article, details in stories for quote in details.quotes]
    mentions = [mention for _article, details in stories for mention in details.mentions]
    number_rows(quotes)
    number_rows(mentions)
    for row in (*quotes, *mentions):
        row.article_id = row.article.pk
    for mention in mentions:
        mention.quote_id = mention.quote.pk if mention.quote else None
    insert_rows(quotes)
    insert_rows(mentions)
    index_stories([(article, details.quotes) for article, details in stories])


def write_details(article: Article, reading: Reading, known: KnownRows) -> None:
    """Quotes, mentions and search text of a saved article, in place of what was there."""
    before = list(article.quotes.order_by("position"))
    kept = _kept(before)
    corrected = list(article.corrections.filter(quote__isnull=False))
    met_before = set(article.mentions.filter(official__from_story=True).values_list("official", flat=True))
    article.mentions.all().delete()
    article.quotes.all().delete()
    details = details_of(article, reading, known)
    if lost := _lay_over(details.quotes, kept):
        words = "; ".join(f"“{text[:80]}” ({name or 'nobody'})" for text, name in lost)
        article.review_note = f"A new version no longer holds words whose speaker staff had settled: {words}"
        article.save(update_fields=["review_note"])
    stay = _keep_addresses(before, details.quotes)
    save_details([(article, details)])
    Correction.objects.bulk_update([one for one in corrected if one.quote_id in stay], ["quote"])
    if met_before:
        gone = set(Official.objects.filter(pk__in=met_before).left_over().values_list("pk", flat=True))
        Official.objects.filter(pk__in=gone).delete()
        known.people.forget(gone)


def _keep_addresses(before: Sequence[Quote], quotes: Sequence[Quote]) -> set[int]:
    """Words that still stand, in as many places, keep the number by which they are cited; gives these numbers."""
    places: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        places[quote.text].append(quote)
    old: dict[str, list[Quote]] = defaultdict(list)
    for quote in before:
        old[quote.text].append(quote)
    stay = set()
    for text, rows in old.items():
        if len(rows) == len(places[text]):
            for row, quote in zip(rows, places[text], strict=True):
                quote.pk = row.pk
                stay.add(row.pk)
    return stay


def _kept(before: Sequence[Quote]) -> dict[str, list[Kept | None]]:
    """For words whose speaker staff settled: what they said of each place where the words stand, None of the others."""
    kept: dict[str, list[Kept | None]] = {}
    for quote in before:
        settled = quote.review != Review.MACHINE
        values = {name: getattr(quote, name) for name in Kept.__dataclass_fields__}
        kept.setdefault(quote.text, []).append(Kept(**values) if settled else None)
    return {text: places for text, places in kept.items() if any(places)}


def _lay_over(quotes: list[Quote], kept: dict[str, list[Kept | None]]) -> list[tuple[str, str]]:
    """Give the new quotes what staff settled; returns the (words, speaker) for which there is no place any more.

    The same words in several places are told apart by their order, and only while there are as many places.
    """
    lost = []
    for text, places in kept.items():
        now = [quote for quote in quotes if quote.text == text]
        if len(now) != len(places):
            lost += [(text, settled.speaker_name) for settled in places if settled]
            continue
        for quote, settled in zip(now, places, strict=True):
            for name, value in vars(settled).items() if settled else ():
                setattr(quote, name, value)
    return lost


def _quote(article: Article, number: int, read: ReadQuote, people: People, known: KnownRows) -> Quote:
    speaker, cue = read.speaker, read.cue
    official = people.called(speaker.name) if speaker.type == SpeakerType.PERSON else None
    return Quote(
        article=article,
        article_length=article.text_length,
        position=number,
        kind=read.kind,
        where=read.where,
        text=BETWEEN_PIECES.join(article.slice(span) for span in (read.quoted or read.spans)),
        spans=[list(span) for span in read.spans],
        quoted=[list(span) for span in read.quoted],
        start=min(span[0] for span in read.spans),
        end=max(span[1] for span in read.spans),
        speaker_text=speaker.text,
        speaker_start=speaker.span[0] if speaker.span else None,
        speaker_end=speaker.span[1] if speaker.span else None,
        cue_text=cue.text[:300] if cue else "",
        cue_start=cue.span[0] if cue else None,
        cue_end=cue.span[1] if cue else None,
        speaker_name=(speaker.name or "")[:300],
        speaker_type=speaker.type,
        official=official,
        institution=known.institution(speaker.name) if speaker.type == SpeakerType.INSTITUTION else None,
        rule=read.rule[:60],
        why=read.why,
        confidence=read.confidence,
    )


def _mentions(
    article: Article, reading: Reading, people: People, quotes: list[Quote], known: KnownRows
) -> list[Mention]:
    countries = known.countries_of(country.code for country in reading.countries)
    mentions = [
        _mention(article, mention.span, mention.how, quotes, country=countries[country.code])
        for country in reading.countries
        if country.code in countries
        for mention in country.mentions
    ]
    for official in reading.officials:
        row = people.called(official.name)
        if row is None:
            continue
        mentions += [
            _mention(article, mention.span, mention.how, quotes, official=row, office=official.office[:300])
            for mention in official.mentions
        ]
    return mentions


def _mention(
    article: Article, span: Span, how: str, quotes: list[Quote], country: Country | None = None, **values
) -> Mention:
    return Mention(
        article=article,
        article_length=article.text_length,
        start=span[0],
        end=span[1],
        text=article.slice(span)[:300],
        how=how[:40],
        country=country,
        quote=_around(span, quotes),
        **values,
    )


def _around(span: Span, quotes: list[Quote]) -> Quote | None:
    """The quote in whose words the span stands; the shortest where several do."""
    around = [
        (quote.end - quote.start, number, quote)
        for number, quote in enumerate(quotes)
        if any(start <= span[0] and span[1] <= end for start, end in quote.spans)
    ]
    return min(around)[2] if around else None
