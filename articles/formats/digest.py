"""By what one text is told from all others."""

from __future__ import annotations

import hashlib


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
