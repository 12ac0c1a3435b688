"""The project's own annotated stories: `stories/NAME.txt` with `stories/NAME.json` beside it.

The labels: `headline`, `deck`, `section`, `source`, `dateline_place`; `date` ("2018-04-10", "--04-10", null) with
`date_how`; `year_candidates` where the dateline's own weekday is printed; `captions`, `body`, `furniture`; `quotes`,
one for each pair of marks that quotes somebody, in the order of the text; `indirect`; `countries`; `officials`; `note`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Annotated:
    name: str
    text: str
    labels: dict[str, Any]


@lru_cache(maxsize=1)
def annotated_stories() -> tuple[Annotated, ...]:
    return tuple(
        Annotated(path.stem, path.read_text("utf-8"), json.loads(path.with_suffix(".json").read_text("utf-8")))
        for path in sorted(STORIES.glob("*.txt"))
    )


def digest_of_stories() -> str:
    """SHA-256 over every text and its labels; a floor holds only for the stories that it was measured on."""
    digest = hashlib.sha256()
    for path in sorted(STORIES.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def digest_of(story: Annotated) -> str:
    """Ten digits that change with the text or a label of one story."""
    labels = json.dumps(story.labels, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{story.text}\0{labels}".encode()).hexdigest()[:10]
