"""The years that a story's day can have, narrowed down clue by clue, each with a sentence for readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from articles.reading.printed_dates import MONTHS
from articles.reading.types import Layout, PostEvidence, Span
from articles.reading.weekdays import NamedDay, named_days
from articles.reading.year_hints import YearHint, year_hints

# Characters of the first paragraph in which people named are of the story's own time; half as many in the second.
LEAD = 900


@dataclass(slots=True)
class Years:
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


@dataclass(frozen=True, slots=True)
class Clues:
    """What the text says that bears on its year."""

    named: tuple[NamedDay, ...]
    posts: tuple[PostEvidence, ...]
    hints: tuple[YearHint, ...]

    def apply(self, years: Years) -> bool:
        """Narrow the years down; False where the clues contradict each other."""
        return (
            _apply_named_days(years, self.named) and _apply_posts(years, self.posts) and _apply_hints(years, self.hints)
        )


def clues_of(text: str, layout: Layout, posts: Sequence[PostEvidence]) -> Clues:
    """The clues in a story's text, with the posts of the people in its lead."""
    hints = year_hints(text, _prose(layout))
    return Clues(named_days(text, layout.paragraphs), _in_lead(layout, posts), _of_its_time(layout, hints))


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


def _apply_named_days(years: Years, named: Sequence[NamedDay]) -> bool:
    """Keep the years in which the days printed with their weekday fall on it."""
    for day in named:
        kept = tuple(found.year for found in years.dates() if day.fits(found))
        if not years.keep(kept, f"The text prints “{day.text}”"):
            return False
        years.closed = True
    return True


def _apply_posts(years: Years, posts: Sequence[PostEvidence]) -> bool:
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


def _apply_hints(years: Years, hints: Sequence[YearHint]) -> bool:
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


def spoken_list(years: Sequence[int]) -> str:
    words = [str(year) for year in years]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _leaves(years: Sequence[int]) -> str:
    if len(years) > 6:
        return (
            f", which leaves {years[0]} to {years[-1]}."
            if years[-1] - years[0] + 1 == len(years)
            else f", which leaves {len(years)} years."
        )
    return f", which leaves {spoken_list(years)}."


def _joined(terms: Sequence[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Terms that follow each other without a break as one."""
    joined: list[tuple[date, date | None]] = []
    for start, end in sorted(terms, key=lambda term: term[0]):
        if joined and (last := joined[-1][1]) and start - last <= timedelta(days=1):
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
