"""What kind of markup a file starts with."""

from __future__ import annotations

import codecs
import re

# What may stand before the first element: white space, declarations, comments, a document type.
_BEFORE = re.compile(r"\s++|<\?[^>]*+>|<!--(?>(?:[^-]++|-(?!->))*)-->|<!(?!--)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>")
_NAME = re.compile(r"<(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)(?=[\s/>])")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)


def first_element(head: bytes) -> str:
    """The first element's name, without its prefix, in small letters; "" where the file does not start with one."""
    text = as_ascii(head)
    place = 0
    while before := _BEFORE.match(text, place):
        place = before.end()
    name = _NAME.match(text, place)
    return name[1].lower() if name else ""


def as_ascii(head: bytes) -> str:
    """The head with each letter beyond ASCII as any one character; enough to know markup and keys by."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    if head[1:2] == b"\0" or head[:1] == b"\0":
        return head.replace(b"\0", b"").decode("latin-1")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def declared_encoding(data: bytes) -> str:
    """The encoding that an XML declaration or a page's meta element names; "" for none."""
    found = _DECLARED.match(data.lstrip()) or _META.search(data[:8_192])
    return found[1].decode("ascii").lower() if found else ""
