"""The words and marks of a passage, taken stretch by stretch between its quotations."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import Any

from articles.reading.pieces import PIECES
from articles.reading.printed_words import Word
from articles.reading.story_words import Printed
from articles.reading.types import Span
from articles.reading.words import LOOKED_AT, QUOTED

_NOTHING = (-1, "")  # known of a passage


class Stretches:
    """The words and marks of a passage, as parallel lists, while it is read stretch by stretch.

    What was looked up for the whole story, between its blanks, is taken from there.
    """

    __slots__ = ("_at", "_begin", "_first", "_line", "_pieces", "_text", "looked", "starts", "tags", "words")

    def __init__(self, text: str, span: Span, printed: Printed | None = None) -> None:
        self._text = text
        self._begin = span[0]
        self._pieces = printed.pieces if printed else []
        # The piece in which the character `_at` of the line stands.
        self._first, self._line = printed.passages.get(span, _NOTHING) if printed else _NOTHING
        self._at = 0
        self.words: list[str] = []
        self.tags: list[int] = []
        self.starts: list[int] = []  # where each word begins, less its number
        self.looked: list[int] = []  # the numbers of those that may bring words or end a sentence

    def add_quotation(self, start: int) -> None:
        """Add a word without letters for a quotation."""
        number = len(self.words)
        self.looked.append(number)
        self.words.append("")
        self.tags.append(QUOTED)
        self.starts.append(start - number)

    def add(self, start: int, end: int) -> None:
        """Add the words of the text from `start` up to `end`; stretches come in order."""
        line, begin, last = self._line, start - self._begin, end - self._begin
        if self._first < 0 or line[last - 1] == "'":
            self._look_up(start, end)
            return
        if line[begin] == " ":
            start, begin = start + 1, begin + 1
            if start == end:
                return
        tokens = list(chain.from_iterable([piece.tokens for piece in self._known(begin, last)]))
        before = len(self.words)
        starts = list(accumulate(tokens[2::3], initial=start - before))
        if starts.pop() + before + len(starts) != end + (line[last - 1] != " "):
            self._look_up(start, end)  # other blanks than one
            return
        self.starts += starts
        self._take(tokens)

    def _known(self, start: int, end: int) -> list[Word]:
        """What stands between the blanks of a stretch of the line; a piece that a quotation cuts is looked up."""
        line = self._line
        first = self._first + line.count(" ", self._at, start)
        last = first + line.count(" ", start, end)
        self._first, self._at = last, end
        cut_head = start > 0 and line[start - 1] != " "
        cut_tail = end < len(line) and line[end - 1] != " "
        if first == last and (cut_head or cut_tail):
            return [PIECES[line[start:end]]]
        pieces = self._pieces[first + cut_head : last + (end == len(line))]
        if cut_head:
            pieces.insert(0, PIECES[line[start : line.index(" ", start)]])
        if cut_tail:
            pieces.append(PIECES[line[line.rindex(" ", start, end) + 1 : end]])
        return pieces

    def _look_up(self, start: int, end: int) -> None:
        """Adds the words of a stretch of which nothing is known, and finds where they stand."""
        text = self._text[start:end]
        pieces = text.split()
        if pieces and text[-1] == "'":  # a mark that closes, no owner's apostrophe
            bare = pieces[-1].rstrip("'")
            pieces[-1:] = [bare, *"'" * (len(pieces[-1]) - len(bare))]
        first = len(self.words)
        self._take(list(chain.from_iterable([PIECES[piece].tokens for piece in pieces])))
        text, starts = self._text, self.starts
        for number, word in enumerate(self.words[first:], first):
            start = text.index(word, start)
            starts.append(start - number)
            start += len(word)

    def _take(self, tokens: list[Any]) -> None:
        """`tokens`: one after another, as `tokens_of` has them."""
        tags = tokens[1::3]
        self.looked += [at for at, tag in enumerate(tags, len(self.words)) if tag & LOOKED_AT]
        self.words += tokens[::3]
        self.tags += tags
