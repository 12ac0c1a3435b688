"""What each later text of a story changed, in lines and then in words; bounded, however long and odd the texts are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article, ArticleVersion
from articles.models.article_version import in_order

# Matching takes up to the square of these; beyond them the whole passage is shown as gone and as new.
MOST_LINES = 2_000
MOST_WORDS = 800
MOST_WORDS_IN_ALL = 20_000

Changes = list[tuple[str, str]]  # ("same" | "gone" | "new", words)


@dataclass(frozen=True, slots=True)
class VersionDiff:
    number: int  # its place in the chain, from 1
    label: str  # what the agency calls it, in words
    arrived_at: object
    replaced_at: object
    changes: list[tuple[str, str]]  # ("same" | "gone" | "new", words)


def version_diffs(article: Article) -> list[VersionDiff]:
    """What each later text changed, word by word, newest first."""
    versions: list[ArticleVersion] = in_order(article.versions.order_by("number"))
    texts = [*(version.text for version in versions), article.text]
    return [
        VersionDiff(
            number, version.label, version.arrived_at, version.replaced_at, diff_words(version.text, texts[number])
        )
        for number, version in enumerate(versions, 1)
    ][::-1]


def diff_words(old: str, new: str) -> Changes:
    """("same" | "gone" | "new", words), in order; the white space stays with the words."""
    changes: Changes = []
    words_left = MOST_WORDS_IN_ALL
    for left, right in _aligned(old.splitlines(keepends=True), new.splitlines(keepends=True), MOST_LINES):
        if left == right:
            _add(changes, "same", left)
            continue
        before, after = _words("".join(left)), _words("".join(right))
        words_left -= len(before) + len(after)
        most = MOST_WORDS if words_left >= 0 else 0
        for gone, come in _aligned(before, after, most):
            if gone == come:
                _add(changes, "same", gone)
                continue
            _add(changes, "gone", gone)
            _add(changes, "new", come)
    return changes


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _aligned(left: list[str], right: list[str], most: int) -> Iterator[tuple[list[str], list[str]]]:
    """Pieces of both in order, alike or not; what both begin and end with is alike, whatever stands between."""
    shorter = min(len(left), len(right))
    head = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    tail = next((at for at in range(shorter - head) if left[-1 - at] != right[-1 - at]), shorter - head)
    yield left[:head], right[:head]
    one, other = left[head : len(left) - tail], right[head : len(right) - tail]
    if len(one) > most or len(other) > most:
        yield one, other
    else:
        matcher = difflib.SequenceMatcher(None, one, other, autojunk=len(one) + len(other) > MOST_WORDS)
        for _tag, a, b, c, d in matcher.get_opcodes():
            yield one[a:b], other[c:d]
    yield left[len(left) - tail :], right[len(right) - tail :]


def _add(changes: Changes, tag: str, pieces: list[str]) -> None:
    if not pieces:
        return
    if changes and changes[-1][0] == tag:
        changes[-1] = (tag, changes[-1][1] + "".join(pieces))
    else:
        changes.append((tag, "".join(pieces)))
