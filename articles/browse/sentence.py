"""What a list shows, in words: removable pills and one sentence."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from articles.browse.filters import ListFilter, word_for
from articles.search.query import Query


@dataclass(frozen=True, slots=True)
class Pill:
    """One filter that is on."""

    name: str  # the parameter
    label: str  # for readers: "mentions"
    value: str  # for readers: "North Korea"
    querystring: str  # the list without it


LABELS = {
    "q": "words",
    "country": "mentions",
    "official": "with",
    "speaker": "said by",
    "about": "about",
    "source": "from",
    "section": "section",
    "place": "dateline",
    "kind": "kind",
    "from": "since",
    "to": "until",
}


def pills_of(query: Query, filters: ListFilter) -> list[Pill]:
    names = names_of(filters)
    return [
        Pill(name, LABELS[name], names.get((name, value), value), query.without(name, value).querystring() or "?")
        for name, value in query.asked()
    ]


def names_of(filters: ListFilter) -> dict[tuple[str, str], str]:
    """(parameter, canonical word): what readers call it."""
    clean = filters.form.cleaned_data
    names = {}
    for name in ("country", "official", "speaker", "about"):
        names |= {(name, word_for(row)): row.name for row in clean[name]}
    names |= {("source", source.slug): source.name for source in clean["source"]}
    for name in ("from", "to"):
        if day := clean[name]:
            names[(name, day.isoformat())] = _day(day)
    return names


def sentence_of(query: Query, filters: ListFilter, total: int, noun: str) -> str:
    """ "12 stories that mention North Korea and Russia, from TASS, since 1 January 2018"."""
    names = names_of(filters)
    values: dict[str, list[str]] = {}
    for name, value in query.asked():
        values.setdefault(name, []).append(names.get((name, value), value))
    plural = {"story": "stories", "quote": "quotes"}[noun]
    said = f"{f'{total:,}' if total else 'No'} {noun if total == 1 else plural}"
    clauses = [
        _clause(values, "country", "that mention" if total != 1 else "that mentions", " and "),
        _clause(values, "official", "with", " and "),
        _clause(
            values, "speaker", "with words of" if noun == "story" else "by", " and " if noun == "story" else " or "
        ),
        _clause(values, "about", "about", " and "),
        _clause(values, "source", "from", " or "),
        _clause(values, "section", "in the section", " or "),
        _clause(values, "place", "datelined", " or "),
        _clause(values, "kind", "of the kind", " or "),
        f"with the words “{query.q}”" if query.q else "",
        _days(query.from_, query.to),
    ]
    said = " ".join([said, next(filter(None, clauses), "")]).strip()
    return ", ".join([said, *list(filter(None, clauses))[1:]])


def _days(first: date | None, last: date | None) -> str:
    """ "of April 2018" where the days are just a year, a month or a day; else "since …, until …"."""
    if first and last and first == last:
        return f"of {_day(first)}"
    if (
        first
        and last
        and first.year == last.year
        and first.day == 1
        and last.day == monthrange(last.year, last.month)[1]
    ):
        if first.month == last.month:
            return f"of {first:%B} {first.year}"
        if (first.month, last.month) == (1, 12):
            return f"of {first.year}"
    clauses = [f"since {_day(first)}" if first else "", f"until {_day(last)}" if last else ""]
    return ", ".join(filter(None, clauses))


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _clause(values: dict[str, list[str]], name: str, words: str, joint: str) -> str:
    return f"{words} {joint.join(values[name])}" if name in values else ""
