"""Takes a story apart: headline, deck, dateline, captions, body, and what the page printed around them.

The story is read line by line. First the opening is found, the line in which the body begins: by its dateline, else by
the shape of the lines. What stands before it is the head, what follows is the body with captions, inserts and furniture
between its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.reading.agencies import known_agency
from articles.reading.captions import lacks_verb, opens_like_caption, read_credit
from articles.reading.datelines import read_city_dash, read_dateline
from articles.reading.furniture import (
    agency_of_copyright,
    agency_of_mail,
    cut_end_marks,
    ends_like_prose,
    is_furniture,
    opens_insert,
)
from articles.reading.glued import find_glued_dateline, split_head
from articles.reading.printed_dates import read_stamp
from articles.reading.rubrics import rubric_after_headline, rubric_before_headline, rubric_of_line
from articles.reading.types import Caption, Dateline, Layout, Part, Span

HEAD_LINES = 40  # lines in which a story's dateline is looked for

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\xa0\u200b\u200c\ufeff\u2009\u202f\u3000"
_BYLINE = re.compile(
    r"(?:BYLINE\s?:\s?\S.{1,100}|(?:[Bb]y|BY)\s(?:(?:TASS|Xinhua|Yonhap|AP|AFP|Reuters|KCNA)\s(?:[Ww]riters?"
    r"|[Cc]orrespondents?|[Ss]taff)\s)?"
    r"[A-ZÀ-Þ][\w.’'-]*+(?:(?:,\s|\s?[|/&]\s?|\s)(?:and|AND|in|IN|of|for|de|van|von|al|el|bin|the"
    r"|[A-ZÀ-Þ(@][\w.’'@)-]*+)){0,14}"
    r"|(?:Written|Reported|Author|Authors|Reporter|Correspondent"
    r"|Compiled)(?:\sby)?\s?:?\s[A-ZÀ-Þ][\w.’'-]*+(?:,?\s[A-ZÀ-Þ][\w.’'-]*+){0,5})"
)
_JOB_LINE = re.compile(
    r"(?:(?:The\s)?(?:Associated\sPress|AP|Reuters|AFP|Xinhua|TASS|Yonhap|Staff|Special|Senior|Contributing"
    r"|Political|Foreign|National|Chief)"
    r"(?:\s[A-Z]\w+){0,3}\s)?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditor|[Cc]olumnist|Staff)"
)
_STANDALONE_PLACE = re.compile(
    r"[A-ZÀ-Þİ][A-ZÀ-Þİ'’. -]{2,24}(?:/[A-ZÀ-Þİ' -]{3,24})?(?:,\s[A-Z][\w. ]{1,20})?\s?[.:]?"
)
_SITE_TAIL = re.compile(
    r"(?:\s[-–|]\s(?P<rubric>[A-Z][\w&/ -]{1,30}?))?\s(?P<rule>[-–|])\s(?P<site>[A-Za-z][\w. ]{1,30})\Z"
)
_SAYS_TAIL = re.compile(
    r"\s(?:—|–|--?|―)\s(?:[\w.’'-]+\s?){1,5}\Z|,\s(?:says|say)\s(?:[\w.’'-]+\s?){1,5}\Z|,\s(?:[\w.’'-]+\s){1,4}says\Z"
)
_CREDITS_AGENCY = re.compile(
    r"(?:According\sto|As\sreported\sby)\s(?:the\s)?(?P<first>[A-Z][\w -]{1,40}?)(?:\s(?i:news\sagency|agency"
    r"|newswire))?(?=[,.\s])"
    r"|[\s,](?P<second>[A-Z][\w-]{1,20}(?:\s[A-Z]\w{1,12})?)\s(?:(?i:news\sagency)\s)?(?:reports|reported"
    r"|said\sin\sa\sreport)\b"
)
_TAG_LIST = re.compile(
    r"(?i)(?:related\s)?(?:tags?|topics?|keywords?|persons|countries|organizations|topics\sin\sthis\sarticle)\s?:?"
)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    part: Part | None = None
    pieces: list[tuple[int, int, Part]] = field(default_factory=list)  # where one line holds several parts

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(slots=True)
class _Story:
    """A layout in the making."""

    text: str
    lines: list[_Line]
    dateline: Dateline | None = None
    headline: Span | None = None
    deck: Span | None = None
    section: Span | None = None
    byline: Span | None = None
    captions: list[Caption] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)


def lay_out(text: str) -> Layout:
    """Every character of `text` in exactly one part."""
    story = _Story(text, _split(text))
    if not story.lines:
        return Layout(parts=((0, len(text), "furniture"),) if text else ())
    body_at = _open_body(story)
    _read_head(story, body_at)
    _read_body(story, body_at)
    _end_body(story)
    return Layout(
        parts=_parts(story),
        headline=story.headline,
        deck=story.deck,
        section=story.section,
        byline=story.byline,
        captions=tuple(story.captions),
        paragraphs=tuple(story.paragraphs),
        dateline=story.dateline,
        source=_source(story),
    )


def _split(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        found = match.group()
        bare = found.strip(_BLANK)
        if bare:
            start = match.start() + found.find(bare[0])
            lines.append(_Line(start, start + len(bare), bare))
    return lines


# Where the body begins


def _open_body(story: _Story) -> int:
    """The index of the line in which the body begins; finds the dateline on the way."""
    text, lines = story.text, story.lines
    for at, line in enumerate(lines[:HEAD_LINES]):
        found = read_dateline(text, line.start, line.end)
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
    for at, line in enumerate(lines[:8]):
        found = read_city_dash(text, line.start, line.end) if line.end - line.start > 80 else None
        if found:
            story.dateline = found
            return at
    return _open_plain_body(story)


def _take_glued_head(story: _Story, line: _Line, found: Dateline) -> None:
    head = split_head(story.text, line.start, found.span[0], found.agency)
    pieces: list[tuple[int, int, Part]] = [(*note, "furniture") for note in head.notes]
    if head.slug:
        pieces.append((*head.slug, "furniture"))
    if head.headline:
        story.headline = _mend_headline(story, head.headline)
        pieces.append((*head.headline, "headline"))
    if head.byline:
        story.byline = head.byline
        pieces.append((*head.byline, "byline"))
    line.pieces = sorted(pieces)
    line.start = found.span[0]
    line.text = story.text[line.start : line.end]


def _open_plain_body(story: _Story) -> int:
    """The body's first line where no dateline shows it: after headline, deck, bylines and the line with the date."""
    lines = story.lines
    titles: list[int] = []
    for at, line in enumerate(lines[:HEAD_LINES]):
        if _take_aside(story, line) or ((credit := read_credit(line.text)) and (at > 0 or credit.text_end)):
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
    return len(lines) if titles else 0


