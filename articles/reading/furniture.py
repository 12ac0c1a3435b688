"""What a page or a wire prints around a story: menus, share buttons, end marks, notes, links to other stories."""

from __future__ import annotations

import re

from articles.reading.agencies import is_agency_name, known_agency
from articles.reading.types import Span

_LINES = (
    "(c) tass|+ -|0 comments|a a a|about us|abstract|abstract.|ad|add a comment|add comment|ads|advertisement"
    "|advertising|all headlines|all news|all rights reserved|all rights reserved.|app store"
    "|article continues below|back|back to top|breaking|breaking news|click to enlarge|close|close caption"
    "|comment|comments|contact us|contacts|continue reading|continues below|cookie policy|copied|copy|copy link"
    "|countries|download app|e-mail|editor|editor: mu xuequan|editors|email|email this|english|enlarge image"
    "|exclusive|facebook|featured|follow us|follow us on|font size|found a mistake?|full text|full text.|gallery"
    "|get the newsletter|google play|hide caption|home|image|infographic|infographics|instagram|join us"
    "|join us on telegram|kakao talk|kakaotalk|keyword|keywords|kst|larger|latest news|leave a comment|like|line"
    "|link copied|linkedin|listen|listen to article|live|livejournal|load more|loading|loading...|loading…|log in"
    "|login|main|main page|menu|messenger|more|more news|most viewed|multimedia|mute|naver|news|newsletter|next"
    "|next article|odnoklassniki|open|organizations|our newsletter|partner content|pause|persons|photo|photos"
    "|pinterest|play|popular|post a comment|prev|previous|previous article|print|print this page|privacy policy"
    "|promoted|promoted content|rate this article|rating|read full story|read more|read more on the site"
    "|read more on the site →|recommended for you|reddit|register|related tags|report|report a typo"
    "|report an error|rss|save|scan qr code|search|see more|send|sister links"
    "|external links|sources|share|share on|share this|share this article"
    "|share this story|show more|sign in|sign up|skip navigation|skip to content|skip to main content|smaller"
    "|sponsored|sponsored content|story continues below|subscribe|subscribe to our newsletter|tag|tags"
    "|tass, all rights reserved|tass, all rights reserved.|telegram|terms of use|text size|toggle caption"
    "|toggle navigation|top|top news|topic|topics|topics in this article|trending|trending now|tweet|twitter|up"
    "|urgent|viber|video|videos|view image|view more|vk|vkontakte|wechat|weibo|whatsapp|wire|x|xinhua|youtube"
    "|zoom in|zoom out|© tass|©tass|русский"
)
_EXACT = frozenset(_LINES.split("|"))

