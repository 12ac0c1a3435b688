"""A batch from its files to its undoing: broken off anywhere, it goes on; asked by two, it is decided once."""

import uuid
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.curation.dating import redate
from articles.curation.publishing import publish
from articles.curation.speakers import reassign_speaker
from articles.formats.types import SourceDocument, UnreadableFile
from articles.importing import deciding, staging
from articles.importing.checking import check_articles
from articles.importing.deciding import choose, decide, discard, resume, run, stop, try_again
from articles.importing.staging import open_batch, stage
from articles.importing.unattended import import_all
from articles.importing.undoing import plan_undoing, undo
from articles.models import (
    Article,
    ArticleVersion,
    BatchState,
    ImportBatch,
    Official,
    Quote,
    Result,
    Rights,
    SketchKey,
    State,
)
from tests.factories import NOW

pytestmark = pytest.mark.django_db
FERRY = """Korea-ferry {mark}S. Korea opens ferry line to island {number}
SEOUL, Dec. 28 (Yonhap) -- A ferry line to island {number} will open in June, the oceans ministry said Sunday. {more}

"The boats of line {number} are ready," minister Astrid Solheim said. The line had been planned for nine years.
"""


def clock():
    return NOW


def ferry(number=1, mark="", more="", **values):
    text = FERRY.format(mark=f"({mark}) " if mark else "", number=number, more=more)
    return SourceDocument(values.pop("name", f"{number}.txt"), text, "plain text", **values)


def ferries(number):
    return [ferry(at) for at in range(number)]


def staged(documents, **values):
    batch, _new = open_batch(origin="test", user=None, now=NOW, **values)
    stage(batch, documents, clock=clock)
    return batch


def imported(documents, state=State.PUBLISHED):
    batch = staged(documents)
    decide(batch, state=state, user=None, now=NOW)
    run(batch, new_source_rights=Rights.WHOLE, clock=clock)
    batch.refresh_from_db()
    return batch


def results(batch):
    return list(batch.items.values_list("result", flat=True))


def archive():
    """Everything that tells one archive from another, but not when it was written."""
    articles = Article.objects.order_by("sha256").values_list(
        "sha256", "text", "headline", "version", "state", "given_date", "section", "told"
    )
    quotes = Quote.objects.order_by("article__sha256", "position").values_list(
        "article__sha256", "text", "official__name"
    )
    versions = ArticleVersion.objects.order_by("sha256").values_list("article__sha256", "number", "sha256")
    return list(articles), list(quotes), list(versions), sorted(Official.objects.values_list("name", flat=True))


def test_staging_tells_what_importing_would_come_to():
    imported([ferry(1), ferry(9)])
    batch = staged(
        [
            ferry(1),
            ferry(2),
            ferry(2, name="twin.txt"),
            ferry(9, "LEAD", "Two boats."),
            UnreadableFile("x.bin", "binary."),
        ]
    )
    expected = list(batch.items.values_list("expected", flat=True))
    assert expected == [Result.UNCHANGED, Result.CREATED, Result.UNCHANGED, Result.VERSION, ""]
    assert batch.items.get(name="twin.txt").reason == "The same text as 2.txt in this import."
    assert batch.items.get(name="x.bin").result == Result.FAILED
    assert batch.state == BatchState.PREVIEW


def test_staging_broken_off_goes_on_behind_what_was_kept(monkeypatch):
    monkeypatch.setattr(staging, "CHUNK", 3)
    rounds = iter([True, True, False])
    batch, _new = open_batch(origin="test", user=None, now=NOW)
    assert not stage(batch, ferries(8), clock=clock, go_on=lambda: next(rounds))
    assert (batch.items.count(), ImportBatch.objects.get().state) == (6, BatchState.STAGING)
    assert stage(batch, ferries(8), clock=clock)
    assert list(batch.items.values_list("name", flat=True)) == [f"{at}.txt" for at in range(8)]


