"""Who and what the fields of a typed question mean: `speaker:lavrov` becomes officials, whatever of a name was typed.

The number of database queries does not depend on what was typed: all values of one sort are looked up together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from articles.browse.namings import countries_called, key_of, officials_called, sources_called
from articles.browse.near_names import near_countries, near_officials, near_sources
from articles.models import Country, Official, Source
from articles.search.expression import All, Asked, Days, Either, Facet, Node, Not, Word, all_of, either_of, reworded
from articles.search.field_values import shortened
from articles.search.language import Parsed, Part
from articles.search.wording import to_text

# What a field's values are; all others are taken as they were typed.
OF_COUNTRIES = frozenset({"country", "about"})
OF_OFFICIALS = frozenset({"official", "speaker", "about"})
NOUNS = {"country": "country", "about": "country or official", "source": "source"}
MOST_WORDS_OF_A_VALUE = 4

Row = Country | Official | Source | str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A question with its fields looked up."""

    parts: tuple[Part, ...] = ()  # what no parameter can say
    lifted: dict[str, list[Row]] = field(default_factory=dict)  # what one says, by parameter
    first: date | None = None
    last: date | None = None
    remarks: tuple[str, ...] = ()
    instead: str = ""  # the parts as they were perhaps meant, where a name is unknown and nearly one that is known
    nothing: bool = False  # something was asked for, and nothing of it is known


def look_up(parsed: Parsed, *, audience: str) -> LookedUp:
    """Fields at the top that mean one thing become parameters; all others are looked up where they stand."""
    namings = _Namings(parsed.parts, audience)
    lifted: dict[str, list[Row]] = defaultdict(list)
    firsts, lasts, parts, typed, meant = [], [], [], [], []
    for part in namings.parts():
        if isinstance(part.node, Days):
            firsts.append(part.node.first)
            lasts.append(part.node.last)
        elif alone := namings.alone(part.node):
            for name, row in alone:
                lifted[name] += [row] if row not in lifted[name] else []
        else:
            typed.append(part.text)
            meant.append(namings.meant(part))
            if found := namings.found(part.node):
                parts.append(replace(part, found=found))
    return LookedUp(
        parts=tuple(parts),
        lifted=dict(lifted),
        first=max(filter(None, firsts), default=None),
        last=min(filter(None, lasts), default=None),
        remarks=(*parsed.remarks, *namings.remarks),
        instead=" ".join(meant) if meant != typed else "",
        nothing=parsed.node is not None and not (parts or lifted or firsts),
    )


def take_over(asked: LookedUp, clean: dict[str, Any]) -> None:
    """Put what became parameters beside those of the address, `clean` by parameter; of days those that leave less."""
    for name, rows in asked.lifted.items():
        clean[name] = [*clean[name], *(row for row in rows if row not in clean[name])]
    clean["from"] = max(filter(None, (clean["from"], asked.first)), default=None)
    clean["to"] = min(filter(None, (clean["to"], asked.last)), default=None)


