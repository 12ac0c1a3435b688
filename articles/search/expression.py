"""What a reader looks for, as a tree: the words of a question and how they are joined. Pure.

The language (`language.py`) makes it of what was typed; the vocabulary widens it by endings and spellings; matching
turns each leaf into the set of documents that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded as `words.fold` does."""

    text: str
    prefix: bool = False  # `nav*`: every word that begins so
    exact: bool = False  # `=navy`: no other endings or spellings
    title: bool = False  # only in the title


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; at least two."""

    words: tuple[str, ...]
    exact: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as typed, `speaker:lavrov`, before anybody looked up who that is."""

    name: str  # speaker, about, official, country, source, section, place, kind
    value: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Documents that have one of these values of a field."""

    field: str
    values: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Documents of a known day from `first` to `last`, both counted in; None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple[Node, ...]


Node = Word | Phrase | Asked | Facet | Days | Not | All | Either


def every_leaf(node: Node) -> Iterator[Node]:
    """The ends of the tree, wanted or not."""
    match node:
        case Not():
            yield from every_leaf(node.part)
        case All() | Either():
            for part in node.parts:
                yield from every_leaf(part)
        case _:
            yield node


def leaves(node: Node, *, wanted: bool = True) -> Iterator[Node]:
    """The leaves that a match must or may hold, without those under an odd number of `Not`."""
    if isinstance(node, Not):
        yield from leaves(node.part, wanted=not wanted)
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from leaves(part, wanted=wanted)
    elif wanted:
        yield node


def all_of(parts: Iterable[Node]) -> Node | None:
    """That every part holds, in its simplest form; None of no part."""
    return _joined(All, parts)


def either_of(parts: Iterable[Node]) -> Node | None:
    """That one part holds at least, in its simplest form; None of no part."""
    return _joined(Either, parts)


def without(part: Node) -> Node:
    return part.part if isinstance(part, Not) else Not(part)


def _joined(kind: type[All] | type[Either], parts: Iterable[Node]) -> Node | None:
    """No part twice, no All in an All, no Either in an Either, none around a single part."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def reworded(node: Node, words: Mapping[Node, Node]) -> Node:
    """The tree with some of its leaves in place of others."""
    if isinstance(node, Not):
        return Not(reworded(node.part, words))
    if isinstance(node, All | Either):
        return _joined(type(node), [reworded(part, words) for part in node.parts]) or node
    return words.get(node, node)