_PATTERN = re.compile(
    r"""(?xi)
    \{\{.{0,80}\}\}.{0,20} | \{%.{0,80}%\} | <!--.{0,120}-->
    | \W{0,4}(?:-0-|-30-|\#\#\#|\(?END\)?|\(?ENDS\)?|\(?ENDS?\s?ITEM\)?|/?enditem/?|-end-|-ends-
        |NNNN|\(MORE\)|more|-more-)\W{0,4}
    | [\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4}\s?(?:\((?:END|MORE)\))?
    | (?:e-?mail|tel|phone|fax|contact|twitter|telegram)\s?:\s.{3,60}
    | (?:https?://|www\.)\S{3,300}
    | [\#@]\w{2,40}(?:[\s,]{1,3}[\#@]\w{2,40}){0,20}
    | \d{3,5}\*\*\d{3,5}
    | \(?(?:©|\(c\)|copyright)\s.{0,160}(?:reserved|prohibited|\d{4}).{0,160}
    | .{0,60}all\srights\sreserved.{0,120}
    | \((?:adds|updates|recasts|corrects|removes|repeats|refiles|rewrites|changes|incorporates)\b.{3,300}\)
    | \(?(?:ATTN|EDS|Editor'?s?\snote\sto|NOTE\sTO\sEDITORS?|ADVISORY)\s?:.{0,300}
    | (?:\d{1,4}\s)?(?:likes?|shares?|views?|comments?|retweets?|reposts?)(?:\s?:?\s?\d{0,7})
    | (?:share|tweet|post|send|pin|save)\s(?:this|on|to|via|by|with)\s.{2,30}
    | (?:follow|join|like)\s(?:us|tass|yonhap|reuters|our)\b.{0,60}
    | follow\s.{3,40}\son\s(?:twitter|facebook|telegram|x|instagram).{0,30}
    | (?:tags?|topics?|keywords?|categor(?:y|ies)|filed\sunder|section|rubric|source\surl|url|link
        |permalink|id|guid)\s?:\s?.{1,160}
    | (?:click|tap)\s(?:here|on|to)\b.{0,80}
    | (?:subscribe|sign\sup)\s(?:to|for)\b.{0,80}
    | (?:listen|watch|download)\s(?:to\sthis|this|the\sapp|our)\b.{0,60}
    | (?:read|view|see)\s(?:more|full|all|the\sfull)\b.{0,40}(?:→|»|>|\.\.\.|…|here|site|story|article)
    | (?:updated|published|posted|modified|last\supdated)\s?:?\s(?:at\s|on\s)?[\d:.]{3,16}.{0,30}
    | \d{1,2}[:.]\d\d(?:\s?(?:am|pm|a\.m\.|p\.m\.|gmt|utc|msk|kst|jst))?(?:\s?[+-]\d{1,2})?
    | \d{1,3}\s(?:min(?:ute)?s?\sread|words|pages?)
    | (?:reporting|writing|editing|additional\sreporting|compiled|translated)\sby\s.{3,200}
    | \((?:reporting|writing|editing|additional\sreporting|compiled|translated|with\sinputs?\sfrom)\b.{3,250}\)
    | our\sstandards\s?:.{0,100}
    | .{3,160}\s(?:contributed|contributing)\s(?:to\sthis\s(?:report|story|article)|reporting)\.?
    | (?-i:AP-[A-Z]{2}-\d\d-\d\d-\d\d\b.{0,30})
    | (?-i:PTI(?:\s[A-Z]{2,5}){1,6})
    | (?:EFE|AFP|dpa|UNI|IANS)(?:\s[a-z]{2,6}|\s[A-Z]{2,4}|\s?[a-z]{2,4}(?:/[a-z]{2,4}){1,4})?
    | (?-i:[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4})
    | (?-i:[A-Z][A-Z0-9]{1,5}(?:-[A-Z0-9]{1,8}){2,6}(?:\s\([A-Z][A-Z\s]{1,30}\))?)
    | \(?(?:file|stock)\sphoto\)? | \(?photo\snot\sfor\ssale\)?
    | [-–—_=*~.•·\#\s]{1,200}
    | (?:yonhap|kcna|xinhua|tass|reuters|kyodo)\snews?\s?agency
    """
)
# Longer lines are held against the pattern only where they begin with one of its words, or hold one of its signs.
_LEADING = """
    additional afp click comment comments compiled copyright download dpa editing efe file follow ians join kcna kyodo
    last like likes listen modified our photo pin post posted pti published read reporting repost reposts retweet
    retweets reuters save see send share shares sign stock subscribe tap tass translated tweet uni updated view views
    watch writing xinhua yonhap
"""
_LEADS = frozenset(_LEADING.split())
_STOPS, _CLOSERS = frozenset(".!?…:;"), frozenset("'\"”’»)]")
_ENDS_SHORT = re.compile(r"[.!?…:;]['\"”’»)\]]{0,3}$")

_MARKER = re.compile(
    r"(?i)(?:\W{0,3})(?:(?:also\sread|read\s?also|see\s?also|read\snext|read\stoo|also\son\stopic"
    r"|more\son(?:\s(?:the|this))?\s?(?:topic|subject|story)?"
    r"|you\s(?:may|might)\s(?:also\slike|be\sinterested(?:\sin)?)|don'?t\smiss|related(?:\s(?:news|stories|story"
    r"|articles?|coverage|links?|posts?|topics?))?"
    r"|in\sother\smedia|other\snews|recommended(?:\s(?:news|stories|articles|reading))?|most\s(?:read|popular"
    r"|viewed)(?:\s(?:news|stories))?"
    r"|editor'?s\s(?:picks?|choice)|top\sstories|latest(?:\snews|\sstories)?|more\s(?:news|stories)"
    r"|further\sreading|on\sthe\stopic"
    r"|earlier\s(?:news|stories|on\s(?:this\s)?topic)|previous\s(?:story|news|article)|next\s(?:story|news|article)"
    r"|read\smore)\s?)(?P<sep>[:：>»→]|\s[-–—]\s|$)\s*"
)

# The words with which such a line may begin.
_FIRST_WORD = re.compile(r"\W{0,3}([^\W_]+)")
_OPENINGS = """
    also don dont earlier editor editors further in latest more most next on other previous read readalso recommended
    related see seealso top you
"""
_ANNOUNCING = frozenset(_OPENINGS.split())

