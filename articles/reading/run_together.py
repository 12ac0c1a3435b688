"""Names run together with the word after them: "Kim Jong Unreceived", "Kim Il Sungand".

KCNA's pages lose blanks beside the names of leaders. Only names that the reference knows are parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import listed
from articles.reading.printed_words import RUNS_ON, Word

_AFTER = listed("""
    and on in at to of received sent visited said met inspected guided made gave had has is was the with for by from
    paid attended who as expressed looked highly watched took went arrived posed provided acquainted learned called
    stressed noted saw extended congratulated presented conveyed issued
    """)
_REST = re.compile(r"([a-z]*)([A-Z][a-z]+)?")


def may_run_together(words: Sequence[Word], number: int) -> bool:
    """Whether a known name of three words may stand there, the third with something that hangs on it."""
    return number + 2 < len(words) and (words[number].text, words[number + 1].text) in gazetteer().thirds


def part_names(words: list[Word], steps: list[int], first: int) -> None:
    """Parts, in place, the names among the words from `first` on; `steps` as `story_words` has them."""
    thirds = gazetteer().thirds
    for number in range(len(words) - 3, first - 1, -1):
        if words[number].flags & RUNS_ON and may_run_together(words, number):
            parts = _parted(words[number + 2], thirds[words[number].text, words[number + 1].text])
            if parts:
                words[number + 2 : number + 3] = parts
                steps[number + 3 : number + 3] = [-1] * (len(parts) - 1)


def _parted(word: Word, thirds: set[str]) -> list[Word]:
    """The end of the name, the word that hangs on it, and a name that hangs on that; none where nothing does."""
    for third in thirds:
        if len(word.text) <= len(third) or not word.text.startswith(third):
            continue
        rest = _REST.fullmatch(word.text, len(third))
        if rest is None or (rest[1] and rest[1] not in _AFTER and len(rest[1]) < 4):
            continue
        texts = [third, *[text for text in rest.groups() if text]]
        parts: list[Word] = []
        offset = word.offset
        for text in texts:
            last = text is texts[-1]
            parts.append(Word(text, offset, "" if parts else word.opens, word.ends if last else "", word.owns and last))
            offset += len(text)
        return parts
    return []
