"""What became of each file of a batch, as CSV, however many there are."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse

from articles.exports.lists import cell, echo
from articles.models import ImportBatch

HEAD = ["name", "result", "reason", "story"]


def report(batch: ImportBatch, absolute) -> StreamingHttpResponse:
    """`absolute` makes a whole address of a path."""
    response = StreamingHttpResponse(_lines(batch, absolute), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{batch.pk}.csv"'
    return response


def _lines(batch: ImportBatch, absolute) -> Iterator[str]:
    writer = csv.writer(echo)
    yield "\ufeff" + writer.writerow(HEAD)
    items = batch.items.select_related("article").defer("text", "particulars", "article__text", "article__layout")
    for item in items.order_by("pk").iterator(chunk_size=500):
        address = absolute(item.article.get_absolute_url()) if item.article else ""
        row = [item.name, item.get_result_display(), item.reason, address]
        yield writer.writerow([cell(value) for value in row])
