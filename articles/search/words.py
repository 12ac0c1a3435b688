"""How a text becomes the words that it is found by, the same for stories, for quotes and for what a reader types.

A word is a run of letters and digits, in lower case and without accents: `Zürich` is `zurich`, `Yong-ho` the two words
`yong` and `ho`. An apostrophe joins (`O'Brien` is `obrien`), a possessive's `'s` is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

# Longer runs are no words that anybody types; what is cut is cut in questions, too.
MOST_CHARACTERS = 60
_RUN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Most texts are ASCII but for marks of typesetters: these are cut at marks without a regular expression, in a fifth of
# the time. None of the marks is part of a word but the apostrophe.
_TYPESET = [("’", "'"), *((mark, " ") for mark in "“”‘„–—…•\xa0")]
# For bytes: for a str, each translation would look up each of its characters anew.
_CUT = bytes(code if chr(code).isalnum() or chr(code) == "'" else ord(" ") for code in range(128)).ljust(256)
_LOOSE = re.compile(r"'(?![0-9A-Za-z])|'(?<![0-9A-Za-z]')")  # joins nothing
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_POSSESSIVES = re.compile(r"'s(?= |\Z)")  # among words in small letters
# Letters that no decomposition parts from their marks.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ς": "σ",
        "'": "",
        "’": "",
    }
)
_REMEMBERED = 200_000


class _Folded(dict[str, str]):
    """Runs as printed, with the words that they are: most runs of a text were seen before."""

    def __missing__(self, run: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = self[run] = fold(run)
        return word


_folded = _Folded()


def fold(run: str) -> str:
    """One run of letters as the word that it is found by; "" where nothing is left."""
    word = _POSSESSIVE.sub("", run)
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(letter for letter in decomposed if letter.isalnum())
    return word.lower().translate(_PLAIN)[:MOST_CHARACTERS]


def words_of(text: str) -> list[str]:
    """Every word, in order; two texts hold the same phrase where the same words follow each other."""
    return [*filter(None, map(_folded.__getitem__, _runs_of(text)))]


def joined_words(text: str) -> str:
    """Every word, with a space between two."""
    runs = _runs_of(text)
    return _joined(runs, _longest(runs))


def analyse_joined(text: str) -> tuple[str, set[str]]:
    """The same, and the different runs of letters that they are printed as."""
    runs = _runs_of(text)
    printed = set(runs)
    return _joined(runs, _longest(printed)), printed


def analyse_each(texts: Iterable[str]) -> tuple[list[str], set[str]]:
    """The words of each text, so joined, and the different runs of all of them."""
    several = [_runs_of(text) for text in texts]
    printed = set().union(*several)
    longest = _longest(printed)
    return [_joined(runs, longest) for runs in several], printed


def _longest(runs: Collection[str]) -> int:
    return max(map(len, runs), default=0)


def _joined(runs: Sequence[str], longest: int) -> str:
    """The words that these runs are: where no letter has to be folded, none is looked up by itself."""
    words = " ".join(runs)
    if not words.isascii() or longest > MOST_CHARACTERS:
        return " ".join([*filter(None, map(_folded.__getitem__, runs))])
    words = words.lower()
    return _POSSESSIVES.sub("", words).replace("'", "") if "'" in words else words


def plain_marks(text: str) -> str:
    """The text with plain apostrophes, and with spaces for what else typesetters put beside ASCII."""
    if not text.isascii():
        for mark, plain in _TYPESET:
            text = text.replace(mark, plain)
    return text


def _runs_of(text: str) -> list[str]:
    text = plain_marks(text)
    if not text.isascii():
        return _RUN.findall(text)
    text = text.encode().translate(_CUT).decode()
    return (_LOOSE.sub(" ", text) if "'" in text else text).split()


def word_of(run: str) -> str:
    return _folded[run]


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """Every word with the start and end, in code points, of the run that it was."""
    folded = _folded
    return [(word, run.start(), run.end()) for run in _RUN.finditer(text) if (word := folded[run.group()])]


def words_from(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The same, one after the other, from a place on at which a word begins."""
    folded = _folded
    return ((word, run.start(), run.end()) for run in _RUN.finditer(text, at) if (word := folded[run.group()]))
