"""JSON from outside: bounded in size, depth and digits; what can't be read is refused by name and reason."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from articles.formats.encodings import decode
from articles.formats.types import Limits, UnreadableFile, take

DEEPEST = 100
_STRING = re.compile(r'"(?>(?:[^"\\]|\\.)*)"', re.DOTALL)
_BRACKETS = re.compile(r"[\[{]|[\]}]")


def read_json(name: str, file: BinaryIO, limits: Limits) -> tuple[Any, tuple[str, ...]]:
    """The value in one file and remarks on its encoding; raises UnreadableFile with the reason."""
    decoded = decode(name, take(name, file, limits), "utf-8")
    return parse_json(name, decoded.text), decoded.remarks


def parse_json(name: str, text: str) -> Any:
    """The value that a text holds; lists and objects may lie DEEPEST deep."""
    depth = 0
    for bracket in _BRACKETS.finditer(_STRING.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            raise UnreadableFile(name, f"its lists and objects lie more than {DEEPEST} deep, which no story needs.")
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise UnreadableFile(name, f"it is not JSON: {error.msg} in line {error.lineno:,}.") from None
    except (ValueError, RecursionError):
        raise UnreadableFile(name, "it is not JSON that can be read: a number in it is too long.") from None


def words_of(value: Any) -> str:
    """A string's words, white space squeezed; "" for whatever is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def objects_in(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; nothing of whatever is none."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
