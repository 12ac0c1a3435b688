"""The tree of a question written in the question's own language. Pure."""

from __future__ import annotations

import re

from articles.search.days import days_as_text
from articles.search.expression import All, Asked, Days, Either, Node, Not, Phrase, Word

_PLAIN_VALUE = re.compile(r"\w[\w.'’-]*")


def to_text(node: Node) -> str:
    """What parses to this tree; raises TypeError for a Facet, whose values were looked up already."""
    if isinstance(node, All):
        return " ".join(_part(part) for part in node.parts)
    if isinstance(node, Either):
        return " OR ".join(_part(part) for part in node.parts)
    return _part(node)


def _part(node: Node) -> str:
    if isinstance(node, Not):
        return f"-{_part(node.part)}"
    if isinstance(node, All | Either):
        return f"({to_text(node)})"
    if isinstance(node, Word | Phrase):
        return f"{'title:' if node.title else ''}{'=' if node.exact else ''}{_words(node)}"
    if isinstance(node, Asked):
        return f"{node.name}:{_value(node.value)}"
    if isinstance(node, Days):
        return _days(node)
    raise TypeError(f"{node!r} was looked up and is no text any more")


def _words(node: Word | Phrase) -> str:
    if isinstance(node, Phrase):
        return f'"{" ".join(node.words)}"'
    return f"{node.text}{'*' if node.prefix else ''}"


def _value(value: str) -> str:
    return value if _PLAIN_VALUE.fullmatch(value) else f'"{value}"'


def _days(days: Days) -> str:
    if days.first and days.last:
        return f"date:{days_as_text(days.first, days.last)}"
    return f"from:{days.first.isoformat()}" if days.first else f"to:{days.last.isoformat() if days.last else ''}"
