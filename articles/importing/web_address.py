"""What of a file's address of its story may become a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# What nearly all are, and what needs no taking apart.
_PLAIN = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?:/[!-~]*)?", re.IGNORECASE)
MOST = 1000  # characters; as many bytes as an index of PostgreSQL takes
MOST_BYTES = 2000


def web_address(url: str) -> str:
    """The address, where it is one of the web and can be kept whole; "" for javascript:, data: and their like."""
    url = url.strip()
    if len(url) <= MOST and _PLAIN.fullmatch(url):
        return url
    if len(url) > MOST or len(url.encode("utf-8", "replace")) > MOST_BYTES or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""
