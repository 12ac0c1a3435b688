"""Import in the admin: nothing is saved before the preview is agreed to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

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
    admin_client.post(preview, {"publish": "1", "leave_out": [left_out]})
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
    page = admin_client.post(preview, {"leave_out": [first.pk], "page": "2"}).content.decode()
    assert f'type="hidden" name="leave_out" value="{first.pk}"' in page
    assert last.name in page
    page = admin_client.post(preview, {"leave_out": [first.pk, last.pk], "page": "1"}).content.decode()
    assert f'name="leave_out" value="{first.pk}" checked' in page
    assert f'type="hidden" name="leave_out" value="{last.pk}"' in page
    admin_client.post(preview, {"leave_out": [first.pk, last.pk, "²", "9" * 5000, ""], "publish": "1"})
    assert Article.objects.count() == 10
    assert set(ImportItem.objects.filter(result="skipped")) == {first, last}


def test_only_a_decision_decides_and_a_second_one_changes_nothing(admin_client):
    preview = send(admin_client, STORY)["Location"]
    for nothing in ({}, {"leave_out": "1"}, {"page": "1"}):
        assert admin_client.post(preview, nothing).status_code == 200
        assert not Article.objects.exists()
    admin_client.post(preview, {"discard": "1"})
    page = admin_client.post(preview, {"publish": "1"}).content.decode()
    assert "decided on before" in page
    assert not Article.objects.exists()


def test_a_thousand_files_can_be_sent_at_once_and_more_are_refused_with_a_sentence(admin_client, settings):
    preview = send(admin_client, "", *(upload(f"{at}.txt", b"a story %d" % at) for at in range(1000)))["Location"]
    assert ImportItem.objects.count() == 1000
    assert admin_client.get(preview).status_code == 200
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    response = send(admin_client, "", *stories(4))
    assert (response.status_code, "At most 3 files" in response.content.decode()) == (400, True)


def test_a_text_that_is_too_long_to_paste_is_refused_with_a_sentence(admin_client, settings):
    settings.IMPORT_MAX_FILE_BYTES = 5_000
    page = admin_client.get(send(admin_client, "é" * 3_000)["Location"]).content.decode()
    assert "0.0 MB at most" in page
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
