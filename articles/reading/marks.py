"""Finds the pairs of quotation marks in a story, whatever marks it uses, kept raw as they came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from articles.reading.types import Span

# One class of first characters, so that a search skips prose at the speed of memory; what follows is bounded.
# "â€œ" and the like are marks read in the wrong encoding; the dashes among them are none.
MARK = re.compile(
    "[\"“”„‟«»'‘’‚`&âÂ]"
    "(?:(?<=&)(?:quot|[lr][ds]quo|bdquo|[lr]aquo|apos|#3[49]|#[xX]2[27]|#82(?:1[67]|2[01])|#1[78][17]|#[xX]201[89cdCD]);"
    "|(?<=')'|(?<=`)`|(?<=â)€[œ\x9d�“”˜™]?|(?<=Â)[«»])?"
    "(?!(?<=[A-Za-z]['’])[A-Za-z])"  # no apostrophe, of which there are as many as marks
)
_SPAN = re.Match.span
_DENSEST = 8  # characters to a mark: a stretch with more is no prose
_OPENING = frozenset(
    ("â€œ", "Â«", "“", "«", "„", "‟", "``", "&ldquo;", "&laquo;", "&bdquo;", "&#8220;", "&#171;", "&#x201c;")
)
_CLOSING = frozenset(("â€\x9d", "â€�", "â€", "Â»", "”", "»", "&rdquo;", "&raquo;", "&#8221;", "&#187;", "&#x201d;"))
_NO_MARKS = frozenset(("&", "â", "Â", "â€“", "â€”", "â€™"))
_SINGLE_OPEN = frozenset(("â€˜", "‘", "‚", "&lsquo;", "&#8216;", "&#x2018;", "`"))
_SINGLE = frozenset(("'", "’", "&rsquo;", "&apos;", "&#39;", "&#x27;", "&#8217;", "&#x2019;")) | _SINGLE_OPEN
_ELIDED = re.compile(r"(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|\d\d\b)")
_BEFORE_OPENING = frozenset(" \t\u00a0([{<—–-/\u2009\u200a\u202f\n\r")
_AFTER_CLOSING = frozenset(" \t\u00a0)]}>.,;:?!—–-/\u2009\u200a\u202f\n\r…")


class Segment(NamedTuple):
    """One pair of marks: [start, end) with them, [inner_start, inner_end) without."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    single: bool = False
    closed: bool = True
    continues: bool = False  # goes on what the paragraph before left open

    def last_character(self, text: str) -> str:
        at = self.inner_end - 1
        while at > self.inner_start and (text[at].isspace() or text[at] in "'’”\""):
            at -= 1
        return text[at] if at >= self.inner_start else ""


class _Mark(NamedTuple):
    start: int
    end: int
    role: int  # 1 opens, -1 closes, 0 either
    single: bool


class _Role(NamedTuple):
    """What a mark may do by itself and the characters beside it, wherever it stands."""

    role: int
    single: bool = False
    elides: bool = False  # unless letters are left out behind it: ’90s, ’em


def find_segments(text: str, places: Iterable[tuple[str, Span]]) -> list[list[Segment]]:
    """The pairs of marks of each place, in order. A pair left open ends with its paragraph, and the next may go on."""
    found: list[list[Segment]] = []
    open_from_before = False
    for where, (start, end) in places:
        marks = _marks(text, start, end)
        if where != "body":
            found.append(_pair(text, marks, (start, end), False)[0])
            continue
        segments, open_from_before = _pair(text, marks, (start, end), open_from_before)
        found.append(segments)
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    spans = list(map(_SPAN, MARK.finditer(text, start, end)))
    if len(spans) * _DENSEST > end - start + 400:
        return []
    marks: list[_Mark] = []
    for at, to in spans:
        beside = text[at - 1 : to + 1] if start < at and to < end else _beside(text, start, end, at, to)
        found = _role(beside)
        if found and not (found.elides and _ELIDED.match(text, to)):
            marks.append(_Mark(at, to, found.role, found.single))
    return marks


def _beside(text: str, start: int, end: int, at: int, to: int) -> str:
    """A mark with the characters beside it; blanks where the passage begins or ends."""
    return (text[at - 1] if at > start else " ") + text[at:to] + (text[to] if to < end else " ")


