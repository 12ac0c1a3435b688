"""The article that a page describes in JSON-LD (schema.org NewsArticle and its kin)."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

_KINDS = re.compile(r"(?:Article|Posting|Report)$", re.I)
_MARKUP = re.compile(r"<[^<>]{1,200}>")


def article_in(scripts: list[str]) -> dict[str, Any]:
    """The first article that has a headline; {} for none. What is no JSON is passed over."""
    for script in scripts:
        things = list(_things(_loaded(script)))
        for thing in things:
            if _is_article(thing) and words(thing.get("headline") or thing.get("name")):
                return _with_references(thing, things)
    return {}


def _with_references(article: dict[str, Any], things: list[dict[str, Any]]) -> dict[str, Any]:
    """Its author and publisher as things with names, where it only refers to them."""
    named = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and words(thing)}

    def meant(value: object) -> object:
        if isinstance(value, list):
            return [meant(one) for one in value]
        known = value.get("@id") if isinstance(value, dict) and not words(value) else None
        return named.get(known, value) if isinstance(known, str) else value

    return article | {key: meant(article[key]) for key in ("author", "publisher") if key in article}


def words(value: object) -> str:
    """A text, a thing's name, or the first of a list, on one line without markup; "" for anything else."""
    if isinstance(value, list):
        return next((found for found in map(words, value) if found), "")
    if isinstance(value, dict):
        return words(value.get("name"))
    if not isinstance(value, str):
        return ""
    return " ".join(_MARKUP.sub(" ", html.unescape(value)).split())


def names(value: object) -> list[str]:
    """Every author's name, in order, once."""
    found = [words(one) for one in (value if isinstance(value, list) else [value])]
    return list(dict.fromkeys(name for name in found if name))


def _loaded(script: str) -> object:
    try:
        return json.loads(script.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Every object in it, from the outside in."""
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting += [inner for inner in one.values() if isinstance(inner, dict | list)]
        elif isinstance(one, list):
            waiting += [inner for inner in one if isinstance(inner, dict | list)]


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _KINDS.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
