"""The language of questions: what a reader typed becomes a tree, and what can't be understood a sentence. Pure.

Words, "phrases", -without, OR, parentheses, begin*, =exact and fields such as speaker:lavrov. `OR` joins the two parts
beside it; all else is wanted together. Nothing is refused: the rest is answered without what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.search.expression import All, Node, Phrase, Word, all_of, either_of, without
from articles.search.field_values import MOST_CHARACTERS, Unreadable, read_field, shortened, unknown_field
from articles.search.typed_tokens import Token, printable, tokens_of
from articles.search.wording import to_text
from articles.search.words import words_of

MOST_LEAVES = 32
MOST_WORDS_OF_A_PHRASE = 24
DEEPEST = 8
MOST_REMARKS = 6
MOST_REMEMBERED = 1_000
_STARRED = re.compile(r"\w\*")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that are wanted together, as it was typed."""

    node: Node
    text: str
    found: Node | None = None  # the same with its fields looked up


@dataclass(frozen=True, slots=True)
class Parsed:
    node: Node | None  # None where there is nothing to look for
    remarks: tuple[str, ...] = ()  # sentences for readers: what was left out or mended
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Manner:
    """How words are meant where they stand."""

    exact: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    node: Node
    start: int
    end: int


@lru_cache(MOST_REMEMBERED)
def parse(q: str) -> Parsed:
    """Never raises, whatever was typed. Remembered, as a page asks for the same several times."""
    reader = _Reader(q)
    placed = reader.read()
    node = all_of(item.node for item in placed)
    remarks = reader.said()
    if node is None:
        return Parsed(None, (f"There is no word to look for in “{shortened(printable(q))}”.", *remarks))
    return Parsed(node, remarks, tuple(_parts(printable(q), placed)))


def _parts(q: str, placed: Sequence[_Placed]) -> Iterator[Part]:
    """The parts in the words that were typed, where these say the same when they stand alone."""
    seen: set[Node] = set()
    for item in placed:
        # What stood in parentheses around everything is wanted together with the rest.
        for node in item.node.parts if isinstance(item.node, All) else (item.node,):
            if node in seen:
                continue
            seen.add(node)
            typed = " ".join(q[item.start : item.end].split())
            yield Part(node, typed if _reads_as(typed, node) else to_text(node))


def _reads_as(typed: str, node: Node) -> bool:
    reader = _Reader(typed)
    return all_of(item.node for item in reader.read()) == node and not reader.said()


