"""Photo captions and their credits, as pages print them between headline and story or inside it."""

from __future__ import annotations

import re
from typing import NamedTuple

_PICTURE_AGENCY = (
    r"(?:TASS|ITAR-TASS|AP|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?:\sImages)?|Xinhua|Yonhap|Kyodo|KCNA|KNS|Sputnik"
    r"|RIA\sNovosti|Anadolu"
    r"|AA|dpa|DPA|IRNA|PTI|ANI|ANSA|Zuma|ZUMA|Shutterstock|Pool|POOL|Newsis|Sipa|Rex|IMAGO|Imago|UPI|Bloomberg"
    r"|Tasnim|Mehr|Interfax)"
)
_NAME = r"[A-ZÀ-ÞА-Я][\w.’'-]*+(?:\s(?:de|van|von|al|el|der)?\s?[A-ZÀ-ÞА-Я][\w.’'-]*+){0,4}"
_SLASHED = (
    rf"(?:{_NAME}\s?/\s?{_PICTURE_AGENCY}(?:\s?/\s?[\w .-]{{2,30}})?|(?:{_PICTURE_AGENCY}|AP\sPhoto"
    rf"|AFP\sPhoto)\s?/\s?{_NAME}(?:\s?/\s?[\w .-]{{2,30}})?"
    rf"|{_NAME}\s?/\s?(?:[A-Z][\w.’'-]*\s?){{1,4}}\svia\s{_PICTURE_AGENCY})"
)
_LABEL = (
    r"(?:(?i:photo(?:graph)?s?|image|picture|pic|credit|photo\scredit|image\scredit|photo\scourtesy|file\sphoto"
    r"|courtesy)"
    r"(?:\s(?i:by|courtesy(?:\sof)?|of|from|credit))?\s?:\s*|(?i:photo|photograph|image|picture)s?\s(?i:by"
    r"|courtesy\sof)\s|©\s?|\(c\)\s?(?=[A-Z]))"
)
# The whole line is a credit.
_CREDIT_LINE = re.compile(rf"(?:{_LABEL}(?P<labelled>\S.{{0,90}})|(?P<bare>{_SLASHED}))\.?")
# A caption with its credit behind it.
_CREDIT_END = re.compile(
    rf"(?P<gap>\s*)(?:{_LABEL}(?P<labelled>\S[^©]{{1,80}}?)|(?<=\s\s)(?P<bare>{_SLASHED})"
    rf"|(?<=[.!?”\"])\s(?P<stopped>{_SLASHED}))\.?\s*\Z"
)
_CREDIT_BRACKET = re.compile(
    rf"\s*[(\[](?P<credit>(?:(?i:photos?|image|file\sphoto|picture|courtesy|credit)\s?(?::|by\s|of\s|courtesy\sof\s|/"
    rf"|from\s)\s?[^()\[\]]{{2,80}}"
    rf"|{_PICTURE_AGENCY}(?:\s(?i:photos?|file\sphoto|file))?(?:\s?/[^()\[\]]{{1,60}})?"
    rf"|[^()\[\]/]{{2,40}}/\s?{_PICTURE_AGENCY}"
    r"))[)\]]\.?\s*\Z"
)
_BRACKET_LABEL = re.compile(r"(?i)(?:photos?|image|picture|credit|file\sphoto)\s?(?::|by|courtesy\sof|/|from)\s*")
_CREDIT_START = re.compile(r"©|\(c\)|(?i:photo|image|picture|credit|courtesy)|\s\s|[.!?”\"]\s")
_CREDITING = ("©", "/", "(c)", "photo", "image", "pic", "credit", "courtesy")
_STOPS = '.!?”"'
_NOT_FOR_SALE = re.compile(r"\s*\(?PHOTO NOT FOR SALE\)?\s*")
_OPENS_CAPTION = re.compile(
    r"(?i)(?:this\s(?:undated\s)?(?:file\s|combined\s|composite\s|computerized\s)?(?:photo|image|picture)"
    r"|in\sthis\s(?:undated\s)?(?:file\s)?(?:photo|image|picture)"
    r"|(?:a\s)?file\s(?:photo|image|picture)\b|photo\sshows|pictured\b|an?\s(?:view|image|photo|picture)\sof"
    r"|the\s(?:photo|image|picture)\s"
    r"|(?:undated|combined)\s(?:photo|image)|.{0,120}\((?:l|r|c|left|right|center|centre|front|2nd\sl|2nd\sr)\))"
)
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|should|must|can|could|may|might|says?|said|notes?|noted"
    r"|stress(?:es|ed)|according|added"
    r"|points?|pointed|told|believes?|claims?|warns?|urges?|calls?|called|vows?|wants?|plans?|does|did|do|be|been)\b"
)


