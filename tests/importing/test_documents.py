"""Documents become articles, once."""

import pytest

from articles.formats.digest import digest_of
from articles.formats.types import SourceDocument, UnreadableFile
from articles.importing.checking import check_articles
from articles.importing.documents import dry_run, import_document
from articles.importing.unattended import import_all
from articles.models import Article, ArticleVersion, ImportItem, Quote, Result, Rights, State
from tests.factories import NOW

pytestmark = pytest.mark.django_db

STORY = """Ferry line to open in June — minister

OSLO, April 10. /TASS/. A ferry line will open in June, Norway's Foreign Minister Astrid Solheim said on Tuesday.

"The boats are ready," the Norwegian foreign minister said.
"""


def document(text=STORY, **values):
    return SourceDocument(values.pop("name", "ferry.txt"), text, "plain text", **values)


def bring(*documents, state=State.PUBLISHED):
    return list(import_all(documents, origin="test", state=state, now=NOW, new_source_rights=Rights.WHOLE))


def test_a_story_is_kept_unchanged_with_its_digest():
    (done,) = bring(document())
    assert done.result == Result.CREATED
    article = Article.objects.get()
    assert article.text == STORY
    assert article.sha256 == digest_of(STORY)
    assert [flaws for _article, flaws in check_articles()] == [[]]


def test_the_same_text_twice_changes_nothing_and_says_so():
    bring(document())
    before = list(Article.objects.values())
    (done,) = bring(document(name="again.txt"))
    assert done.result == Result.UNCHANGED
    assert "here already" in done.reason
    assert list(Article.objects.values()) == before


def test_another_text_under_the_same_address_is_a_version():
    url = "https://example.org/1"
    bring(document(url=url))
    article = Article.objects.get()
    later = STORY.replace("June", "July")
    (done,) = bring(document(later, url=url))
    assert done.result == Result.VERSION
    article.refresh_from_db()
    assert article.text == later
    assert ArticleVersion.objects.get().text == STORY
    assert article.stable_id == Article.objects.get().stable_id
    (again,) = bring(document(url=url))
    assert again.result == Result.UNCHANGED


def test_a_file_that_can_not_be_read_does_not_stop_the_others():
    done = bring(UnreadableFile("bad.bin", "the file is binary."), document())
    assert [one.result for one in done] == [Result.FAILED, Result.CREATED]
    assert set(ImportItem.objects.values_list("name", "result")) == {("bad.bin", "failed"), ("ferry.txt", "created")}


def test_what_fails_half_way_leaves_nothing(monkeypatch):
    monkeypatch.setattr("articles.importing.rows.index_stories", lambda stories: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_document(document(), state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    assert not Article.objects.exists()
    assert not Quote.objects.exists()


def test_a_dry_run_says_what_would_happen_and_writes_nothing():
    done = list(dry_run([document(), document(name="twice.txt"), UnreadableFile("x", "no")]))
    assert [one.result for one in done] == [Result.CREATED, Result.UNCHANGED, Result.FAILED]
    assert not Article.objects.exists()


def test_a_changed_character_is_told_by_the_check():
    bring(document())
    Article.objects.update(text=STORY.replace("ready", "Ready"))
    ((_article, flaws),) = check_articles()
    assert "the text does not have its digest" in flaws


def test_the_address_of_a_story_without_a_headline_tells_nothing_of_its_body():
    bring(document("OSLO, April 10. /TASS/. Secretwords of the body follow.\n"))
    article = Article.objects.get()
    assert not article.headline
    assert article.slug == "story"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)//https://example.org",
        "data:text/html,<script>",
        "https:",
        "https://",
        "//example.org",
        "https://[",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/" + "x" * 1000,
        "https://example.org/" + "é" * 990,
    ],
)
def test_an_address_that_can_not_be_a_link_is_not_kept(url):
    bring(document(url=url.replace("\n", "\nx")))
    assert Article.objects.get().url == ""
    assert ImportItem.objects.get().url == ""


def test_an_address_of_the_web_is_kept_whole():
    bring(document(url="https://example.org/a?b=é#c"))
    assert Article.objects.get().url == "https://example.org/a?b=é#c"
