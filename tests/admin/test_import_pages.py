"""Import in the admin: nothing is saved before the preview is agreed to."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.importing.incoming import stored_name
from articles.models import Article, ImportBatch, ImportItem

pytestmark = pytest.mark.django_db
STORY = (
    "Ferry line to open in June — minister\n\n"
    "OSLO, April 10. /TASS/. A ferry line will open in June, "
    "Norwegian Foreign Minister Astrid Solheim said on Tuesday.\n\n"
    '"The boats are ready," the Norwegian foreign minister said.\n'
)


def send(client, text="", *files):
    return client.post(reverse("admin:import"), {"text": text, "files": list(files), "source": ""})


def upload(name, data):
    return SimpleUploadedFile(name, data, "text/plain")


def test_a_pasted_story_is_shown_before_it_is_saved(admin_client):
    response = send(admin_client, STORY.replace("\n", "\r\n"))
    page = admin_client.get(response["Location"]).content.decode()
    assert "The boats are ready," in page
    assert "Astrid Solheim" in page
    assert not Article.objects.exists()
    admin_client.post(response["Location"], {"publish": "1"})
    article = Article.objects.get()
    assert (article.text, article.state) == (STORY, "published")


def test_a_story_can_be_saved_as_draft_or_discarded(admin_client):
    preview = send(admin_client, STORY)["Location"]
    admin_client.post(preview, {"discard": "1"})
    assert not Article.objects.exists()
    preview = send(admin_client, STORY)["Location"]
    admin_client.post(preview, {"draft": "1"})
    assert Article.objects.get().state == "draft"


def test_files_that_can_not_be_read_are_named_and_the_others_go_on(admin_client, settings):
    settings.IMPORT_MAX_FILE_BYTES = 5_000
    files = [
        upload("good.txt", STORY.encode()),
        upload("empty.txt", b""),
        upload("photo.jpg", b"\xff\xd8\x00\x00"),
        upload("old.txt", b"Ki\x81v \x98"),
        upload("huge.txt", b"x" * 6_000),
    ]
    preview = send(admin_client, "", *files)["Location"]
    page = admin_client.get(preview).content.decode()
    for words in (
        "empty.txt",
        "the file is empty",
        "photo.jpg",
        "binary",
        "old.txt",
        "not UTF-8",
        "huge.txt",
        "at most",
    ):
        assert words in page, words
    admin_client.post(preview, {"publish": "1"})
    assert Article.objects.get().text == STORY
    assert dict(ImportItem.objects.values_list("name", "result"))["huge.txt"] == "failed"


def test_a_story_can_be_left_out(admin_client):
    files = [upload("one.txt", STORY.encode()), upload("two.txt", STORY.replace("June", "July").encode())]
    preview = send(admin_client, "", *files)["Location"]
    left_out = ImportItem.objects.get(name="two.txt").pk
    admin_client.post(preview, {"publish": "1", "shown": [left_out]})
    assert [article.file_name for article in Article.objects.all()] == ["one.txt"]


def test_the_same_text_again_is_said_to_be_here(admin_client):
    admin_client.post(send(admin_client, STORY)["Location"], {"publish": "1"})
    preview = send(admin_client, STORY)["Location"]
    assert "Here already" in admin_client.get(preview).content.decode()
    admin_client.post(preview, {"publish": "1"})
    assert Article.objects.count() == 1


def test_a_decision_is_taken_once(admin_client):
    preview = send(admin_client, STORY)["Location"]
    admin_client.post(preview, {"draft": "1"})
    admin_client.post(preview, {"publish": "1"})
    assert Article.objects.get().state == "draft"


def test_an_empty_form_is_sent_back_with_a_sentence(admin_client):
    response = send(admin_client, " ")
    assert response.status_code == 200
    assert "Paste a story or choose at least one file." in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_only_staff_who_may_import_see_the_pages(client, django_user_model):
    assert client.get(reverse("admin:import")).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.get(reverse("admin:import")).status_code == 403


def stories(number):
    return [upload(f"{at}.txt", STORY.replace("June", f"week {at}").encode()) for at in range(number)]


def test_what_is_left_out_on_one_page_stays_out_when_the_next_is_turned_to(admin_client):
    preview = send(admin_client, "", *stories(12))["Location"]
    first, last = ImportItem.objects.first(), ImportItem.objects.last()
    turned = admin_client.post(preview, {"shown": [first.pk], "page": "2"})
    page = admin_client.get(turned["Location"]).content.decode()
    assert last.name in page
    assert "11 of 12 that can be imported are chosen" in page
    admin_client.post(preview, {"shown": [last.pk, "²", "9" * 5000, ""], "take": [], "page": "1"})
    page = admin_client.get(preview).content.decode()
    assert f'name="take" value="{first.pk}">' in page
    assert f'name="take" value="{ImportItem.objects.all()[1].pk}" checked>' in page
    admin_client.post(preview, {"publish": "1"})
    assert Article.objects.count() == 10
    assert set(ImportItem.objects.filter(result="skipped")) == {first, last}


def test_all_or_none_are_chosen_at_once_also_of_one_kind(admin_client):
    admin_client.post(send(admin_client, STORY)["Location"], {"publish": "1"})
    preview = send(admin_client, "", *stories(12), upload("known.txt", STORY.encode()))["Location"]
    admin_client.post(preview, {"none": "1"})
    assert "0 of 13" in admin_client.get(preview).content.decode()
    admin_client.post(preview, {"all": "1", "show": "unchanged"})
    assert "1 of 13" in admin_client.get(preview).content.decode()
    page = admin_client.get(preview, {"show": "unchanged"}).content.decode()
    assert "known.txt" in page and "0.txt" not in page
    assert admin_client.get(preview, {"show": "nonsense", "page": "nonsense"}).status_code == 200


def test_a_tick_alone_is_kept_without_a_page(admin_client):
    preview = send(admin_client, STORY)["Location"]
    item = ImportItem.objects.get()
    assert admin_client.post(preview, {"keep": "1", "shown": [item.pk]}).status_code == 204
    assert not ImportItem.objects.get().chosen


def test_only_a_decision_decides_and_a_second_one_changes_nothing(admin_client):
    preview = send(admin_client, STORY)["Location"]
    for nothing in ({}, {"take": "1"}, {"page": "1"}):
        assert admin_client.post(preview, nothing).status_code == 302
        assert not Article.objects.exists()
    admin_client.post(preview, {"discard": "1"})
    page = admin_client.post(preview, {"publish": "1"}, follow=True).content.decode()
    assert "decided on before by admin" in page
    assert not Article.objects.exists()


def test_files_of_an_upload_do_not_stay_on_disk_whatever_becomes_of_it(admin_client, client, settings):
    incoming = settings.DATA_DIR / "incoming"
    before = set(incoming.iterdir()) if incoming.exists() else set()
    send(admin_client, "", upload("good.txt", STORY.encode()))
    settings.IMPORT_MAX_UPLOAD_BYTES = 1_000
    page = send(admin_client, "", upload("a.txt", b"x" * 900), upload("b.txt", b"x" * 900)).content.decode()
    assert "One upload may hold 0 MB" in page
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert send(strict, "", upload("c.txt", b"x" * 900)).status_code == 403
    client.force_login(User.objects.create_user("reader", is_staff=True))
    assert send(client, "", upload("d.txt", b"x" * 900)).status_code == 403
    assert set(incoming.iterdir()) == before
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "..\\evil.txt", "/etc/passwd", "a\x00b\n.txt", "é" * 300, "\u202etxt.exe", ".."]
)
def test_a_name_of_a_file_leads_nowhere(name, tmp_path):
    stored = stored_name(7, name)
    assert (tmp_path / stored).resolve().parent == tmp_path.resolve()
    (tmp_path / stored).write_text("x")
    assert stored.startswith("0000007-") and stored.isprintable()


def test_a_form_sent_twice_is_one_batch(admin_client):
    page = admin_client.get(reverse("admin:import")).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)[1]
    first, second = (
        admin_client.post(reverse("admin:import"), {"text": STORY, "ticket": ticket})["Location"] for _ in range(2)
    )
    assert first == second
    assert ImportItem.objects.count() == 1


def test_a_thousand_files_can_be_sent_at_once_and_more_are_refused_with_a_sentence(admin_client, settings):
    preview = send(admin_client, "", *(upload(f"{at}.txt", b"a story %d" % at) for at in range(1000)))["Location"]
    assert ImportItem.objects.count() == 1000
    assert admin_client.get(preview).status_code == 200
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    response = send(admin_client, "", *stories(4))
    assert (response.status_code, "At most 3 files" in response.content.decode()) == (400, True)


def test_a_text_that_is_too_long_to_paste_is_refused_with_a_sentence(admin_client, settings):
    settings.IMPORT_MAX_FILE_BYTES = 5_000
    page = send(admin_client, "é" * 3_000).content.decode()
    assert "0.0 MB at most" in page
    assert not ImportBatch.objects.exists()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
    response = send(admin_client, "x" * 3_000_000)
    assert (response.status_code, "2 MB of text" in response.content.decode()) == (400, True)


def test_a_draft_does_not_take_the_place_of_what_readers_see(admin_client, client):
    admin_client.post(send(admin_client, f"(LEAD) {STORY}")["Location"], {"publish": "1"})
    changed = f"(2nd LD) {STORY.replace('in June,', 'in July,')}"
    later = send(admin_client, changed)["Location"]
    assert "New version of" in admin_client.get(later).content.decode()
    page = admin_client.post(later, {"draft": "1"}, follow=True).content.decode()
    assert "take the story back to draft first" in page
    assert Article.objects.get().text == f"(LEAD) {STORY}"
    again = send(admin_client, changed)["Location"]
    admin_client.post(again, {"publish": "1"})
    assert "July" in Article.objects.get().text


def published(client, *files):
    location = send(client, "", *files)["Location"]
    client.post(location, {"publish": "1"})
    return location


def test_an_import_is_undone_after_a_question(admin_client):
    page = published(admin_client, *stories(3))
    question = page.replace("preview", "undo")
    assert "<strong>3</strong> stories that it made" in admin_client.get(question).content.decode()
    assert Article.objects.count() == 3
    done = admin_client.post(question, follow=True).content.decode()
    assert "3 taken back" in done
    assert not Article.objects.exists()
    assert "decided on before" in admin_client.post(question, follow=True).content.decode()


def test_undoing_asks_for_the_right_to_delete(client, admin_client):
    page = published(admin_client, *stories(1))
    user = User.objects.create_user("importer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="add_importbatch"))
    client.force_login(user)
    assert "Undo this import" not in client.get(page).content.decode()
    assert client.post(page.replace("preview", "undo")).status_code == 403
    assert Article.objects.exists()


def test_the_report_is_a_table_that_no_spreadsheet_runs(admin_client):
    page = published(admin_client, upload("=HYPERLINK(1).txt", STORY.encode()), upload("empty.txt", b""))
    report = admin_client.get(page.replace("preview/", "report.csv"))
    rows = b"".join(report.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[0] == "name,result,reason,story"
    assert rows[1].startswith("'=HYPERLINK(1).txt,New story,,http://testserver/articles/")
    assert rows[2] == "empty.txt,Not imported,the file is empty.,"


def test_what_failed_can_be_tried_again(admin_client):
    admin_client.post(send(admin_client, f"(LEAD) {STORY}")["Location"], {"publish": "1"})
    later = send(admin_client, f"(2nd LD) {STORY.replace('in June,', 'in July,')}")["Location"]
    assert "Try 1 that failed again" in admin_client.post(later, {"draft": "1"}, follow=True).content.decode()
    assert "What it changes in" in admin_client.post(later, {"retry": "1"}, follow=True).content.decode()
    admin_client.post(later, {"publish": "1"})
    assert "July" in Article.objects.get().text


def test_a_page_says_when_nobody_works_at_it_and_lets_staff_take_it_up(admin_client):
    page = send(admin_client, STORY)["Location"]
    long_ago = timezone.now() - timedelta(minutes=5)
    ImportBatch.objects.update(state="running", decided_as="draft", decided_at=long_ago, beat_at=long_ago)
    shown = admin_client.get(page).content.decode()
    assert "No worker has given a sign of life" in shown
    assert 'http-equiv="refresh"' in shown
    admin_client.post(page, {"resume": "1"})
    assert Article.objects.get().state == "draft"


def test_a_stopped_import_goes_on(admin_client):
    page = send(admin_client, "", *stories(2))["Location"]
    ImportBatch.objects.update(state="running", decided_as="draft", decided_at=timezone.now(), beat_at=timezone.now())
    stopped = admin_client.post(page, {"stop": "1"}, follow=True).content.decode()
    assert "Go on" in stopped and "2 waiting" in stopped
    admin_client.post(page, {"resume": "1"})
    assert Article.objects.count() == 2


def test_the_change_page_of_a_batch_is_its_page(admin_client):
    page = send(admin_client, STORY)["Location"]
    batch = ImportBatch.objects.get()
    assert admin_client.get(reverse("admin:articles_importbatch_change", args=[batch.pk]))["Location"] == page
    assert admin_client.get(reverse("admin:articles_importbatch_changelist")).status_code == 200