def _take_place(story: _Story, line: _Line) -> None:
    """A line with nothing but a place in capitals, right before the body, is the dateline of Anadolu and others."""
    story.dateline = Dateline(line.span, line.text, line.text.rstrip(" .:"))
    line.part = "dateline"


def _can_be_headline(lines: Sequence[_Line], at: int) -> bool:
    line = lines[at].text
    if len(line) > 250:
        return False
    rest = lines[at + 1 :]
    if not rest:
        return not line.endswith(".")
    return not line.endswith(".") or len(line) <= 160


def _can_be_deck(lines: Sequence[_Line], headline: int, at: int) -> bool:
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


def _stamp_between(lines: Sequence[_Line], first: int, last: int) -> bool:
    return any(line.part == "dateline" for line in lines[first + 1 : last])


# The head


def _take_aside(story: _Story, line: _Line) -> bool:
    """Label a head line that is no title: furniture, byline, rubric, a line with the date."""
    if line.part:
        return True
    text = line.text
    if opens_insert(text)[0]:
        line.part = "insert"
    elif is_furniture(text) or (len(text) < 60 and _JOB_LINE.fullmatch(text)):
        line.part = "furniture"
    elif len(text) <= 120 and _BYLINE.fullmatch(text):
        line.part = "byline"
        story.byline = story.byline or line.span
    elif read_stamp(text):
        line.part = "dateline"
    elif rubric := rubric_of_line(text):
        line.part = "section"
        story.section = story.section or (line.start + rubric[0], line.start + rubric[1])
    else:
        return False
    return True


def _read_head(story: _Story, body_at: int) -> None:
    head = story.lines[:body_at]
    for line in head:
        _take_aside(story, line)
    _take_site_title(head)
    _take_head_captions(story, head)
    titles = [line for line in head if not line.part]
    for earlier, line in pairwise(titles):
        if line.text == earlier.text and line is not titles[-1]:
            line.part = "furniture"
    titles = [line for line in titles if not line.part] or _rubric_as_title(story, head)
    if story.headline or not titles:
        for line in titles:
            line.part = "insert"
        return
    titles = _drop_foreign_titles(story, titles, body_at)
    titles[0].part = "headline"
    story.headline = _mend_headline(story, titles[0].span, titles[0])
    if len(titles) > 1:
        deck = titles[1]
        if deck.text == titles[0].text:
            deck.part = "furniture"
        else:
            deck.part = "deck"
            story.deck = deck.span
    for line in titles[2:]:
        line.part = "insert"


def _rubric_as_title(story: _Story, head: Sequence[_Line]) -> list[_Line]:
    """A rubric is the headline of a story that has no other ("Press Review")."""
    rubrics = [line for line in head if line.part == "section"]
    if story.headline or not rubrics or not story.dateline:
        return []
    if len(rubrics) == 1:
        story.section = None
    return rubrics[-1:]


