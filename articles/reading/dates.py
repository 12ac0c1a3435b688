"""The story's date by evidence: printed year, weekday, posts held, years in the text, a given publication date.

A year is given only where evidence leaves one. Every step leaves a sentence for readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from articles.reading.printed_dates import MONTHS, WEEKDAYS, PrintedDay, read_stamp
from articles.reading.types import Layout, PostEvidence, StoryDate
from articles.reading.weekdays import (
    FIRST_YEAR,
    LAST_YEAR,
    OwnWeekday,
    exists,
    own_weekday,
    says_today,
    years_on,
)
from articles.reading.year_evidence import Clues, Years, clues_of, spoken_list

MOST_CANDIDATES = 6  # years that are still worth offering where no weekday narrows them down
NEAR = timedelta(days=1)  # a dateline's day and the publication's may differ by time zone
LATE = timedelta(days=31)  # a story may be published or collected this long after its dateline


def date_story(
    text: str, layout: Layout, posts: Sequence[PostEvidence] = (), published: date | None = None
) -> StoryDate:
    """The date with how it is known; never a guessed year."""
    dateline = layout.dateline
    stamp = _stamp(text, layout)
    month, day, year = (dateline.month, dateline.day, dateline.year) if dateline else (None, None, None)
    if month and day and year and exists(year, month, day):
        return _stated(date(year, month, day), "The dateline")
    if month and day:
        if stamp and stamp.year and (beside := _beside(month, day, date(stamp.year, stamp.month, stamp.day))):
            said = f"The dateline gives {_day_name(month, day)} without a year."
            line = f"A line beside the story prints the year {stamp.year}."
            return StoryDate(beside.isoformat(), "stated", (beside.isoformat(),), (said, line))
        found = _by_evidence(text, layout, month, day, posts, "The dateline")
        if not published and stamp and stamp.year:
            published = date(stamp.year, stamp.month, stamp.day)
        return _with_publication(month, day, published, found) if published else found
    if stamp and stamp.year:
        return _stated(date(stamp.year, stamp.month, stamp.day), "A line of its own", stamp.weekday)
    if published:
        sentence = f"The story prints no day; it was published on {_full(published)}."
        return StoryDate(published.isoformat(), "stated", (published.isoformat(),), (sentence,))
    if stamp:
        return _by_evidence(text, layout, stamp.month, stamp.day, posts, "A line of its own", stamp.weekday)
    return StoryDate(None, "unknown", (), ("The story prints no day of issue.",))


def _stamp(text: str, layout: Layout) -> PrintedDay | None:
    """The first line that says nothing but a day, apart from the dateline; one with a year before one without."""
    own = layout.dateline.span if layout.dateline else (0, 0)
    found = None
    for start, end, part in layout.parts:
        if part != "dateline":
            continue
        if start <= own[0] < end:
            end = own[0]
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


def _with_publication(month: int, day: int, published: date, found: StoryDate) -> StoryDate:
    """The dateline's day by the publication date given; `found` is what the text says without it."""
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
    if not found.value or (not found.value.startswith("--") and found.value > published.isoformat()):
        return StoryDate(_undated(month, day), "year-unknown", (), (said, line))
    candidates = tuple(candidate for candidate in found.candidates if candidate <= published.isoformat())
    return StoryDate(found.value, found.how, candidates, (said, line, *found.evidence[1:]))


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
    years = Years(month, day, every, [f"{where} gives {name} without a year."])
    weekday = _weekday(text, layout, printed_weekday)
    calendar: tuple[int, ...] = ()
    if weekday:
        calendar = years.left = years_on(month, day, weekday.number)
        years.closed = True
        years.evidence.append(
            f"It calls that day a {weekday.name}: {name} was a {weekday.name} in {spoken_list(calendar)}."
        )
    candidates = tuple(date(year, month, day).isoformat() for year in calendar)
    clues = clues_of(text, layout, posts)
    if not clues.apply(years):
        years.evidence.append("The evidence contradicts itself, so the year stays open.")
    elif (
        len(years.left) == 1
        and years.closed
        and (not weekday or weekday.sure or _no_day_earlier(text, layout, years, weekday, clues))
    ):
        return StoryDate(years.dates()[0].isoformat(), "inferred", candidates, tuple(years.evidence))
    elif _worth_offering(years, weekday, calendar):
        candidates = tuple(found.isoformat() for found in years.dates())
    if len(years.evidence) == 1:
        years.evidence.append("Nothing in the text decides the year.")
    return StoryDate(_undated(month, day), "year-unknown", candidates, tuple(years.evidence))


def _worth_offering(years: Years, weekday: OwnWeekday | None, calendar: Sequence[int]) -> bool:
    """Whether the years left are surer candidates than those of the calendar alone."""
    if weekday:
        return weekday.sure and len(years.left) < len(calendar)
    return 1 < len(years.left) <= MOST_CANDIDATES


def _weekday(text: str, layout: Layout, printed: int | None) -> OwnWeekday | None:
    if printed is not None:
        return OwnWeekday(printed, (0, 0), True)
    if not layout.paragraphs:
        return None
    return own_weekday(text, *layout.paragraphs[0], layout.dateline)


def _no_day_earlier(
    text: str,
    layout: Layout,
    years: Years,
    weekday: OwnWeekday,
    clues: Clues,
) -> bool:
    """Whether the weekday cannot be the day before the dateline's: "today" says so, or no year would fit then."""
    if says_today(text, layout.paragraphs):
        return True
    other = Years(years.month, years.day, years_on(years.month, years.day, (weekday.number + 1) % 7))
    if not clues.apply(other):
        return True
    years.evidence.append(f"That {weekday.name} may also be the day before, so the year stays open.")
    return False


# Sentences


# Sentences


def _day_name(month: int, day: int) -> str:
    return f"{day} {MONTHS[month - 1]}"


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _undated(month: int, day: int) -> str:
    return f"--{month:02d}-{day:02d}"
