"""What a file says of its story survives the wait for a decision."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from articles.formats.types import SourceDocument
from articles.importing.deciding import decide, run
from articles.importing.documents import import_document
from articles.importing.staging import open_batch, stage
from articles.models import Article, ArticleVersion, ImportItem, Rights, State
from tests.factories import NOW

pytestmark = pytest.mark.django_db
WHOLE = SourceDocument(
    name="ferry.xml",
    text="Ferry line to open\n\nThe line opens in June, officials said.",
    format="NITF",
    url="https://news.example/ferry",
    published=date(2018, 4, 10),
    published_at=datetime(2018, 4, 10, 8, 30, tzinfo=UTC),
    section="Economy",
    headline="Ferry line opens",
    byline="Astrid Solheim",
    source="Meridian",
    language="en",
    identity="urn:meridian:1",
    version="2",
    keyword="Norway-ferry",
    marks="2ND LEAD",
    notice="correction",
    remarks=("A letter was repaired.",),
    file_remarks=("Columns were taken by their names: text from “story”.",),
)


def staged(document):
    batch, _new = open_batch(origin="test", user=None, now=NOW)
    stage(batch, [document], clock=lambda: NOW)
    return batch


def test_every_field_of_a_document_survives_the_wait():
    assert all(getattr(WHOLE, field.name) for field in fields(SourceDocument)), "a field without a value proves nothing"
    batch = staged(WHOLE)
    told = replace(ImportItem.objects.get().document(), file_remarks=tuple(batch.remarks))
    assert told == WHOLE, "what is true of the whole file is kept with the batch"


def test_what_the_file_says_reaches_the_article_and_then_leaves_the_item():
    batch = staged(WHOLE)
    decide(batch, state=State.DRAFT, user=None, now=NOW)
    run(batch, new_source_rights=Rights.WHOLE, clock=lambda: NOW)
    article, item = Article.objects.get(), ImportItem.objects.get()
    assert (article.format, article.identity, article.told["headline"]) == ("NITF", "urn:meridian:1", WHOLE.headline)
    assert (item.text, item.particulars, item.sha256) == ("", {}, article.sha256)


def test_a_text_that_is_replaced_keeps_what_its_file_said():
    values = {"state": State.DRAFT, "now": NOW, "new_source_rights": Rights.WHOLE}
    import_document(WHOLE, **values)
    newer = "Ferry line late\n\nThe line opens in July, officials said."
    import_document(
        SourceDocument("b.xml", newer, "ninjs", version="3", source="Meridian", identity=WHOLE.identity), **values
    )
    kept = ArticleVersion.objects.get().particulars
    assert (kept["format"], kept["file_name"], kept["given_date"]) == ("NITF", "ferry.xml", "2018-04-10")
    assert kept["told"]["byline"] == "Astrid Solheim"
