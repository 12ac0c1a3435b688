"""The story's date by evidence: printed year, weekday, posts held, years in the text, a given publication date.

A year is given only where evidence leaves one. Every step leaves a sentence for readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from articles.reading.printed_dates import MONTHS, WEEKDAYS, PrintedDay, read_stamp
from articles.reading.types import Layout, PostEvidence, Span, StoryDate
from articles.reading.weekdays import FIRST_YEAR, LAST_YEAR, OwnWeekday, exists, own_weekday, says_today, years_on
from articles.reading.year_hints import YearHint, year_hints

MOST_CANDIDATES = 6  # years that are still worth offering where no weekday narrows them down
NEAR = timedelta(days=1)  # a dateline's day and the publication's may differ by time zone
LEAD = (
    900  # characters of the first paragraph in which people named are of the story's own time, half of it in the next
)
LATE = timedelta(days=31)  # a story may be published or collected this long after its dateline


def date_story(
    text: str, layout: Layout, posts: Sequence[PostEvidence] = (), published: date | None = None
) -> StoryDate:
    """The date with how it is known; never a guessed year."""
    dateline = layout.dateline
    stamp = _stamp(text, layout)
    month, day, year = (dateline.month, dateline.day, dateline.year) if dateline else (None, None, None)
    if month and day and year:
        return _stated(date(year, month, day), "The dateline")
    if month and day:
        if stamp and stamp.year and (found := _beside(month, day, date(stamp.year, stamp.month, stamp.day))):
            said = f"The dateline gives {_day_name(month, day)} without a year."
            line = f"A line beside the story prints the year {stamp.year}."
            return StoryDate(found.isoformat(), "stated", (found.isoformat(),), (said, line))
        if published:
            return _with_publication(month, day, published)
        return _by_evidence(text, layout, month, day, posts, "The dateline")
    if stamp and stamp.year:
        return _stated(date(stamp.year, stamp.month, stamp.day), "A line of its own", stamp.weekday)
    if published:
        sentence = f"The story prints no day; it was published on {_full(published)}."
        return StoryDate(published.isoformat(), "stated", (published.isoformat(),), (sentence,))
    if stamp:
        return _by_evidence(text, layout, stamp.month, stamp.day, posts, "A line of its own", stamp.weekday)
    return StoryDate(None, "unknown", (), ("The story prints no day of issue.",))


def _stamp(text: str, layout: Layout) -> PrintedDay | None:
    """The first line that says nothing but a day, apart from the dateline."""
    own = layout.dateline.span if layout.dateline else None
    found = None
    for start, end, part in layout.parts:
        if part != "dateline" or (own and start <= own[0] < end and own[1] >= own[0] and (start, start) >= own[:1]):
            continue
        for line in text[start:end].splitlines():
            read = read_stamp(line.strip())
            if read and read.year:
                return read
            found = found or read
    return found


def _stated(day: date, where: str, weekday: int | None = None) -> StoryDate:
    evidence = [f"{where} prints the full date, {_full(day)}."]
    if weekday is not None and weekday != day.weekday():
        evidence.append(f"It calls that day a {WEEKDAYS[weekday]}, but it was a {WEEKDAYS[day.weekday()]}.")
    return StoryDate(day.isoformat(), "stated", (day.isoformat(),), tuple(evidence))


def _beside(month: int, day: int, known: date) -> date | None:
    """That day in the year that puts it within a day of `known`, else None."""
    for year in (known.year, known.year - 1, known.year + 1):
        if exists(year, month, day) and abs(date(year, month, day) - known) <= NEAR:
            return date(year, month, day)
    return None


def _with_publication(month: int, day: int, published: date) -> StoryDate:
    said = f"The dateline gives {_day_name(month, day)} without a year."
    beside = _beside(month, day, published)
    if beside:
        line = f"The story was published on {_full(published)}."
        if beside != published:
            line = f"The story was published on {_full(published)}, a day off by time zone; the dateline's day counts."
        return StoryDate(beside.isoformat(), "stated", (beside.isoformat(),), (said, line))
    earlier = [
        date(year, month, day)
        for year in range(FIRST_YEAR, published.year + 1)
        if exists(year, month, day) and date(year, month, day) <= published
    ]
    if earlier and published - earlier[-1] <= LATE:
        line = f"The story was published on {_full(published)}; the last such day before is of {earlier[-1].year}."
        return StoryDate(earlier[-1].isoformat(), "inferred", (earlier[-1].isoformat(),), (said, line))
    line = f"The publication date given, {_full(published)}, does not fit that day: the story may be older."
    return StoryDate(_undated(month, day), "year-unknown", (), (said, line))


@dataclass(slots=True)
class _Years:
    """Years still possible, and the sentences that narrowed them down."""

    month: int
    day: int
    left: tuple[int, ...]
    evidence: list[str] = field(default_factory=list)
    closed: bool = False  # whether evidence, not only the range considered, bounds the years from above

    def dates(self) -> tuple[date, ...]:
        return tuple(date(year, self.month, self.day) for year in self.left)

    def keep(self, kept: tuple[int, ...], sentence: str) -> bool:
        """Keep only these years and say why; False, and nothing changed, where none would be left."""
        if not kept:
            return False
        if kept != self.left:
            self.evidence.append(sentence + _leaves(kept))
            self.left = kept
        return True


def _by_evidence(
    text: str,
    layout: Layout,
    month: int,
    day: int,
    posts: Sequence[PostEvidence],
    where: str,
    printed_weekday: int | None = None,
) -> StoryDate:
    name = _day_name(month, day)
    every = tuple(year for year in range(FIRST_YEAR, LAST_YEAR + 1) if exists(year, month, day))
    years = _Years(month, day, every, [f"{where} gives {name} without a year."])
    agency = layout.dateline.agency if layout.dateline else ""
    weekday = _weekday(text, layout, printed_weekday, agency)
    calendar: tuple[int, ...] = ()
    if weekday:
        calendar = years.left = years_on(month, day, weekday.number)
        years.closed = True
        years.evidence.append(f"It calls that day a {weekday.name}: {name} was a {weekday.name} in {_list(calendar)}.")
    candidates = tuple(date(year, month, day).isoformat() for year in calendar)
    hints = _of_its_time(layout, year_hints(text, _prose(layout)))
    posts = _in_lead(layout, posts)
    agreed = _apply_posts(years, posts) and _apply_hints(years, hints)
    if not agreed:
        years.evidence.append("The evidence contradicts itself, so the year stays open.")
    elif (
        len(years.left) == 1
        and years.closed
        and (not weekday or weekday.sure or _no_day_earlier(text, layout, years, weekday, posts, hints))
    ):
        return StoryDate(years.dates()[0].isoformat(), "inferred", candidates, tuple(years.evidence))
    elif _worth_offering(years, weekday, calendar):
        candidates = tuple(found.isoformat() for found in years.dates())
    if len(years.evidence) == 1:
        years.evidence.append("Nothing in the text decides the year.")
    return StoryDate(_undated(month, day), "year-unknown", candidates, tuple(years.evidence))


def _worth_offering(years: _Years, weekday: OwnWeekday | None, calendar: Sequence[int]) -> bool:
    """Whether the years left are surer candidates than those of the calendar alone."""
    if weekday:
        return weekday.sure and len(years.left) < len(calendar)
    return 1 < len(years.left) <= MOST_CANDIDATES


def _weekday(text: str, layout: Layout, printed: int | None, agency: str) -> OwnWeekday | None:
    if printed is not None:
        return OwnWeekday(printed, (0, 0), True)
    if not layout.paragraphs:
        return None
    return own_weekday(text, *layout.paragraphs[0], agency)


def _prose(layout: Layout) -> tuple[tuple[int, int], ...]:
    titles = tuple(span for span in (layout.headline, layout.deck) if span)
    return titles + layout.paragraphs[:40]


def _lead(layout: Layout) -> list[Span]:
    """Headline, deck and opening; what stands further below may belong to another time."""
    lead = [span for span in (layout.headline, layout.deck) if span]
    return lead + [(start, min(end, start + LEAD // (at + 1))) for at, (start, end) in enumerate(layout.paragraphs[:2])]


def _in_lead(layout: Layout, posts: Sequence[PostEvidence]) -> tuple[PostEvidence, ...]:
    """The people named in the lead, in order of the text."""
    lead = _lead(layout)
    inside = [post for post in posts if any(start <= post.span[0] < end for start, end in lead)]
    return tuple(sorted(inside, key=lambda post: post.span))


def _of_its_time(layout: Layout, hints: Sequence[YearHint]) -> tuple[YearHint, ...]:
    """Without years said to lie ahead further down: old plans may be told there."""
    lead = _lead(layout)
    return tuple(
        hint for hint in hints if hint.kind != "ahead" or any(start <= hint.span[0] < end for start, end in lead)
    )


def _apply_posts(years: _Years, posts: Sequence[PostEvidence]) -> bool:
    """Keep the years in which everybody named held the post that the story gives."""
    for post in posts:
        kept = tuple(found.year for found in years.dates() if _held(post, found))
        if not years.keep(kept, f"{post.name} was {post.office} {_terms(post, years.dates())}"):
            years.evidence.append(
                f"{post.name} was {post.office} {_terms(post, years.dates())}, which fits none of these years."
            )
            return False
        years.closed = years.closed or all(end for _, end in post.terms)
    return True


def _held(post: PostEvidence, day: date) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in post.terms)


def _apply_hints(years: _Years, hints: Sequence[YearHint]) -> bool:
    """Keep the years that agree with the years printed in the text."""
    latest = max((hint for hint in hints if hint.kind == "past"), key=lambda h: (h.year, h.month or 0), default=None)
    first = min((hint for hint in hints if hint.kind == "ahead"), key=lambda h: (h.year, h.month or 99), default=None)
    counted = [hint for hint in hints if hint.kind == "anniversary"]
    says = {"past": "as past", "ahead": "as still ahead"}
    for hint in (latest, first):
        if hint is None:
            continue
        kept = tuple(found.year for found in years.dates() if hint.allows(found))
        if not years.keep(kept, f"The text prints “{hint.text}” {says[hint.kind]}"):
            return False
        years.closed = years.closed or hint.kind == "ahead"
    for hint in counted:
        kept = tuple(found.year for found in years.dates() if hint.allows(found))
        if years.closed and not years.keep(
            kept, f"“{hint.text}”, counted from the year beside it, points to {hint.year}"
        ):
            return False
    return True


def _no_day_earlier(
    text: str,
    layout: Layout,
    years: _Years,
    weekday: OwnWeekday,
    posts: Sequence[PostEvidence],
    hints: Sequence[YearHint],
) -> bool:
    """Whether the weekday cannot be the day before the dateline's: "today" says so, or no year would fit then."""
    if says_today(text, layout.paragraphs):
        return True
    other = _Years(years.month, years.day, years_on(years.month, years.day, (weekday.number + 1) % 7))
    if not (_apply_posts(other, posts) and _apply_hints(other, hints)):
        return True
    years.evidence.append(f"That {weekday.name} may also be the day before, so the year stays open.")
    return False