# Marks that end a wire story; inside the last line they stand behind a blank or a stop.
_END_MARK = re.compile(
    r"(?:\s*\(\s?(?:END|MORE)\s?\)"
    r"|(?:\s|(?<=[.!?\"”’)\]';0-9]))(?:-0-|-30-|###|/?[Ee]nd[Ii]tem/?|ENDITEM|NNNN|-{8,}))\s*\Z"
    r"|(?<=[.!?\"”’'])\s(?:PTI(?:\s[A-Z]{2,5}){1,5}|\((?:ANI|IANS|UNI|PTI|AFP|AP|Reuters|Xinhua|TASS|dpa|EFE|UPI)\))\Z"
)
_SIGNED = re.compile(
    r"(?<=[.!?\"”’'\n])\s*(?:[-–—]{1,3}\s?(?P<dashed>[A-Z][\w/ -]{1,25})|\((?P<bracketed>[A-Z][\w ]{1,24})\)"
    r"|(?P<coded>[A-Z]{2,8})[ /](?:[a-z]{2,4}(?:/[a-z]{2,4}){1,3}|Editors?))\Z"
)
_MAIL_END = re.compile(
    r"(?P<local>[A-Za-z][\w+-]{0,30}(?:\.[A-Za-z][\w+-]{0,30}){0,2})@[\w-]{1,40}(?:\.[\w-]{2,10}){1,4}\s*\Z"
)
_MAIL_DOMAINS = {
    "yna.co.kr": "Yonhap",
    "xinhua.org": "Xinhua",
    "tass.ru": "TASS",
    "kyodonews.jp": "Kyodo",
    "efe.com": "EFE",
}
_DOMAIN = re.compile(r"@(yna\.co\.kr|xinhua\.org|tass\.ru|kyodonews\.jp|efe\.com)\b")


def is_furniture(line: str) -> bool:
    """Whether a whole stripped line belongs to the page or the wire and not to the story."""
    if len(line) > 400 or (len(line) > 110 and line[-1] in '.”"' and line[0] not in "(©{"):
        return False
    if line.casefold().rstrip(":") in _EXACT or (len(line) < 36 and is_agency_name(line)):
        return True
    return not _is_plain(line) and bool(_PATTERN.fullmatch(line))


def _is_plain(line: str) -> bool:
    """Whether a line is prose at first sight: it begins with a word, and nothing in it tells of furniture."""
    first = line.partition(" ")[0]
    if len(line) <= 24 or not first.isalpha() or first.casefold() in _LEADS:
        return False
    folded = line.casefold()
    return not (":" in folded or "@" in folded or "reserved" in folded or "contribut" in folded)


def opens_insert(line: str) -> tuple[bool, bool]:
    """Whether a line announces other stories ("Read also"), and whether it names one itself ("Read also: …")."""
    if len(line) > 300:
        return False, False
    first = _FIRST_WORD.match(line)
    if not first or first[1].casefold() not in _ANNOUNCING:
        return False, False
    match = _MARKER.match(line)
    if not match:
        return False, False
    rest = line[match.end() :]
    if not rest:
        return True, False
    return (bool(match["sep"]) and not match["sep"].isspace(), True)


def ends_like_prose(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    last = line[-1:]
    return last in _STOPS if last not in _CLOSERS else bool(_ENDS_SHORT.search(line[-6:]))


def cut_end_marks(text: str, start: int, end: int) -> int:
    """Where the story ends in its last line `text[start:end]`, before end marks and the writer's mail address."""
    for _ in range(6):
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start and text[end - 1] in '.”"!?’':
            return end
        near = max(start, end - 140)
        mark = _END_MARK.search(text, near, end) or _signature(text, near, end)
        if mark:
            end = mark.start()
            continue
        mail = _MAIL_END.search(text, near, end) if text.find("@", near, end) >= 0 else None
        if not mail:
            return end
        end = _mail_start(text, start, mail.span("local"))
    return end


def _signature(text: str, near: int, end: int) -> re.Match[str] | None:
    """The agency's name at the end: behind a dash, in brackets, or with its writers' letters ("EFE abc/de")."""
    match = _SIGNED.search(text, max(near, end - 40), end)
    return match if match and is_agency_name(match[match.lastgroup or 0]) else None


def _mail_start(text: str, start: int, local: Span) -> int:
    """Where a mail address begins that may be glued to the last sentence ("… he said.anna@agency.org")."""
    before = text[max(start, local[0] - 20) : local[0]].rstrip()
    dot = text.find(".", local[0], local[1])
    if dot < 0 or not before or before[-1] in '.!?"”’)]':
        return local[0]
    return dot + 1


def agency_of_mail(text: str) -> str:
    """The agency whose mail address stands at the end of the text, "" if none does."""
    found = _DOMAIN.search(text, max(0, len(text) - 400))
    return _MAIL_DOMAINS[found[1]] if found else ""


_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright)[\s\d,-]{0,20}(?:by\s)?(?P<name>(?:the\s)?[a-z][\w -]{1,30})")


def agency_of_copyright(line: str) -> str:
    """The agency that a copyright line names, "" if none."""
    match = _COPYRIGHT.search(line, 0, 120)
    if not match:
        return ""
    words = match["name"].split()
    return next(
        (known for count in range(min(4, len(words)), 0, -1) if (known := known_agency(" ".join(words[:count])))), ""
    )
