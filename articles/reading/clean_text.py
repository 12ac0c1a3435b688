"""A story's text with straight marks and mended characters, and the way back to the original's places.

Agencies' texts arrive with HTML entities (`&quot;`), curly marks and mojibake (`â€™`). Names are looked for in a
cleaned copy; every place found is carried back to the text as it arrived.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from articles.reading.types import Span

# One character for one: places stay where they are.
_STRAIGHT = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("\u2011", "-"), ("\u2010", "-"),
)  # fmt: skip
_STRAIGHTENED = str.maketrans(dict(_STRAIGHT))
_BROKEN = re.compile(
    r"&(?:#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"  # entities
    # UTF-8 read as cp1252
    r"|â(?:€[\u0098\u0099\u009c\u009d\u0093\u0094™˜œ\u201c\u201d\u009d“”]|\u0080[\u0090-\u00bf])"
    r"|вЂ[™њќ“”\u009d\u0098]"  # UTF-8 read as cp1251
    r"|[ÃÄÅ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_MARKS = {
    "â€™": "'",
    "â€˜": "'",
    "â€œ": '"',
    "вЂ™": "'",
    "вЂњ": '"',
    "вЂќ": '"',
    "вЂ“": "-",
    "вЂ”": "-",
}


@dataclass(frozen=True, slots=True)
class CleanText:
    text: str
    printed: str  # the text as it arrived
    originals: tuple[int, ...] = ()  # where each mended piece ends in the original …
    cleaned: tuple[int, ...] = ()  # … and in the cleaned text

    def to_original(self, place: int) -> int:
        if not self.cleaned:
            return place
        at = bisect_right(self.cleaned, place) - 1
        return place if at < 0 else self.originals[at] + place - self.cleaned[at]

    def to_clean(self, place: int) -> int:
        if not self.originals:
            return place
        at = bisect_right(self.originals, place) - 1
        found = place if at < 0 else self.cleaned[at] + place - self.originals[at]
        return min(found, self.cleaned[at + 1]) if at + 1 < len(self.cleaned) else found

    def span_to_original(self, span: Span) -> Span:
        if not self.cleaned:
            return span
        return self.to_original(span[0]), self.to_original(span[1]) if span[1] > span[0] else self.to_original(span[0])

    def span_to_clean(self, span: Span) -> Span:
        return (self.to_clean(span[0]), self.to_clean(span[1])) if self.originals else span


def straight(piece: str) -> str:
    """A piece of a text with marks made straight, each in its place."""
    return piece if piece.isascii() else piece.translate(_STRAIGHTENED)


def clean(text: str) -> CleanText:
    """The text with marks made straight and broken characters mended."""
    printed = text
    for curly, straight in _STRAIGHT:
        if curly in text and not (curly in "‘’“”" and ("â€" in text or "вЂ" in text)):
            text = text.replace(curly, straight)
    if not ("&" in text or "â" in text or "Ã" in text or "вЂ" in text or "Ä" in text or "Å" in text):
        return CleanText(text, printed)
    pieces: list[str] = []
    originals, cleaned = [0], [0]
    last = length = 0
    for found in _BROKEN.finditer(text):
        mended = _mended(found.group())
        if mended == found.group():
            continue
        before = text[last : found.start()]
        pieces += (before, mended)
        length += len(before) + len(mended)
        last = found.end()
        originals.append(last)
        cleaned.append(length)
    if not pieces:
        return CleanText(text, printed)
    return CleanText("".join([*pieces, text[last:]]), printed, tuple(originals), tuple(cleaned))


def _mended(broken: str) -> str:
    if broken[0] == "&":
        mended = html.unescape(broken)
        return mended.replace("\u00a0", " ").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if broken in _MARKS:
        return _MARKS[broken]
    for encoding in ("cp1252", "latin-1"):
        try:
            mended = broken.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return mended.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return '"' if broken[0] == "â" else broken


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """The text in small letters, each where it stood."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join([one if len(one := letter.lower()) == 1 else letter for letter in text])
