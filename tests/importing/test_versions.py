"""Another text of the same story becomes a version; the newest stands, none is lost."""

import pytest

from articles.curation.speakers import reassign_speaker
from articles.formats.types import SourceDocument
from articles.importing.documents import import_document
from articles.importing.likeness import resemblance, share_of_shorter, shingles
from articles.models import Article, ArticleVersion, Correction, Quote, Result, Rights, State
from tests.factories import NOW, make_official

pytestmark = pytest.mark.django_db

FERRY = """{mark}Korea-ferry {mark}S. Korea opens ferry line to island in June
By Han Do-yun
SEOUL, Dec. 28 (Yonhap) -- A ferry line to Nokdo Island will open in June, the oceans ministry said Sunday. {more}

"The boats are ready," the ministry said in a statement. The line had been planned for nine years.
(END)
"""


def bring(text, state=State.PUBLISHED, **values):
    document = SourceDocument(values.pop("name", "x.txt"), text, "plain text", **values)
    return import_document(document, state=state, now=NOW, new_source_rights=Rights.WHOLE)


def ferry(mark="", more=""):
    return FERRY.format(mark=f"({mark}) " if mark else "", more=more)


def test_leads_of_a_wire_follow_each_other():
    assert bring(ferry()).result == Result.CREATED
    assert bring(ferry("LEAD", "Two boats will sail.")).result == Result.VERSION
    assert bring(ferry("2nd LD", "Three boats will sail.")).result == Result.VERSION
    article = Article.objects.get()
    assert "Three boats" in article.text
    assert [version.version for version in article.versions.order_by("number")] == ["", "wire 1"]


def test_an_earlier_version_that_arrives_late_does_not_replace_the_newer():
    bring(ferry("2nd LD", "Three boats will sail."))
    done = bring(ferry("LEAD", "Two boats will sail."))
    assert (done.result, done.reason) == (Result.VERSION, "An earlier version of a story that is here.")
    assert "Three boats" in Article.objects.get().text
    assert "Two boats" in ArticleVersion.objects.get().text
    assert bring(ferry("LEAD", "Two boats will sail.")).result == Result.UNCHANGED


def test_the_same_keyword_with_other_words_is_another_story():
    bring(ferry())
    other = ferry("LEAD").replace(
        "A ferry line to Nokdo Island will open in June, the oceans ministry said Sunday.",
        "Fares on all of the coastal ships rise by a tenth, an operator announced on Sunday.",
    )
    other = other.replace("The boats are ready", "Coal is dear").replace(
        "The line had been planned for nine years", "So is oil"
    )
    assert (
        bring(other.replace("the ministry said in a statement", "said a clerk who asked for no name")).result
        == Result.CREATED
    )


def test_an_agencys_own_id_tells_versions():
    bring("Ferry opens\n\nIt opens in June, officials said.", identity="urn:x:1", version="1", source="Meridian")
    done = bring(
        "Ferry delayed\n\nIt opens in July, officials said.", identity="urn:x:1", version="2", source="Meridian"
    )
    assert done.result == Result.VERSION
    article = Article.objects.get()
    assert (article.headline, article.version) == ("Ferry delayed", "2")
    assert bring("Ferry\n\nOld words of it.", identity="urn:x:1", version="1", source="Meridian").reason.startswith(
        "An earlier"
    )
    assert Article.objects.get().headline == "Ferry delayed"


def test_a_withdrawal_by_the_agency_withdraws_in_public():
    bring("Ferry opens\n\nIt opens in June, officials said.", identity="urn:x:1", source="Meridian")
    done = bring("Kill\n\nPlease withdraw this story.", identity="urn:x:1", source="Meridian", notice="withdrawal")
    assert done.result == Result.VERSION
    assert Article.objects.get().state == State.WITHDRAWN
    assert Correction.objects.public().get().reason == "Withdrawn by the agency."
    again = bring("Kill\n\nPlease withdraw it, again.", identity="urn:x:1", source="Meridian", notice="withdrawal")
    assert again.result == Result.UNCHANGED


def test_a_withdrawal_of_what_is_not_here_is_refused():
    done = bring("Kill\n\nPlease withdraw.", identity="urn:x:9", source="Meridian", notice="withdrawal")
    assert done.result == Result.FAILED
    assert not Article.objects.exists()


def test_what_the_file_says_outranks_the_reading_and_both_are_kept():
    text = "Ferry opens\n\nBy Han Do-yun\n\nSEOUL, Dec. 28 (Yonhap) -- It opens in June, the ministry said."
    bring(text, headline="Ferry line opens", byline="Han D. Y.", source="Meridian", language="en-gb")
    article = Article.objects.get()
    assert (article.source.name, article.byline, article.language) == ("Meridian", "Han D. Y.", "en-gb")
    assert ("headline", "Ferry line opens", "Ferry opens") in article.disagreements()


def test_settled_words_that_are_gone_are_put_up_for_review(admin_user):
    bring(ferry())
    quote = Quote.objects.get(text="The boats are ready,")
    reassign_speaker(quote, official=make_official("Bjarne Lund"), reason="Heard it.", user=admin_user, now=NOW)
    bring(ferry("LEAD").replace("The boats are ready", "The boats are late"))
    assert "The boats are ready" in Article.objects.get().review_note


def test_likeness_is_measured_by_runs_of_words():
    left, right = shingles("one two three four five six"), shingles("One, two; three FOUR five seven")
    assert share_of_shorter(left, left) == resemblance(left, left) == 1.0
    assert 0 < resemblance(left, right) < share_of_shorter(left, right) < 1
    assert share_of_shorter(shingles(""), left) == 0.0