# Sentences


def _day_name(month: int, day: int) -> str:
    return f"{day} {MONTHS[month - 1]}"


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _undated(month: int, day: int) -> str:
    return f"--{month:02d}-{day:02d}"


def _list(years: Sequence[int]) -> str:
    words = [str(year) for year in years]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _leaves(years: Sequence[int]) -> str:
    if len(years) > 6:
        return (
            f", which leaves {years[0]} to {years[-1]}."
            if years[-1] - years[0] + 1 == len(years)
            else f", which leaves {len(years)} years."
        )
    return f", which leaves {_list(years)}."


def _joined(terms: Sequence[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Terms that follow each other without a break as one."""
    joined: list[tuple[date, date | None]] = []
    for start, end in sorted(terms, key=lambda term: term[0]):
        if joined and (last := joined[-1][1]) and start - last <= NEAR:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _terms(post: PostEvidence, days: Sequence[date]) -> str:
    """ "from May 2016 to April 2019", of several terms those near the days asked for."""
    spoken: list[str] = []
    for start, end in _joined(post.terms):
        since = f"{MONTHS[start.month - 1]} {start.year}"
        spoken.append(f"from {since} to {MONTHS[end.month - 1]} {end.year}" if end else f"from {since} on")
    return " and ".join(spoken[-4:])