def _take_site_title(head: Sequence[_Line]) -> None:
    """A line that repeats the headline with the site's name behind it is the page's title."""
    texts = [line.text for line in head if not line.part]
    for line in head:
        tail = _SITE_TAIL.search(line.text) if not line.part else None
        if tail and any(
            line.text.startswith(other) and len(other) < len(line.text) for other in texts if len(other) > 20
        ):
            line.part = "furniture"


def _take_head_captions(story: _Story, head: Sequence[_Line]) -> None:
    """Captions between headline and body; one printed twice, with its credit and without, is one caption."""
    found: list[tuple[Span, Span]] = []  # caption, credit
    for at, line in enumerate(head):
        credit = read_credit(line.text) if not line.part else None
        if not credit:
            continue
        credit_span = (line.start + credit.start, line.start + credit.end)
        if credit.text_end:
            if not any(not other.part for other in head[:at]):
                continue  # the first title is the headline, whatever it ends with
            span = (line.start, line.start + credit.text_end)
            line.part = "caption"
            line.pieces = [(*span, "caption"), (span[1], line.end, "credit")]
            found.append((span, credit_span))
            continue
        line.part = "credit"
        caption = _caption_above(head, at)
        if caption:
            caption.part = "caption"
            found.append((caption.span, credit_span))
    texts = {_squeeze(story.text[slice(*span)]): (span, credit) for span, credit in found}
    for line in head:
        if line.part in (None, "caption"):
            _take_repeated_caption(line, texts, first=line.span == head[0].span)
    _take_uncredited_pair(story, head, texts)
    for span, credit_at in texts.values():
        story.captions.append(Caption(story.text[slice(*span)], story.text[slice(*credit_at)], span, credit_at))


def _caption_above(head: Sequence[_Line], at: int) -> _Line | None:
    """The caption to which a credit line belongs: the line above it, unless that is headline or deck."""
    above = head[at - 1] if at else None
    if above is None or above.part:
        return None
    titles = [line for line in head[:at] if not line.part]
    repeated = any(_squeeze(line.text).startswith(_squeeze(above.text)) for line in head[:at] if line is not above)
    if (
        repeated
        or len(titles) >= 3
        or (len(titles) == 2 and (lacks_verb(above.text) or opens_like_caption(above.text)))
    ):
        return above
    return None


def _take_repeated_caption(line: _Line, texts: dict[str, tuple[Span, Span]], *, first: bool) -> None:
    """Label a line that repeats a caption, with or without its credit."""
    bare = _squeeze(line.text)
    for caption, (span, credit) in texts.items():
        if line.span == span or not bare.startswith(caption) or first:
            continue
        if bare == caption or len(bare) - len(caption) <= credit[1] - credit[0] + 14:
            line.part = "caption"


def _take_uncredited_pair(story: _Story, head: Sequence[_Line], texts: dict[str, tuple[Span, Span]]) -> None:
    """A line printed twice after headline and deck is a caption without credit."""
    titles = [line for line in head if not line.part]
    for earlier, line in pairwise(titles[1:]):
        if earlier.text == line.text and len(titles) > 3 and not texts:
            earlier.part = line.part = "caption"
            story.captions.append(Caption(line.text, "", earlier.span))
            return


def _drop_foreign_titles(story: _Story, titles: list[_Line], body_at: int) -> list[_Line]:
    """Without leading lines that share no word with the story while the next title does: another story's headline."""
    if len(titles) < 2 or body_at >= len(story.lines):
        return titles
    body = {
        word[:6].casefold() for line in story.lines[body_at : body_at + 12] for word in _WORD.findall(line.text[:3000])
    }
    shared = [sum(word[:6].casefold() in body for word in set(_WORD.findall(line.text))) for line in titles]
    at = 0
    if len(body) < 20:
        return titles
    while at + 1 < len(titles) and shared[at] == 0 and shared[at + 1] >= 3 and not titles[at + 1].text.endswith("."):
        titles[at].part = "insert"
        at += 1
    return titles[at:]


def _mend_headline(story: _Story, span: Span, line: _Line | None = None) -> Span:
    """The headline without a rubric or the site's name run into it."""
    start, end = span
    pieces: list[tuple[int, int, Part]] = []
    found = rubric_before_headline(story.text[start:end])
    if found:
        story.section = story.section or (start, start + found[0])
        pieces.append((start, start + found[1], "section"))
        start += found[1]
    tail = _SITE_TAIL.search(story.text, start, end)
    agency = story.dateline.agency if story.dateline else ""
    site = known_agency(tail["site"]) if tail else ""
    if tail and site and tail.start() - start > 15 and (tail["rule"] == "|" or tail["rubric"] or site == agency):
        if tail["rubric"] and rubric_of_line(tail["rubric"]):
            story.section = story.section or tail.span("rubric")
        pieces.append((tail.start(), end, "furniture"))
        end = tail.start()
    found = rubric_after_headline(story.text[start:end])
    if found:
        story.section = story.section or (start + found[1], end)
        pieces.append((start + found[0], end, "section"))
        end = start + found[0]
    if line is not None and pieces:
        line.pieces = sorted([*pieces, (start, end, "headline")])
    return start, end


