"""What stands between two blanks: how it falls into words is worked out once a process."""

from __future__ import annotations

from articles.reading.clean_text import straight
from articles.reading.printed_words import SPEAKS, Several, Word, words_of
from articles.reading.tokens import tokens_of
from articles.reading.words import ACCORDING, SAYS

_SPEAKS = SAYS | ACCORDING
_REMEMBERED = 150_000  # pieces; a hostile text may not fill the memory
_LONGEST = 60  # characters of a piece that may come again


class _Pieces(dict[str, Word]):
    """What stands between two blanks → the word, or the several words, that it is."""

    def __missing__(self, piece: str) -> Word:
        words = words_of(straight(piece))
        found = words[0] if len(words) == 1 else Several(words)
        found.tokens = tokens_of(piece)
        if words and any(bits & _SPEAKS for bits in found.tokens[1::3]):
            words[0].flags |= SPEAKS
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = found
        return found


PIECES = _Pieces()
