"""XML from outside: no entity of its own, no file, no network, no depth beyond what a story needs."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from articles.formats.encodings import decode
from articles.formats.types import Limits, UnreadableFile, take

# lxml gives no types: an element of a tree.
Element: TypeAlias = Any

_TOLD = re.compile(rb"""<\?xml\s[^>]{0,150}?\sencoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']""")
_COMMENT = r"<!--(?>(?:[^-]|-(?!->))*)-->"
_INSTRUCTION = r"<\?(?>(?:[^?]|\?(?!>))*)\?>"
_QUOTED = r"""(?:"[^"]*+"|'[^']*+')"""
_BEFORE_ROOT = re.compile(
    rf"""\s++|{_INSTRUCTION}|{_COMMENT}|<!DOCTYPE(?>(?:[^"'\[>]|{_QUOTED})*)"""
    rf"""(?:\[(?>(?:{_COMMENT}|{_INSTRUCTION}|{_QUOTED}|[^"'\]])*)\]\s*+)?>"""
)
_ROOT = re.compile(r"\s++|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,80})")
_DOCTYPE = re.compile(r"<!DOCTYPE\s{1,9}(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,80})")  # one that ends further on
_XML_OWN = {"lt", "gt", "amp", "quot", "apos"}
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,10});")
_UNKNOWN = re.compile(r"Entity '([^']{1,60})' not defined")
_DEEP = "its elements lie more than 256 deep, which no story needs."


def root_name(head: bytes) -> str:
    """The local name of the root element that a file begins with; "" where it is no XML."""
    try:
        text = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    except UnicodeDecodeError:
        return ""
    at = len(text) - len(text.lstrip("\ufeff\xef\xbb\xbf"))
    while match := _BEFORE_ROOT.match(text, at):
        at = match.end()
    root = _ROOT.match(text, at) or _DOCTYPE.match(text, at)
    return root[1] if root else ""


def read_xml(name: str, file: BinaryIO, limits: Limits) -> tuple[Element, tuple[str, ...]]:
    """The root element of one file and remarks on its encoding; raises UnreadableFile with the reason."""
    data = take(name, file, limits)
    told = _TOLD.search(data[:300])
    decoded = decode(name, data, told[1].decode() if told else "")
    return parse_xml(name, decoded.text), decoded.remarks


def parse_xml(name: str, text: str) -> Element:
    """The root element of decoded XML; HTML's named characters are known, the use of any other entity is refused."""
    text = _without_prolog(name, text.lstrip("\ufeff"))
    text = _NAMED.sub(_character, text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(name, _why_not(error)) from None
    except UnicodeEncodeError:
        raise UnreadableFile(name, "it holds half a character (a lone surrogate).") from None
    return root


def _without_prolog(name: str, text: str) -> str:
    """The root element alone: declarations of entities, and files that they would include, never reach the parser."""
    at = 0
    while match := _BEFORE_ROOT.match(text, at):
        at = match.end()
    if text.startswith("<!DOCTYPE", at):
        raise UnreadableFile(name, "its DOCTYPE does not end.")
    return text[at:]


def _character(match: re.Match[str]) -> str:
    code = name2codepoint.get(match[1])
    return match[0] if code is None or match[1] in _XML_OWN else chr(code)


def _why_not(error: etree.XMLSyntaxError) -> str:
    message = str(error.msg or error)
    if "depth" in message.lower():
        return _DEEP
    if "huge" in message.lower():
        return "one piece of its text or one attribute has more than 10 MB, which no story needs."
    if unknown := _UNKNOWN.search(message):
        return (
            f"it uses an entity of its own, &{unknown[1]};, which is never resolved: "
            "entities can read files or grow without end."
        )
    return f"it is not well-formed XML: {message.splitlines()[0][:200]}."


def local(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def find(element: Element | None, path: str) -> Element | None:
    """The first descendant along "a/b/c", whatever the namespaces; None where there is none."""
    return next(iter(find_all(element, path)), None)


def find_all(element: Element | None, path: str) -> list[Element]:
    """All descendants along "a/b/c", whatever the namespaces, in order."""
    found = [] if element is None else [element]
    for step in path.split("/"):
        found = [child for parent in found for child in parent.iterchildren(f"{{*}}{step}")]
    return found


def words(element: Element | None) -> str:
    """All text of an element, white space squeezed; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def words_at(element: Element | None, path: str) -> str:
    """The words of the first descendant along a path that has any."""
    return next((text for found in find_all(element, path) if (text := words(found))), "")


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its local name, trimmed; "" where it is missing."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value).strip()
    return ""


def attribute_at(element: Element | None, path: str, name: str) -> str:
    """The attribute of the first descendant along a path that has it."""
    return next((value for found in find_all(element, path) if (value := attribute(found, name))), "")