@lru_cache(maxsize=1 << 13)
def _role(beside: str) -> _Role | None:
    """What a mark does between two characters; nothing where it is none. Few are met, and those again and again."""
    before, raw, after = beside[0], beside[1:-1], beside[-1]
    if raw in _NO_MARKS or (raw in "'’" and before.isalpha() and after.isalpha()):
        return None
    if len(raw) > 4:
        raw = raw.lower()
    if raw in _SINGLE:
        return _single_role(raw, before, after)
    if raw in _OPENING:
        mistyped = after.isspace() and not before.isspace() and before in ".,?!"
        return _Role(-1 if mistyped else 1)
    if raw in _CLOSING:
        mistyped = after.isalnum() and before.isspace()
        return _Role(1 if mistyped else -1)
    opens = (before in _BEFORE_OPENING or before in "'‘“\"`") and not after.isspace()
    closes = not before.isspace() and (after in _AFTER_CLOSING or after in "'’”\"&")
    return _Role(0 if opens == closes else 1 if opens else -1)


def _single_role(raw: str, before: str, after: str) -> _Role | None:
    if before.isalnum() and after.isalnum():
        return None
    if (before in _BEFORE_OPENING or before in '"“') and not after.isspace():
        if after in _AFTER_CLOSING and raw not in _SINGLE_OPEN:
            return None
        return _Role(1, single=True, elides=raw not in _SINGLE_OPEN)
    if raw in _SINGLE_OPEN or before.isspace() or after.isalnum():
        return None
    return _Role(-1, single=True)


def _pair(text: str, marks: list[_Mark], span: Span, open_before: bool) -> tuple[list[Segment], bool]:
    """Outermost pairs of one paragraph, and whether the last is left open."""
    if not marks and not open_before:
        return [], False
    doubles = [mark for mark in marks if not mark.single]
    segments: list[Segment] = []
    still_open = False
    if doubles or open_before:
        segments, still_open = _pair_doubles(text, doubles, span, open_before)
    singles = [mark for mark in marks if mark.single]
    if singles and any(mark.role == 1 for mark in singles):
        segments += _pair_singles(text, singles, segments)
        segments.sort(key=lambda segment: segment.start)
    return segments, still_open


def _pair_doubles(text: str, marks: list[_Mark], span: Span, open_before: bool) -> tuple[list[Segment], bool]:
    segments: list[Segment] = []
    opened: _Mark | None = None
    continues = False
    if open_before and marks:
        if marks[0].start == span[0] and marks[0].role >= 0:
            continues = True
        elif marks[0].role == -1:  # the paragraph goes on without a mark of its own
            segments.append(Segment(span[0], span[0], marks[0].start, marks[0].end, continues=True))
            marks = marks[1:]
    for mark in marks:
        if opened is not None and mark.role == 1 and text[opened.start] in "„‚," and text[mark.start] == "“":
            segments.append(Segment(opened.start, opened.end, mark.start, mark.end, continues=continues))
            opened, continues = None, False
        elif opened is None:
            if mark.role >= 0:
                opened = mark
        elif mark.role == 1:
            cut = _lost_close(text, opened.end, mark.start)
            segments.append(Segment(opened.start, opened.end, cut, cut, closed=False, continues=continues))
            opened, continues = mark, False
        else:
            segments.append(Segment(opened.start, opened.end, mark.start, mark.end, continues=continues))
            opened, continues = None, False
    if opened is not None:
        segments.append(Segment(opened.start, opened.end, span[1], span[1], closed=False, continues=continues))
        return segments, True
    return segments, False


def _lost_close(text: str, start: int, end: int) -> int:
    """Where words whose closing mark was lost end: at their last stop before `end`."""
    for stop in range(end - 1, start, -1):
        if text[stop] in ".?!,":
            return stop + 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _pair_singles(text: str, marks: list[_Mark], taken: list[Segment]) -> list[Segment]:
    segments: list[Segment] = []
    free = _outside(marks, taken)
    opened: _Mark | None = None
    for index, mark in enumerate(free):
        if mark.role == 1:
            opened = mark
        elif opened is not None:
            if _plural_owner(text, mark) and index + 1 < len(free) and free[index + 1].role == -1:
                continue
            segments.append(Segment(opened.start, opened.end, mark.start, mark.end, single=True))
            opened = None
    return segments


def _plural_owner(text: str, mark: _Mark) -> bool:
    return (
        text[mark.start - 1] == "s"
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].islower()
    )


def _outside(marks: list[_Mark], taken: list[Segment]) -> list[_Mark]:
    free: list[_Mark] = []
    at = 0
    for mark in marks:
        while at < len(taken) and taken[at].end <= mark.start:
            at += 1
        if at >= len(taken) or mark.start < taken[at].start:
            free.append(mark)
    return free
