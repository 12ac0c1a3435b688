"""A listing as JSON (one page of it) or CSV (all of it, streamed)."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from articles.browse.listing import Listing
from articles.exports.records import Absolute, article_record, quote_record

# A cell that begins like a formula would be run by a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_listing(listing: Listing, title: str, extension: str, absolute: Absolute) -> HttpResponse:
    return _json(listing, title, absolute) if extension == "json" else _csv(listing, title, absolute)


def _json(listing: Listing, title: str, absolute: Absolute) -> JsonResponse:
    record = article_record if listing.noun == "story" else quote_record
    return JsonResponse(
        {
            "title": title,
            "shows": listing.sentence,
            "remarks": list(listing.remarks),
            "did_you_mean": listing.meant.words if listing.meant else None,
            "also_found": {also.words: also.others for also in listing.also},
            "total": listing.total,
            "page": listing.query.page,
            "pages": listing.pages,
            "items": [record(row, absolute) for row in listing.records()],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def _csv(listing: Listing, title: str, absolute: Absolute) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_csv_lines(listing, absolute), content_type="text/csv; charset=utf-8")
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in title.lower())
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _csv_lines(listing: Listing, absolute: Absolute) -> Iterator[str]:
    record = article_record if listing.noun == "story" else _flat_quote
    writer = csv.writer(echo)
    header = None
    for row in listing.all_rows():
        cells = record(row, absolute)
        if header is None:
            header = list(cells)
            yield "\ufeff" + writer.writerow(header)
        yield writer.writerow([cell(value) for value in cells.values()])
    if header is None:
        yield "\ufeff" + writer.writerow(["id", "url"])


def _flat_quote(quote, absolute: Absolute) -> dict:
    record = quote_record(quote, absolute)
    article = record.pop("article")
    record["text"] = " … ".join(record["text"])
    return record | {f"article_{name}": value for name, value in article.items()}


def cell(value) -> str:
    """What a spreadsheet shows as it stands, and does not reckon."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class _Echo:
    """A file for csv that gives each line back."""

    def write(self, line: str) -> str:
        return line


echo = _Echo()
