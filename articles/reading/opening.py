"""Where a story's body begins: at its dateline, else where the shape of the lines shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.asides import take_aside
from articles.reading.captions import read_credit
from articles.reading.datelines import read_city_dash, read_dateline
from articles.reading.draft import Draft, Line
from articles.reading.furniture import cut_end_marks, ends_like_prose, is_furniture
from articles.reading.glued import find_glued_dateline, split_head
from articles.reading.head import mend_headline
from articles.reading.printed_dates import read_stamp
from articles.reading.rubrics import rubric_of_line
from articles.reading.types import Dateline, Part

HEAD_LINES = 40  # lines in which a story's dateline is looked for

_TAGGED = re.compile(r"\((?:URGENT|(?:\d\w\w )?(?:LEAD|LD)|[A-Z][\w ]{2,30})\)")
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
    if _take_bulletin(story):
        return 1
    for at, line in enumerate(lines[:6]):
        if sum(len(earlier.text) > 250 for earlier in lines[:at]) > 1:
            break
        found = read_city_dash(text, line.start, line.end) if line.end - line.start > 80 else None
        if found:
            story.dateline = found
            return at
    return _take_place(story) or _open_plain_body(story)


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


def _take_bulletin(story: Draft) -> bool:
    """A bulletin of Yonhap: slug and headline on one line, behind the same tag or before "(END)", and no body."""
    line = story.lines[0]
    end = cut_end_marks(story.text, line.start, line.end)
    if end - line.start > 220:
        return False
    if end == line.end:
        tagged = _TAGGED.match(story.text, line.start, end)
        if len(story.lines) == 1 or not tagged or story.text.count(tagged[0], line.start, end) < 2:
            return False
    if len(story.lines) > 1 and not is_furniture(story.lines[1].text):
        return False
    head = split_head(story.text, line.start, end, "Yonhap")
    if not head.slug or not head.headline:
        return False
    story.headline = head.headline
    pieces: list[tuple[int, int, Part]] = [(*note, "furniture") for note in (*head.notes, head.slug, (end, line.end))]
    line.part = "headline"
    line.pieces = tuple(sorted((*(piece for piece in pieces if piece[0] < piece[1]), (*head.headline, "headline"))))
    return True


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
        elif _stamp_between(lines, titles[-1], at) or len(titles) > 1 or not _can_be_deck(lines, titles[0], at):
            return at
        titles.append(at)
    return min(len(lines), HEAD_LINES) if titles else 0


def _take_place(story: Draft) -> int | None:
    """The body's start below a line with nothing but a place in capitals, as Anadolu and others print it."""
    for at, line in enumerate(story.lines[1:12], 1):
        after = story.lines[at + 1].text if at + 1 < len(story.lines) else ""
        if len(line.text) > 200 and ends_like_prose(line.text):
            return None
        if (
            _STANDALONE_PLACE.fullmatch(line.text)
            and not line.text.endswith(".")
            and (len(after) > 60 or ends_like_prose(after))
            and not (is_furniture(line.text) or rubric_of_line(line.text))
        ):
            story.dateline = Dateline(line.span, line.text, line.text)
            line.part = "dateline"
            return at + 1
    return None


def _can_be_headline(lines: Sequence[Line], at: int) -> bool:
    line = lines[at].text
    if len(line) > 250:
        return False
    return not line.endswith(".") or (at + 1 < len(lines) and len(line) <= 160)


def _can_be_deck(lines: Sequence[Line], headline: int, at: int) -> bool:
    """Whether the second line of prose is a standfirst: repeated below, or no sentence while the next line is one."""
    line = lines[at].text
    following = next((other.text for other in lines[at + 1 : at + 4] if not is_furniture(other.text)), "")
    if len(line) > 320 or not following:
        return False
    if read_stamp(following):
        return not ends_like_prose(line)
    if lines[headline].text.endswith(";") or following.startswith(line.rstrip(".")) or following == "FULL TEXT.":
        return True
    return not ends_like_prose(line) and ends_like_prose(following) and len(line) > 30 and line[0] not in "-•*–—"


def _stamp_between(lines: Sequence[Line], first: int, last: int) -> bool:
    return any(line.part == "dateline" for line in lines[first + 1 : last])
