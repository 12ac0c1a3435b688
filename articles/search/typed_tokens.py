"""What was typed, cut into words, phrases, signs and names of fields, each with its place. Pure, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.search.field_names import FIELD_OF

Kind = Literal["open", "close", "or", "and", "not", "phrase", "exact", "field", "run"]


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str  # of a phrase what stands between its marks, of a field its own name
    start: int
    end: int


# Each becomes one character, so that places stay.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_ALIKE = str.maketrans({**dict.fromkeys("“”„‟«»″＂", '"'), "−": "-", "（": "(", "）": ")", "｜": "|"})
_NAMES = "|".join(sorted(FIELD_OF, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
    (?P<open>\()
    | (?P<close>\))
    | (?P<or>\|+)
    | (?P<phrase>"[^"]*"?)
    | (?P<not>(?<![^\s(|])-(?=[^\s)|-]))
    | (?P<exact>(?<![^\s(|:-])=(?=["(\w]))
    | (?P<field>(?<![^\s(|"-])(?i:{_NAMES}):\s*)
    | (?P<run>[^\s"()|]+)
    """,
    re.VERBOSE,
)
_OPERATORS: dict[str, Kind] = {"OR": "or", "AND": "and", "NOT": "not"}


def printable(q: str) -> str:
    """The same number of characters, each one that a page and a database can hold."""
    return _UNPRINTABLE.sub(" ", q)


def tokens_of(q: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(printable(q).translate(_ALIKE)):
        kind, text = match.lastgroup, match.group()
        if kind == "phrase":
            text = text.strip('"')
        elif kind == "field":
            text = FIELD_OF[text.rstrip().rstrip(":").lower()]
        elif kind == "run":
            kind = _OPERATORS.get(text, kind)
        yield Token(kind, text, match.start(), match.end())  # type: ignore[arg-type]
