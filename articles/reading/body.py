"""The body's lines: paragraphs, and between them captions, headlines of other stories and furniture."""

from __future__ import annotations

import re

from articles.reading.agencies import known_agency
from articles.reading.captions import lacks_verb, may_hold_credit, opens_like_caption, read_credit
from articles.reading.draft import Draft, Line
from articles.reading.furniture import cut_end_marks, ends_like_prose, is_furniture, opens_insert
from articles.reading.types import Span

_SAYS_TAIL = re.compile(
    r"\s(?:—|–|--?|―)\s(?:[\w.’'-]+\s?){1,5}\Z|,\s(?:says|say)\s(?:[\w.’'-]+\s?){1,5}\Z|,\s(?:[\w.’'-]+\s){1,4}says\Z"
)
_TAG_LIST = re.compile(
    r"(?i)(?:related\s)?(?:tags?|topics?|keywords?|persons|countries|organizations|topics\sin\sthis\sarticle)\s?:?"
)


def read_body(story: Draft, body_at: int) -> None:
    other_stories = tags = False
    agency = story.dateline.agency if story.dateline else ""
    for at, line in enumerate(story.lines[body_at:]):
        if line.part:
            continue
        if at == 0 and story.dateline and line.start <= story.dateline.span[0] < line.end:
            line.part = "body"
            continue
        text = line.text
        short = len(text) <= 400
        if short and is_furniture(text):
            tags = bool(_TAG_LIST.fullmatch(text))
            line.part = "furniture"
            continue
        opens, names = opens_insert(text) if short else (False, False)
        if opens:
            line.part, other_stories, tags = "insert", not names, False
        elif tags and len(text) <= 60 and not ends_like_prose(text):
            line.part = "furniture"
        elif (
            other_stories and len(text) <= 200 and text[-1] not in ".…:" and not text.endswith(('."', ".”", ".'", ".’"))
        ):
            line.part = "insert"
        elif _take_body_caption(story, at + body_at, agency):
            continue
        elif at and 40 <= len(text) <= 160 and _is_foreign_headline(story, line, at + body_at):
            line.part = "insert"
        else:
            line.part, other_stories, tags = "body", False, False


def _take_body_caption(story: Draft, at: int, agency: str) -> bool:
    line = story.lines[at]
    text = line.text
    if len(text) > 600 or not may_hold_credit(text):
        return False
    credit = read_credit(text)
    if not credit:
        return False
    if credit.text_end == 0:
        line.part = "credit"
        _take_caption_above(story, at, (line.start + credit.start, line.start + credit.end))
        return True
    name = text[credit.start : credit.end]
    bare_agency = text.rstrip(".").endswith((")", "]")) and "/" not in name and "hoto" not in text[credit.text_end :]
    speaks = text[0] in '"“«'  # the last paragraph, signed by its agency
    if bare_agency and not opens_like_caption(text) and (speaks or known_agency(name) != agency):
        return False
    span = (line.start, line.start + credit.text_end)
    story.add_caption(span, (line.start + credit.start, line.start + credit.end))
    line.part = "caption"
    line.pieces = ((*span, "caption"), (span[1], line.end, "credit"))
    return True


def _take_caption_above(story: Draft, at: int, credit_span: Span) -> None:
    """The short line above a labelled credit ("Image: …") is its caption."""
    above = story.lines[at - 1] if at else None
    if above is None or above.part != "body" or len(above.text) > 160 or credit_span[0] == story.lines[at].start:
        return
    if story.dateline and above.start <= story.dateline.span[0] < above.end:
        return
    if opens_like_caption(above.text) or lacks_verb(above.text):
        above.part = "caption"
        story.add_caption(above.span, credit_span)


def _is_foreign_headline(story: Draft, line: Line, at: int) -> bool:
    """Whether a line between paragraphs is another story's headline, left there without "Read also"."""
    lines = story.lines
    if ends_like_prose(line.text) or not _SAYS_TAIL.search(line.text) or line.text[0] in '-–—•*"“':
        return False
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return ends_like_prose(lines[at - 1].text) and (not after or ends_like_prose(after))


def end_body(story: Draft) -> None:
    """Cut the end marks off the last paragraph and list the paragraphs."""
    body = [line for line in story.lines if line.part == "body"]
    for line in body[-2:]:
        end = cut_end_marks(story.text, line.start, line.end)
        if end < line.end:
            line.pieces += ((line.start, end, "body"), (end, line.end, "furniture"))
            if end == line.start:
                line.part = "furniture"
                continue
            line.end = end
    if story.dateline and story.headline is None and not body:
        return
    headline = story.text[slice(*story.headline)] if story.headline else ""
    for at, line in enumerate(body):
        if line.part != "body":
            continue
        if at == 0 and headline and line.text == headline:
            line.part = "furniture"
            continue
        story.paragraphs.append(line.span)