class _Reader:
    """Goes once over what was typed."""

    def __init__(self, q: str) -> None:
        self._tokens = list(tokens_of(q))
        self._at = 0
        self._leaves: set[Node] = set()
        self._left_out: list[str] = []
        self._surplus = 0  # parentheses too deep to be kept, still open
        self._remarks: dict[str, None] = {}

    def read(self) -> list[_Placed]:
        return self._sequence(0, _Manner())

    def said(self) -> tuple[str, ...]:
        remarks = list(self._remarks)[:MOST_REMARKS]
        if self._left_out:
            first, others = shortened(self._left_out[0]), len(self._left_out) - 1
            more = f" and {others:,} more were" if others else " was"
            remarks.insert(0, f"At most {MOST_LEAVES} things can be asked for at once: “{first}”{more} left out.")
        return tuple(remarks)

    def _remark(self, sentence: str) -> None:
        if len(self._remarks) < MOST_REMARKS:
            self._remarks[sentence] = None

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sequence(self, depth: int, manner: _Manner) -> list[_Placed]:
        """Everything up to the parenthesis that closes it."""
        placed: list[_Placed] = []
        joins = False
        while kind := self._kind():
            if kind == "close":
                if depth and not self._surplus:
                    break
                self._close()
            elif kind == "and":
                self._next()
            elif kind == "or":
                self._next()
                joins = bool(placed)
                if not placed:
                    self._lonely_or()
            elif item := self._item(depth, manner):
                if joins:
                    before = placed.pop()
                    item = _Placed(either_of([before.node, item.node]) or item.node, before.start, item.end)
                placed.append(item)
                joins = False
        if joins:
            self._lonely_or()
        return placed

    def _close(self) -> None:
        self._next()
        if self._surplus:
            self._surplus -= 1
        else:
            self._remark("A parenthesis closes that was never opened; it was left out.")

    def _lonely_or(self) -> None:
        if not self._left_out:
            self._remark("“OR” needs something on both its sides; it was left out.")

    def _item(self, depth: int, manner: _Manner) -> _Placed | None:
        """One word, phrase, field or parenthesis, with the signs before it."""
        start = self._tokens[self._at].start
        negative = False
        while self._kind() in {"not", "exact"}:
            if self._next().kind == "not":
                negative = not negative
            else:
                manner = replace(manner, exact=True)
        if self._kind() in {"", "close", "or", "and"}:
            if negative:
                self._remark("“NOT” needs something behind it; it was left out.")
            return None
        node = self._positive(depth, manner)
        if node is None:
            return None
        end = self._tokens[self._at - 1].end
        return _Placed(without(node) if negative else node, start, end)

    def _positive(self, depth: int, manner: _Manner) -> Node | None:
        token = self._next()
        if token.kind == "open":
            return self._parenthesis(depth, manner)
        if token.kind == "field":
            return self._title(depth, manner) if token.text == "title" else self._field(token)
        if token.kind == "phrase":
            return self._phrase(token, manner)
        return self._run(token.text, manner)

    def _parenthesis(self, depth: int, manner: _Manner) -> Node | None:
        if depth >= DEEPEST:
            self._surplus += 1
            self._remark(f"Parentheses can stand {DEEPEST} deep; deeper ones were left out.")
            return None
        inner = self._sequence(depth + 1, manner)
        if self._kind() == "close":
            self._next()
        else:
            self._remark("A parenthesis is never closed; it was taken to reach to the end.")
        return all_of(item.node for item in inner)

    def _title(self, depth: int, manner: _Manner) -> Node | None:
        if self._kind() in {"phrase", "run", "open", "exact"}:
            item = self._item(depth, replace(manner, title=True))
            return item.node if item else None
        self._remark("“title:” needs a word right behind it; it was left out.")
        return None

    def _field(self, token: Token) -> Node | None:
        written = token.text
        values = [value for value in self._values() if words_of(value)]
        if not values:
            self._remark(f"“{written}:” needs something right behind it; it was left out.")
        found = []
        for value in values:
            try:
                node = read_field(written, value)
            except Unreadable as error:
                self._remark(str(error))
                continue
            if self._leaf(node, f"{written}:{value}"):
                found.append(node)
        return either_of(found)

    def _values(self) -> list[str]:
        """What stands behind a field's name: one value, or several parted by commas or, in parentheses, by OR."""
        if self._kind() == "exact":
            self._next()
        if self._kind() == "phrase":
            return [self._next().text]
        if self._kind() == "run":
            return self._next().text.split(",")
        if self._kind() != "open":
            return []
        self._next()
        values, deep = [""], 1
        while self._kind() and deep:
            token = self._next()
            deep += {"open": 1, "close": -1}.get(token.kind, 0)
            if token.kind == "or":
                values.append("")
            elif token.kind in {"phrase", "run"} and len(values[-1]) < MOST_CHARACTERS:
                values[-1] += f" {token.text}"
        return values

    def _phrase(self, token: Token, manner: _Manner) -> Node | None:
        words = words_of(token.text)
        if token.end - token.start < len(token.text) + 2 and words:
            self._remark(
                f"The quotation mark before “{shortened(token.text)}” is never closed; a phrase was made of the rest."
            )
        if _STARRED.search(token.text):
            self._remark("Within quotation marks a star stands for nothing; the words were looked for as they are.")
        return self._words(words, token.text, manner)

    def _run(self, text: str, manner: _Manner) -> Node | None:
        words = words_of(text)
        if not words:
            return None
        if field := unknown_field(text):
            self._remark(f"There is no field “{field}:”; it was looked for as words.")
        begun = text.rstrip(".,;:!?").endswith("*")
        if "*" in text.rstrip(".,;:!?").rstrip("*"):
            self._remark("A star stands for the rest of a word, at its end only; others were left out.")
        if not begun:
            return self._words(words, text, manner)
        before = self._words(words[:-1], text, manner)
        last = self._leaf(Word(words[-1], prefix=True, title=manner.title), text)
        return all_of(part for part in (before, last) if part)

    def _words(self, words: list[str], typed: str, manner: _Manner) -> Node | None:
        if len(words) > MOST_WORDS_OF_A_PHRASE:
            self._remark(f"Of a phrase the first {MOST_WORDS_OF_A_PHRASE} words are looked for; the rest was left out.")
        if len(words) > 1:
            return self._leaf(Phrase(tuple(words[:MOST_WORDS_OF_A_PHRASE]), manner.exact, manner.title), typed)
        return self._leaf(Word(words[0], exact=manner.exact, title=manner.title), typed) if words else None

    def _leaf(self, node: Node, typed: str) -> Node | None:
        """The leaf, if there is room for it."""
        if len(self._leaves) >= MOST_LEAVES and node not in self._leaves:
            self._left_out.append(typed)
            return None
        self._leaves.add(node)
        return node