class Credit(NamedTuple):
    """Where a line's caption ends and its credit stands, as offsets in the line."""

    text_end: int
    start: int
    end: int


def read_credit(line: str) -> Credit | None:
    """The credit of a caption line; `text_end` is 0 where the line is nothing but a credit."""
    if len(line) > 600:
        return None
    if len(line) <= 110 and (match := _CREDIT_LINE.fullmatch(line)):
        start, end = match.span("labelled" if match["labelled"] else "bare")
        return Credit(0, *_trim(line, start, end))
    return _credit_behind(line)


def _credit_behind(line: str) -> Credit | None:
    if line.endswith((")", "]", ").", "].")) and (bracketed := _credit_in_brackets(line)):
        return bracketed
    near = max(0, len(line) - 140)
    tail = line[near:].lower()
    for sign in _CREDITING:  # most lines have none
        if sign in tail:
            break
    else:
        return None
    found = None
    for match in _CREDIT_START.finditer(line, near):
        sign = match.group()
        found = _CREDIT_END.match(line, match.end() if sign.isspace() else match.start() + (sign[0] in _STOPS))
        if found:
            break
    if not found or found.start() < 3:
        return None
    name = "labelled" if found["labelled"] else "bare" if found["bare"] else "stopped"
    if name == "labelled" and not _bounded(line, found):
        return None
    return Credit(len(line[: found.start()].rstrip()), *_trim(line, *found.span(name)))


def _credit_in_brackets(line: str) -> Credit | None:
    match = _CREDIT_BRACKET.search(line, max(0, len(line) - 130))
    if not match:
        return None
    start, end = match.span("credit")
    label = _BRACKET_LABEL.match(line, start, end)
    if label and label.end() < end:
        start = label.end()
    text_end = len(line[: match.start()].rstrip())
    sale = _NOT_FOR_SALE.search(line, max(0, text_end - 30), text_end)
    return Credit(len(line[: sale.start()].rstrip()) if sale else text_end, *_trim(line, start, end))


def _bounded(line: str, found: re.Match[str]) -> bool:
    """Whether a labelled credit stands apart from the caption: behind a stop, two blanks, or its own sign."""
    before = line[: found.start()]
    sign = line[found.start() : found.start() + 3].strip()
    credit = found["labelled"]
    colon = ":" in line[found.start() : found.start("labelled")]
    return (
        (sign.startswith(("©", "(c)")) or before.rstrip()[-1:] in '.!?”"|/–—-' or before.endswith("  "))
        and len(credit) <= 80
        and (colon or credit[:1].isupper())
    )


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while end > start and line[end - 1] in " \t\xa0|":
        end -= 1
    if line[end - 1 : end] == "." and not re.search(r"(?:Inc|Ltd|Co|Jr|\b[A-Z])\.$", line[start:end]):
        end -= 1
    while start < end and line[start] in " \t\xa0©":
        start += 1
    return start, end


def may_hold_credit(line: str) -> bool:
    """Whether a closer look at a line of the body is worth it."""
    tail = line[-140:]
    return (
        line[-1] in ")]"
        or "/" in tail
        or "©" in tail
        or "hoto" in tail
        or "mage:" in tail
        or "icture" in tail
        or "redit" in tail
        or line[-2:] in (").", "].")
    )


def opens_like_caption(line: str) -> bool:
    """Whether a line begins as captions do ("This file photo shows …")."""
    return bool(_OPENS_CAPTION.match(line))


def lacks_verb(line: str) -> bool:
    """Whether a short line names what a picture shows and says nothing of it."""
    return len(line) < 120 and not _VERB.search(line)
