"""Marked-up text (XHTML, NITF, agencies' own) as paragraphs: line breaks and tags out, not a word lost or added."""

from __future__ import annotations

import re

from lxml import etree

from articles.formats.types import UnreadableFile
from articles.formats.xml_reading import Element, attribute, local, words

# Elements that end a line of words; all others stand within one.
_BLOCKS = set(
    """
    p div block section article header footer main aside figure blockquote bq address center body html nitf
    body.content body.head body.end h1 h2 h3 h4 h5 h6 hl1 hl2 hedline headline ul ol dl li dt dd pre table caption
    thead tbody tfoot tr hr note fn abstract byline dateline tagline form fieldset
    text rubrik ingress brodtext mellis citat dat
    """.split()  # noqa: SIM905 - a list of fifty names reads better as words
)
_LEFT_OUT = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "nav", "button"}
_PICTURES = frozenset({"figure", "bild", "media"})
_CELLS = frozenset({"td", "th"})
_TAG = re.compile(r"<[A-Za-z!/][^<>]{0,2000}>")
_BLOCK_TAG = re.compile(r"<(?:p|div|br|h[1-6]|li|td|section|article|blockquote|block|pre|body)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t\f\v]*+\n\s*+")
_BULLETS = ("• ", "-- ", "* ")
_WRAPPED = 120  # characters of the longest line that wires wrap to
_FIRST_WORDS = 60  # characters; a teaser that begins as the text does is no deck


def paragraphs_of(element: Element) -> list[str]:
    """The paragraphs under an element, in order, pictures with their captions left out."""
    paragraphs: list[str] = []
    line: list[str] = []

    def end() -> None:
        text = " ".join("".join(line).split())
        # Code to embed that was escaped as text is no paragraph; tags with words between them are told as they came.
        if text and not (text.startswith("<") and not _TAG.sub("", text).strip()):
            paragraphs.append(text)
        line.clear()

    def walk(at: Element, depth: int) -> None:
        name = local(at).lower()
        if not name or name in _LEFT_OUT or name in _PICTURES:
            return
        if name == "pre":
            end()
            paragraphs.extend(wrapped_paragraphs("".join(at.itertext())))
            return
        block = name in _BLOCKS
        if block:
            end()
        line.append(at.text or "")
        breaks = 0
        for child in at:
            if local(child).lower() == "br":
                # One break is a wrapped line, two are a new paragraph.
                breaks += 1
                line.append(" ")
                if breaks > 1:
                    end()
            else:
                walk(child, depth + 1)
                breaks = 0
            tail = child.tail or ""
            breaks = 0 if tail.strip() else breaks
            line.append(tail)
        if name in _CELLS:
            line.append("  ")
        if block:
            end()

    walk(element, 0)
    end()
    return paragraphs


def pictures_in(element: Element) -> int:
    """How many pictures with words of their own were left out of the paragraphs."""
    return sum(1 for found in element.iter() if local(found).lower() in _PICTURES and words(found))


def html_paragraphs(name: str, markup: str, *, lines: bool = False) -> list[str]:
    """The paragraphs of a piece of HTML given as a string; raises UnreadableFile where it lies too deep.

    Without tags that make paragraphs, blank lines part them; with `lines` every line is one.
    """
    root = html_tree(name, markup) if _TAG.search(markup) or "&" in markup else None
    if root is not None and _BLOCK_TAG.search(markup):
        return paragraphs_of(root)
    text = markup if root is None else "".join(root.itertext())
    return plain_paragraphs(text, lines=lines)


def html_tree(name: str, markup: str) -> Element | None:
    """The tree of a piece of HTML; None where nothing is in it."""
    try:
        data = markup.replace("\0", "").encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableFile(name, HALF_A_CHARACTER) from None
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    if not data.strip():
        return None
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message.lower() or "huge" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFile(name, "its HTML lies more than 256 elements deep, which no story needs.")
    return root


HALF_A_CHARACTER = "it holds half a character (a lone surrogate), so its text is damaged."


def plain_paragraphs(text: str, *, lines: bool = True) -> list[str]:
    """The paragraphs of plain text: parted by blank lines; where there are none, with `lines`, each line is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = _BLANK_LINES.split(text) if _BLANK_LINES.search(text) or not lines else text.split("\n")
    return [squeezed for part in parts if (squeezed := " ".join(part.split()))]


def wrapped_paragraphs(text: str) -> list[str]:
    """The paragraphs of lines wrapped by a wire: a blank line, an indented line or a list's mark begins one.

    Lines longer than a wire wraps them are paragraphs of their own.
    """
    paragraphs: list[list[str]] = [[]]
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    unwrapped = any(len(row) > _WRAPPED for row in rows)
    hangs = 0  # how far the lines of a list's entry are indented
    for line in rows:
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words:
            paragraphs.append([])
        elif words.startswith(_BULLETS):
            paragraphs.append([line])
            hangs = indent + 2
            continue
        elif (hangs and indent >= hangs) or not (unwrapped or line.startswith(("  ", "\t"))):
            paragraphs[-1].append(line)
            continue
        else:
            paragraphs.append([line])
        hangs = 0
    return [" ".join(" ".join(lines).split()) for lines in paragraphs if lines]


def same_words(one: str, other: str) -> bool:
    """Whether two lines are one, case and blanks aside."""
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def told_already(line: str, paragraphs: list[str]) -> bool:
    """Whether a line (a deck, a byline) stands in the text anyway, or a paragraph begins with its first words."""
    wanted = " ".join(line.split()).casefold().rstrip(".… ")[:_FIRST_WORDS]
    return wanted in " ".join(paragraphs).casefold()


def link_of(element: Element) -> str:
    """The address that an element names in href; "" where there is none on the web."""
    address = attribute(element, "href")
    return address if address.startswith(("http://", "https://")) else ""


def share_of_prose(paragraphs: list[str]) -> float:
    """How much of a text stands in sentences, 0 to 1; tables of results, odds and prices hold hardly any."""
    return sum(len(text) for text in paragraphs if _is_prose(text)) / max(1, sum(map(len, paragraphs)))


def _is_prose(paragraph: str) -> bool:
    words = paragraph.split()
    small = sum(1 for word in words if word.rstrip(".,;:").isalpha() and word.islower())
    return small >= 8 and small > 0.25 * len(words)
