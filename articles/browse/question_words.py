"""What was typed, said back in words: for the pills and the sentence above a list."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from articles.search.expression import All, Asked, Days, Either, Facet, Node, Not, Phrase, Word
from articles.search.language import Part

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
_SAID = {
    "country": "mentioning",
    "section": "in the section",
    "place": "datelined",
    "kind": "of the kind",
}


def pill_of(part: Part) -> tuple[str, str]:
    """(label, value) of one part."""
    match part.node:
        case Word(exact=False, prefix=False, title=False):
            return LABELS["q"], part.text
        case Phrase(exact=False, title=False):
            return LABELS["q"], f"“{_typed(part)}”"
        case Not(part=inner):
            return ("without" if isinstance(inner, Word | Phrase) else "not"), say(inner)
        case Either(parts=parts):
            return "either", " or ".join(say(one) for one in parts)
        case Asked(name, value):
            return LABELS[name], value + _several(part.found)
    return LABELS["q"], say(part.node)


def _several(found: Node | None) -> str:
    number = len(found.values) if isinstance(found, Facet) else 1
    return f" (any of {number})" if number > 1 else ""


def clauses_of(parts: Sequence[Part]) -> Iterator[str]:
    """The parts as clauses of a sentence; plain words and phrases together are the first."""
    plain = [part for part in parts if _is_plain(part.node)]
    if plain:
        yield f"with the words {listed([f'“{_typed(part)}”' for part in plain])}"
    for part in parts:
        match part.node:
            case node if _is_plain(node):
                continue
            case Word() | Phrase():
                yield f"with {say(part.node)}"
            case Not(part=inner):
                yield f"{'without' if isinstance(inner, Word | Phrase) else 'not'} {say(inner)}"
            case Asked():
                yield say(part.node) + _several(part.found)
            case _:
                yield f"with {say(part.node)}"


def say(node: Node) -> str:
    """ "either “grain” or “ferry line” in the title"."""
    match node:
        case Word(text, prefix, exact, title):
            words = f"a word beginning with “{text}”" if prefix else f"{'exactly ' if exact else ''}“{text}”"
            return words + _in_title(title)
        case Phrase(words, exact, title):
            return f"{'exactly ' if exact else ''}“{' '.join(words)}”{_in_title(title)}"
        case Asked(name, value):
            return f"{_SAID.get(name, LABELS.get(name, name))} {value}"
        case Days(first, last):
            return say_days(first, last)
        case Not(part=inner):
            return f"not {say(inner)}"
        case All(parts):
            return listed([say(part) for part in parts])
        case Either(parts):
            return f"either {' or '.join(say(part) for part in parts)}"
    return ""


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def say_days(first: date | None, last: date | None) -> str:
    """ "of April 2018" where the days are just a year, a month or a day; else "since …, until …"."""
    if first and last and first == last:
        return f"of {say_day(first)}"
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
    clauses = [f"since {say_day(first)}" if first else "", f"until {say_day(last)}" if last else ""]
    return ", ".join(filter(None, clauses))


def say_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _is_plain(node: Node) -> bool:
    return node in (Word(getattr(node, "text", "")), Phrase(getattr(node, "words", ())))


def _typed(part: Part) -> str:
    """A plain word or phrase as it was typed, without marks."""
    return part.text.strip('"“”„‟«»″＂ ')


def _in_title(title: bool) -> str:
    return " in the title" if title else ""
