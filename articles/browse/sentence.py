"""What a list shows, in words: removable pills and one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from articles.browse.filters import ListFilter, word_for
from articles.browse.question_words import LABELS, clauses_of, pill_of, say_day, say_days
from articles.search.query import Query


@dataclass(frozen=True, slots=True)
class Pill:
    """One filter that is on."""

    name: str  # the parameter
    label: str  # for readers: "mentions"
    value: str  # for readers: "North Korea"
    querystring: str  # the list without it


def pills_of(query: Query, filters: ListFilter) -> list[Pill]:
    names = names_of(filters)
    pills = [
        Pill(name, LABELS[name], names.get((name, value), value), query.without(name, value).querystring() or "?")
        for name, value in query.asked()
        if name != "q"
    ]
    typed = [Pill("q", *pill_of(part), query.without("q", part.text).querystring() or "?") for part in query.parts]
    return [*typed, *pills]


def names_of(filters: ListFilter) -> dict[tuple[str, str], str]:
    """(parameter, canonical word): what readers call it."""
    clean, names = filters.clean, {}
    for name in ("country", "official", "speaker", "about"):
        names |= {(name, word_for(row)): row.name for row in clean[name]}
    names |= {("source", source.slug): source.name for source in clean["source"]}
    for name in ("from", "to"):
        if day := clean[name]:
            names[(name, day.isoformat())] = say_day(day)
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
        *clauses_of(query.parts),
        say_days(query.from_, query.to),
    ]
    said = " ".join([said, next(filter(None, clauses), "")]).strip()
    return ", ".join([said, *list(filter(None, clauses))[1:]])


def _clause(values: dict[str, list[str]], name: str, words: str, joint: str) -> str:
    return f"{words} {joint.join(values[name])}" if name in values else ""
