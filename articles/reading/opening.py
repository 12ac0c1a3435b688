"""Where a story's body begins: at its dateline, else where the shape of the lines shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.asides import take_aside
from articles.reading.captions import read_credit
from articles.reading.datelines import read_city_dash, read_dateline
from articles.reading.draft import Draft, Line
from articles.reading.furniture import ends_like_prose, is_furniture
from articles.reading.glued import find_glued_dateline, split_head
from articles.reading.head import mend_headline
from articles.reading.types import Dateline, Part

HEAD_LINES = 40  # lines in which a story's dateline is looked for

_STANDALONE_PLACE = re.compile(r"[A-ZÀ-Þİ][A-ZÀ-Þİ'’. -]{2,24}(?:/[A-ZÀ-Þİ' -]{3,24})?(?:,\s[A-Z][\w. ]{1,20})?")


def open_body(story: Draft) -> int:
    """The index of the line in which the body begins; finds the dateline on the way."""
    text, lines = story.text, story.lines
    prose = 0
    for at, line in enumerate(lines[:HEAD_LINES]):
        found = read_dateline(text, line.start, line.end) if prose < 2 else None
        prose += len(line.text) > 220 and ends_like_prose(line.text)
        if found:
            story.dateline = found
            if found.span[1] >= line.end:  # a dateline on a line of its own
                line.part = "dateline"
                return at + 1
            return at
    for at, line in enumerate(lines[:3]):
        found = find_glued_dateline(text, line.start, line.end) if line.end - line.start > 60 else None
        if found:
            story.dateline = found
            _take_glued_head(story, line, found)
            return at
    for at, line in enumerate(lines[:5]):
        if at and len(lines[at - 1].text) > 250:
            break
        found = read_city_dash(text, line.start, line.end) if line.end - line.start > 80 else None
        if found:
            story.dateline = found
            return at
    return _open_plain_body(story)


def _take_glued_head(story: Draft, line: Line, found: Dateline) -> None:
    head = split_head(story.text, line.start, found.span[0], found.agency)
    pieces: list[tuple[int, int, Part]] = [(*note, "furniture") for note in head.notes]
    if head.slug:
        pieces.append((*head.slug, "furniture"))
    if head.headline:
        story.headline = mend_headline(story, head.headline)
        pieces.append((*head.headline, "headline"))
    if head.byline:
        story.byline = head.byline
        pieces.append((*head.byline, "byline"))
    line.pieces = tuple(sorted(pieces))
    line.start = found.span[0]
    line.text = story.text[line.start : line.end]


def _open_plain_body(story: Draft) -> int:
    """The body's first line where no dateline shows it: after headline, deck, bylines and the line with the date."""
    lines = story.lines
    titles: list[int] = []
    for at, line in enumerate(lines[:HEAD_LINES]):
        if take_aside(story, line) or ((credit := read_credit(line.text)) and (at > 0 or credit.text_end)):
            continue
        if line.part == "insert":
            continue
        if not titles:
            if not _can_be_headline(lines, at):
                return at
        elif _stamp_between(lines, titles[-1], at):
            return at
        elif len(titles) > 1 or not _can_be_deck(lines, titles[0], at):
            place = lines[at - 1]
            if len(titles) > 1 and titles[-1] == at - 1 and _STANDALONE_PLACE.fullmatch(place.text):
                _take_place(story, place)
            return at
        titles.append(at)
    return min(len(lines), HEAD_LINES) if titles else 0


def _take_place(story: Draft, line: Line) -> None:
    """A line with nothing but a place in capitals, right before the body, is the dateline of Anadolu and others."""
    story.dateline = Dateline(line.span, line.text, line.text.rstrip(" .:"))
    line.part = "dateline"


def _can_be_headline(lines: Sequence[Line], at: int) -> bool:
    line = lines[at].text
    if len(line) > 250:
        return False
    rest = lines[at + 1 :]
    if not rest:
        return not line.endswith(".")
    return not line.endswith(".") or len(line) <= 160


def _can_be_deck(lines: Sequence[Line], headline: int, at: int) -> bool:
    """Whether the second line of prose is a standfirst: repeated below, or no sentence while the next line is one."""
    line = lines[at].text
    following = next((other.text for other in lines[at + 1 : at + 4] if not is_furniture(other.text)), "")
    if len(line) > 320 or not following:
        return False
    if lines[headline].text.endswith(";") or following.startswith(line.rstrip(".")) or following == "FULL TEXT.":
        return True
    if _STANDALONE_PLACE.fullmatch(line):
        return True
    return not ends_like_prose(line) and ends_like_prose(following) and len(line) > 30 and line[0] not in "-•*–—"


def _stamp_between(lines: Sequence[Line], first: int, last: int) -> bool:
    return any(line.part == "dateline" for line in lines[first + 1 : last])
