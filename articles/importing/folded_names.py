"""What two spellings of a name share. Reader processes use it: no Django."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(20_000)
def fold_name(name: str) -> str:
    """What two spellings share: no accents, hyphens or capitals. "Ri Yong-ho" gives "ri yong ho"."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("-", " ").replace("’", "'")
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