class _Namings:
    """All that the fields of one question might name, looked up at once."""

    def __init__(self, parts: Sequence[Part], audience: str) -> None:
        self._parts = parts
        self.remarks: dict[str, None] = {}
        asked = [one for part in parts for one in _asked_in(part.node)]
        # A name of several words without marks: `about:north korea`.
        asked += [longer for at in range(len(parts)) for longer, _number in _longer(parts, at)]
        self._countries = countries_called({one.value for one in asked if one.name in OF_COUNTRIES})
        self._officials = officials_called({one.value for one in asked if one.name in OF_OFFICIALS}, audience)
        self._sources = sources_called({one.value for one in asked if one.name == "source"})
        self.near = self._near_names([one for part in parts for one in _asked_in(part.node)])

    def _near_names(self, asked: Sequence[Asked]) -> dict[Node, Node]:
        """What nobody is called: what was perhaps meant."""
        unknown = [(one, key_of(one.value)) for one in asked if not self.rows(one)]
        countries = near_countries({key for one, key in unknown if one.name in OF_COUNTRIES})
        officials = near_officials({key for one, key in unknown if one.name in OF_OFFICIALS})
        sources = near_sources({key for one, key in unknown if one.name == "source"})
        near: dict[Node, Node] = {}
        for one, key in unknown:
            several = [sources] if one.name == "source" else []
            several += [countries] * (one.name in OF_COUNTRIES) + [officials] * (one.name in OF_OFFICIALS)
            if name := next((found[key] for found in several if key in found), ""):
                near[one] = Asked(one.name, name)
        return near

    def meant(self, part: Part) -> str:
        """The part as it was typed, or as it was perhaps meant."""
        node = reworded(part.node, self.near)
        return part.text if node == part.node else to_text(node)

    def parts(self) -> Iterator[Part]:
        """The parts, with the words behind a field's value taken into it where together they name something."""
        at = 0
        while at < len(self._parts):
            part, number = self._parts[at], 1
            for longer, words in _longer(self._parts, at):
                if self.rows(longer):
                    part, number = Part(longer, f'{longer.name}:"{longer.value}"'), words
            yield part
            at += number

    def rows(self, asked: Asked) -> list[Row]:
        """Everything that the value may mean."""
        key = key_of(asked.value)
        if asked.name in {"section", "place", "kind"}:
            return [asked.value]
        if asked.name == "source":
            return list(self._sources.get(key, ()))
        countries = self._countries.get(key, ()) if asked.name in OF_COUNTRIES else ()
        return list(countries or (self._officials.get(key, ()) if asked.name in OF_OFFICIALS else ()))

    def alone(self, node: Node) -> list[tuple[str, Row]]:
        """What a parameter can say as well: one value of a field, or several of which a row can have but one."""
        if isinstance(node, Asked):
            rows = self.rows(node)
            return [(node.name, rows[0])] if len(rows) == 1 else []
        fields = {getattr(part, "name", "") for part in getattr(node, "parts", ())}
        if isinstance(node, Either) and len(fields) == 1 and fields < {"source", "section", "place", "kind"}:
            several = [self.alone(part) for part in node.parts]
            return [one for found in several for one in found] if all(several) else []
        return []

    def found(self, node: Node) -> Node | None:
        """The tree with values for names; None where nothing is left of it."""
        match node:
            case Asked():
                return self._facet(node)
            case Not():
                part = self.found(node.part)
                return Not(part) if part else None
            case All():
                return all_of(filter(None, map(self.found, node.parts)))
            case Either():
                return either_of(filter(None, map(self.found, node.parts)))
        return node

    def _facet(self, asked: Asked) -> Facet | None:
        rows = self.rows(asked)
        if not rows:
            noun = NOUNS.get(asked.name, "official")
            self.remarks[f"There is no {noun} “{shortened(asked.value)}” here; that part was left out."] = None
            return None
        return Facet(asked.name, tuple(value_of(asked.name, row) for row in rows))


def value_of(name: str, row: Row) -> int | str:
    """The row as a value of this field of the index."""
    if isinstance(row, str):
        return row
    if name == "about":
        return f"c{row.pk}" if isinstance(row, Country) else f"o{row.pk}"
    return row.pk


def _asked_in(node: Node) -> Iterator[Asked]:
    if isinstance(node, Asked):
        yield node
    elif isinstance(node, Not):
        yield from _asked_in(node.part)
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from _asked_in(part)


def _longer(parts: Sequence[Part], at: int) -> Iterable[tuple[Asked, int]]:
    """The field at this place with the one, two and three plain words behind it, and how many parts that takes."""
    asked = parts[at].node
    # What was typed with marks or parentheses around it ends there.
    if not isinstance(asked, Asked) or asked.name in {"section", "place", "kind"} or parts[at].text[-1:] in '"”»“)':
        return
    value = asked.value
    for number, part in enumerate(parts[at + 1 : at + MOST_WORDS_OF_A_VALUE], 2):
        if not isinstance(part.node, Word) or part.node != Word(part.node.text):
            return
        value = f"{value} {part.text}"
        yield Asked(asked.name, value), number
