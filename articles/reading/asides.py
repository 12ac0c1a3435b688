"""Lines of a story's head that are no titles: furniture, bylines, rubrics, lines with the date."""

from __future__ import annotations

import re

from articles.reading.draft import Draft, Line
from articles.reading.furniture import is_furniture, opens_insert
from articles.reading.printed_dates import holds_digit, read_stamp
from articles.reading.rubrics import rubric_of_line

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


_NAMED_RUBRIC = re.compile(r"(?i)(?:section|rubric|category|rubrics?)\s?:\s?([A-Z][\w& /-]{2,40})")


def take_aside(story: Draft, line: Line) -> bool:
    """Label a head line that is no title: furniture, byline, rubric, a line with the date."""
    if line.part:
        return True
    if line.no_aside:
        return False
    text = line.text
    if opens_insert(text)[0]:
        line.part = "insert"
    elif len(text) < 100 and (named := _NAMED_RUBRIC.fullmatch(text)):
        line.part = "section"
        story.section = story.section or (line.start + named.start(1), line.end)
    elif len(text) < 100 and holds_digit(text) and _take_rubric_with_day(story, line):
        pass
    elif is_furniture(text) or (len(text) < 60 and _JOB_LINE.fullmatch(text)):
        line.part = "furniture"
    elif len(text) <= 120 and (_BYLINE.fullmatch(text) or _is_dated_byline(text)):
        line.part = "byline"
        story.byline = story.byline or line.span
    elif read_stamp(text):
        line.part = "dateline"
    elif rubric := rubric_of_line(text):
        line.part = "section"
        story.section = story.section or (line.start + rubric[0], line.start + rubric[1])
    else:
        line.no_aside = True
        return False
    return True


def _take_rubric_with_day(story: Draft, line: Line) -> bool:
    """A rubric and the day on one line: "World | May 3, 2011"."""
    for rule in (" | ", " • ", " · ", " / ", " — ", ", "):
        left, found, right = line.text.partition(rule)
        rubric = rubric_of_line(left) if found else None
        if rubric and read_stamp(right):
            at = line.end - len(right)
            line.part = "section"
            line.pieces = ((line.start, at, "section"), (at, line.end, "dateline"))
            story.section = story.section or (line.start + rubric[0], line.start + rubric[1])
            return True
    return False


def _is_dated_byline(text: str) -> bool:
    """Whether a line names the writer and then the day: "By Kari Berg | May 3, 2011"."""
    name, rule, when = text.partition(" | ")
    return bool(rule and _BYLINE.fullmatch(name) and read_stamp(when))