def test_a_batch_that_was_stopped_while_it_is_staged_is_left_alone():
    batch, _new = open_batch(origin="test", user=None, now=NOW)
    assert not stage(batch, ferries(2), clock=clock, go_on=lambda: stop(batch, now=NOW))
    assert (batch.items.count(), ImportBatch.objects.get().state) == (0, BatchState.STOPPED)
    assert resume(batch, now=NOW)
    assert stage(batch, ferries(2), clock=clock)


def test_one_ticket_is_one_batch():
    ticket = uuid.uuid4()
    first, second = (open_batch(origin="test", user=None, now=NOW, ticket=ticket) for _ in range(2))
    assert first[0] == second[0]
    assert (first[1], second[1]) == (True, False)


def test_only_what_is_chosen_is_imported_and_its_text_leaves_the_batch():
    batch = staged(ferries(3))
    first, second, third = batch.items.values_list("pk", flat=True)
    choose(batch, shown={first, second}, taken={second})
    decide(batch, state=State.DRAFT, user=None, now=NOW)
    run(batch, new_source_rights=Rights.WHOLE, clock=clock)
    assert results(batch) == [Result.SKIPPED, Result.CREATED, Result.CREATED]
    assert set(batch.items.values_list("text", flat=True)) == {""}
    assert set(Article.objects.values_list("file_name", "state")) == {("1.txt", "draft"), ("2.txt", "draft")}
    assert third == Article.objects.get(file_name="2.txt").import_items.get().pk


def test_a_decision_is_taken_once():
    batch = staged(ferries(1))
    other = ImportBatch.objects.get()
    assert decide(batch, state=State.DRAFT, user=None, now=NOW)
    assert not decide(other, state=State.PUBLISHED, user=None, now=NOW)
    assert not discard(other, user=None, now=NOW)
    run(other, new_source_rights=Rights.WHOLE, clock=clock)
    assert Article.objects.get().state == State.DRAFT


def test_an_import_broken_off_at_any_chunk_ends_in_the_same_archive(monkeypatch):
    documents = [*ferries(7), ferry(3, "LEAD", "Two boats."), ferry(2), UnreadableFile("x", "no.")]
    batch = imported(documents)
    whole, told = archive(), results(batch)
    undo(batch, user=None, now=NOW)
    monkeypatch.setattr(deciding, "CHUNK", 2)
    batch = staged(documents)
    decide(batch, state=State.PUBLISHED, user=None, now=NOW)
    rounds = 0
    while not run(batch, new_source_rights=Rights.WHOLE, clock=clock, go_on=iter([True, False]).__next__):
        rounds += 1
        assert ImportBatch.objects.get(pk=batch.pk).state == BatchState.RUNNING
    assert rounds > 2
    assert archive() == whole
    assert results(batch) == told