# The body


def _read_body(story: _Story, body_at: int) -> None:
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
        elif _take_body_caption(story, line, agency):
            continue
        elif at and 40 <= len(text) <= 160 and _is_foreign_headline(story, line, at + body_at):
            line.part = "insert"
        else:
            line.part, other_stories, tags = "body", False, False


def _take_body_caption(story: _Story, line: _Line, agency: str) -> bool:
    text = line.text
    if len(text) > 600 or not _may_hold_credit(text):
        return False
    credit = read_credit(text)
    if not credit:
        return False
    if credit.text_end == 0:
        line.part = "credit"
        return True
    name = text[credit.start : credit.end]
    bare_agency = text.rstrip(".").endswith((")", "]")) and "/" not in name and "hoto" not in text[credit.text_end :]
    if bare_agency and not opens_like_caption(text) and known_agency(name) != agency:
        return False
    span = (line.start, line.start + credit.text_end)
    caption = Caption(text[: credit.text_end], name, span, (line.start + credit.start, line.start + credit.end))
    if not any(_squeeze(other.text) == _squeeze(caption.text) for other in story.captions):
        story.captions.append(caption)
    line.part = "caption"
    line.pieces = [(*span, "caption"), (span[1], line.end, "credit")]
    return True


def _may_hold_credit(text: str) -> bool:
    tail = text[-140:]
    return (
        text.endswith((")", "]", ").", "]."))
        or "/" in tail
        or "©" in tail
        or any(word in tail for word in ("hoto", "mage:", "icture", "redit", "ourtesy", "(c)"))
    )


def _is_foreign_headline(story: _Story, line: _Line, at: int) -> bool:
    """Whether a line between paragraphs is another story's headline, left there without "Read also"."""
    lines = story.lines
    if ends_like_prose(line.text) or not _SAYS_TAIL.search(line.text) or line.text[0] in '-–—•*"“':
        return False
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return ends_like_prose(lines[at - 1].text) and (not after or ends_like_prose(after))


def _end_body(story: _Story) -> None:
    """Cut the end marks off the last paragraph and list the paragraphs."""
    body = [line for line in story.lines if line.part == "body"]
    for line in body[-2:]:
        end = cut_end_marks(story.text, line.start, line.end)
        if end < line.end:
            line.pieces += [(line.start, end, "body"), (end, line.end, "furniture")]
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


# The whole


def _parts(story: _Story) -> tuple[tuple[int, int, Part], ...]:
    """All characters in order; blanks between parts go with the part before them."""
    cuts: list[tuple[int, Part]] = []
    dateline = story.dateline.span if story.dateline else None
    for line in story.lines:
        if line.pieces:
            cuts += [(start, part) for start, _, part in line.pieces]
            if line.part == "body" and line.start not in {start for start, _, _ in line.pieces}:
                cuts.append((line.start, "body"))
        else:
            cuts.append((line.start, line.part or "furniture"))
        if dateline and line.start <= dateline[0] < line.end and line.part == "body":
            cuts.append((dateline[0], "dateline"))
            if dateline[1] < line.end:
                cuts.append((dateline[1], "body"))
    cuts.sort(key=lambda cut: cut[0])
    parts: list[tuple[int, int, Part]] = []
    for at, (start, part) in enumerate(cuts):
        end = cuts[at + 1][0] if at + 1 < len(cuts) else len(story.text)
        start = 0 if at == 0 else start
        if start >= end:
            continue
        if parts and parts[-1][2] == part:
            parts[-1] = (parts[-1][0], end, part)
        else:
            parts.append((start, end, part))
    return tuple(parts)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _source(story: _Story) -> str:
    """The agency of the dateline, else the one that copyright, mail address or first sentence names."""
    if story.dateline and story.dateline.agency:
        return story.dateline.agency
    for line in story.lines:
        if line.part == "furniture" and (found := agency_of_copyright(line.text)):
            return found
    if found := agency_of_mail(story.text):
        return found
    if story.paragraphs:
        start, end = story.paragraphs[0]
        sentence = story.text[start : min(end, start + 300)]
        stop = sentence.find(". ")
        match = _CREDITS_AGENCY.search(sentence[: stop + 1] if stop > 0 else sentence)
        if match:
            return known_agency(match["first"] or match["second"])
    return ""
