"""The paragraphs of a page's story, without what stands around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

# Paragraphs that sites set between or after those of a story, told by their first words or by what they ask for.
_LEADS_AWAY = re.compile(
    r"(?:read|see|watch|listen|view|learn)(?: also| more| now| next)?(?: on this| about this)?\s?:"
    r"|read (?:more|also|next)\b|also read\b|more (?:on this|from|stories)\b|don[’']t miss\b"
    r"|related(?: stor(?:y|ies)| articles?| coverage| content)?\s?:"
    r"|(?:das könnte sie auch interessieren|lesen sie (?:auch|hier|mehr)|hier (?:lesen|mehr)|mehr zum thema)\b"
    r"|(?:lire aussi|à lire(?: aussi)?|lea también|leia (?:também|mais)|читайте также)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:subscribe|subscriber|subscription|sign(?:ed|ing)? up (?:for|to)|newsletters?|advertise with"
    r"|download (?:the|our) .{1,40} apps?|follow us on|click here|all rights reserved|copyrighted property"
    r"|this article (?:is|was) (?:the )?copyright(?:ed)?|written permission|terms (?:of (?:use|service)|and conditions)"
    r"|privacy policy|cookie policy|enable javascript|send (?:us )?(?:your )?(?:letters?|news tips?)|submit your"
    r"|contact us at|our standards:|trust principles)\b",
    re.I,
)
_QUOTED = re.compile(r"[“”«»„]|\"\w")
_SHORT = 400


def paragraphs_of(tree: Any) -> list[str]:
    """One line a paragraph, in order; [] where the page has no story. The tree is used up."""
    from trafilatura import bare_extraction

    # What it can't read we refuse by name ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    _take_out_asides(tree)
    found = bare_extraction(tree, with_metadata=False, include_comments=False, include_links=True)
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [text for text, linked in _blocks(body) if text and not _is_furniture(text, linked)]


def _take_out_asides(tree: Any) -> None:
    """Forms and asides hold no story; nor do blocks that are one link that leads to another."""
    for element in list(tree.iter("aside", "form", "nav", "button", "noscript", "template", "dialog")):
        if element.getparent() is not None and len(element.findall(".//p")) < 8:
            element.drop_tree()


def _blocks(body: Any) -> Iterator[tuple[str, float]]:
    """Each block's text on one line, and how much of it is links."""
    for element in body.iter("p", "head", "item", "quote", "row", "code"):
        if element.tag in {"item", "quote", "row"} and element.find(".//p") is not None:
            continue
        if element.tag == "p" and any(up.tag in {"head"} for up in element.iterancestors()):
            continue
        text = " ".join(
            " ".join(element.itertext()).split() if element.tag == "row" else "".join(element.itertext()).split()
        )
        linked = sum(len("".join(ref.itertext())) for ref in element.iter("ref"))
        yield text, linked / max(len(text), 1)


def _is_furniture(text: str, linked: float) -> bool:
    if len(text) > _SHORT or not any(char.isalnum() for char in text):
        return not any(char.isalnum() for char in text)
    if _LEADS_AWAY.match(text) and (linked > 0.3 or text.find(":") < 40):
        return True
    if linked > 0.9 and len(text) > 20:
        return True
    return bool(_ASKS.search(text)) and not _QUOTED.search(text)