def test_a_fault_in_a_chunk_keeps_nothing_of_it_and_what_was_before(monkeypatch):
    monkeypatch.setattr(deciding, "CHUNK", 2)
    batch = staged(ferries(5))
    decide(batch, state=State.PUBLISHED, user=None, now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(deciding, "import_chunk", failing_at("3.txt", deciding.import_chunk))
        with pytest.raises(OSError, match="No space"):
            run(batch, new_source_rights=Rights.WHOLE, clock=clock)
    assert set(Article.objects.values_list("file_name", flat=True)) == {"0.txt", "1.txt"}
    assert results(batch).count(Result.PENDING) == 3
    run(batch, new_source_rights=Rights.WHOLE, clock=clock)
    assert Article.objects.count() == 5


def failing_at(name, whole):
    def import_chunk(read, **values):
        done = whole(read, **values)
        if name in {document.name for document, _outcome in read}:
            raise OSError(28, "No space left on device")
        return done

    return import_chunk


def test_a_stopped_import_keeps_what_was_done_and_goes_on(monkeypatch):
    monkeypatch.setattr(deciding, "CHUNK", 1)
    batch = staged(ferries(3))
    decide(batch, state=State.PUBLISHED, user=None, now=NOW)
    asked = iter([True, True])
    assert not run(
        batch, new_source_rights=Rights.WHOLE, clock=clock, go_on=lambda: next(asked, None) or stop(batch, now=NOW)
    )
    assert (Article.objects.count(), batch.state) == (2, BatchState.STOPPED)
    assert resume(batch, now=NOW)
    assert run(batch, new_source_rights=Rights.WHOLE, clock=clock)
    assert Article.objects.count() == 3


def test_what_failed_waits_again_and_what_was_discarded_leaves_no_text():
    imported([ferry(1, "LEAD")])
    batch = imported([ferry(1, "2nd LD", "Three boats."), UnreadableFile("x", "no.")], State.DRAFT)
    assert results(batch) == [Result.FAILED, Result.FAILED]
    assert try_again(batch, now=NOW) == 1
    assert results(batch) == [Result.PENDING, Result.FAILED]
    assert discard(batch, user=None, now=NOW)
    assert (results(batch), batch.state) == ([Result.SKIPPED, Result.FAILED], BatchState.DISCARDED)
    assert set(batch.items.values_list("text", flat=True)) == {""}
    assert try_again(batch, now=NOW) == 0


def test_undoing_a_batch_leaves_no_key_of_a_sketch():
    batch = imported([ferry(1, more=" ".join(f"The boat numbered {at} has a name." for at in range(30)))])
    assert SketchKey.objects.exists()
    undo(batch, user=None, now=NOW)
    assert not SketchKey.objects.exists()


def test_undoing_a_batch_leaves_the_archive_as_it_was():
    imported([ferry(1, section="Economy"), ferry(2), ferry(3, "2nd LD", "Three boats.")])
    before = archive()
    batch = imported(
        [
            ferry(1, "LEAD", "Two boats, says Norwegian Foreign Minister Ola Fjordby.", section="World"),
            ferry(1, "2nd LD", "Three boats."),
            ferry(3, "LEAD", "An earlier one."),
            ferry(4),
            ferry(5),
        ]
    )
    assert results(batch) == [Result.VERSION] * 3 + [Result.CREATED] * 2
    plan = plan_undoing(batch)
    assert (len(plan.going), len(plan.versions), plan.kept) == (2, 3, {})
    undo(batch, user=None, now=NOW)
    assert archive() == before
    assert not [flaws for _article, flaws in check_articles() if flaws]
    assert (results(batch), batch.state) == ([Result.UNDONE] * 5, BatchState.UNDONE)
    assert undo(batch, user=None, now=NOW) is None
    again = imported([ferry(4)])
    assert results(again) == [Result.CREATED]


def test_what_staff_corrected_or_another_import_changed_is_named_and_kept():
    user = User.objects.create_user("editor")
    batch = imported(ferries(4))
    redated, quoted, changed, plain = (Article.objects.get(file_name=f"{at}.txt") for at in range(4))
    redate(redated, day=redated.date or NOW.date(), reason="The paper says so.", user=user, now=NOW)
    reassign_speaker(quoted.quotes.first(), official=None, reason="Not said by her.", user=user, now=NOW)
    later = imported([ferry(2, "LEAD", "Two boats.")])
    plan = undo(batch, user=user, now=NOW)
    assert plan.kept == {
        redated.pk: "staff corrected it",
        quoted.pk: "staff corrected it",
        changed.pk: "another import made a version of it since",
    }
    assert plan.going == {plain.pk}
    assert set(Article.objects.all()) == {redated, quoted, changed}
    assert batch.items.get(article=redated).reason == "Kept when the import was undone: staff corrected it."
    undo(later, user=user, now=NOW)
    assert Article.objects.get(pk=changed.pk).text == changed.text


KILL = SourceDocument("kill.txt", "Kill the ferry\n\nKill it.", "x", identity="urn:x:1", notice="withdrawal")


def imported_at_once(documents):
    values = {"origin": "x", "state": State.PUBLISHED, "now": NOW, "new_source_rights": Rights.WHOLE}
    return list(import_all(documents, **values))


@pytest.mark.parametrize("how", [imported, imported_at_once])
@pytest.mark.parametrize("place", [0, 1, 60])
def test_a_withdrawal_takes_back_a_story_that_stands_anywhere_in_its_batch(how, place):
    others = ferries(55)
    documents = [*others[:2], ferry(99, identity="urn:x:1", source="Meridian"), *others[2:]]
    documents.insert(place, KILL)
    how(documents)
    assert Article.objects.filter(state=State.WITHDRAWN).count() == 1
    assert Article.objects.get(state=State.WITHDRAWN).identity == "urn:x:1"
    assert not ImportBatch.objects.get().items.exclude(result__in=[Result.CREATED, Result.VERSION]).exists()


def test_a_withdrawal_that_staff_took_back_is_not_done_again(admin_user):
    imported_at_once([ferry(1, identity="urn:x:1", source="Meridian"), KILL])
    publish(Article.objects.get(), user=admin_user, now=NOW)
    (done,) = imported_at_once([KILL])
    assert (done.result, done.reason) == (Result.UNCHANGED, "This withdrawal was done before; it was taken back.")
    assert Article.objects.get().state == State.PUBLISHED
    other = replace(KILL, text="Kill the ferry\n\nKill it, please.")
    assert imported_at_once([other])[0].result == Result.VERSION
    assert Article.objects.get().state == State.WITHDRAWN


def test_a_withdrawal_is_undone_in_public():
    imported([ferry(1, identity="urn:x:1", source="Meridian")])
    batch = imported([KILL])
    assert Article.objects.get().state == State.WITHDRAWN
    undo(batch, user=None, now=NOW)
    article = Article.objects.get()
    assert article.state == State.PUBLISHED
    assert {correction.new for correction in article.corrections.all()} == {"withdrawn", "published"}


def test_copies_of_a_story_that_goes_stay_in_order():
    body = " ".join(f"The ferry number {at} leaves the harbour of island {at * 7} at noon." for at in range(40))
    copies = [
        SourceDocument(f"{name}.txt", f"{name} opens a line\n\n{body}{more}", "plain text", source=name)
        for name, more in (("Meridian", " It is the last."), ("Northgate", ""))
    ]
    batch, _other = imported(copies[:1]), imported(copies[1:])
    assert set(Article.objects.values_list("standing", flat=True)) == {0, 1}
    undo(batch, user=None, now=NOW)
    assert Article.objects.get().standing == 0


def test_an_import_of_the_command_line_can_be_undone_there(capsys):
    list(
        import_all(ferries(3), origin="import_stories", state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    )
    batch = ImportBatch.objects.get()
    call_command("undo_import", str(batch.pk), dry_run=True)
    assert "Would remove 3 stories" in capsys.readouterr().out
    assert Article.objects.count() == 3
    call_command("undo_import", str(batch.pk))
    assert "Removed 3 stories, took back 0 versions, kept 0." in capsys.readouterr().out
    assert not Article.objects.exists()
    with pytest.raises(CommandError, match="Undone"):
        call_command("undo_import", str(batch.pk))
    with pytest.raises(CommandError, match="There is no import batch 999"):
        call_command("undo_import", "999")


def test_a_fault_while_undoing_changes_nothing(monkeypatch):
    batch = imported(ferries(2))
    before = archive()
    monkeypatch.setattr("articles.importing.undoing.forget_articles", failing_once)
    with pytest.raises(OSError):
        undo(batch, user=None, now=NOW)
    assert archive() == before
    assert ImportBatch.objects.get().state == BatchState.DONE


def failing_once(articles):
    raise OSError("disk")
