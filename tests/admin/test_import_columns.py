"""Staff say in the preview what the columns of a table hold."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.importing.incoming import folder_of
from articles.models import Article, ImportBatch

pytestmark = pytest.mark.django_db
BODY = "OSLO, April 10. /TASS/. A ferry line will open in June, Foreign Minister Astrid Solheim said on Tuesday."
TABLE = f'kopf;inhalt;anriss;wann\nFerry line to open;"{BODY}";Two boats;2018-04-10\n'


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def send(client, name, text):
    file = SimpleUploadedFile(name, text.encode(), "text/csv")
    return client.post(reverse("admin:import"), {"text": "", "files": [file], "source": ""})["Location"]


def choose(client, preview, **columns):
    return client.post(preview, {"columns": "1", **{f"column-{field}": name for field, name in columns.items()}})


def test_columns_that_no_name_tells_are_chosen_and_read_anew(admin_client, data):
    preview = send(admin_client, "a.csv", TABLE)
    page = admin_client.get(preview).content.decode()
    assert "<details open>" in page, "nobody knows where the text is"
    assert choose(admin_client, preview, text="inhalt", headline="kopf", published="wann").status_code == 302
    page = admin_client.get(preview).content.decode()
    assert "Columns: text from “inhalt”, headline from “kopf”, day or hour from “wann”" in page
    assert folder_of(data, ImportBatch.objects.get().pk).exists()
    admin_client.post(preview, {"publish": "1"})
    article = Article.objects.get()
    assert (article.headline, str(article.given_date), article.deck) == ("Ferry line to open", "2018-04-10", "")
    assert article.text == f"Ferry line to open\n\n{BODY}"
    assert not folder_of(data, ImportBatch.objects.get().pk).exists()


def test_guesses_are_chosen_already_and_can_be_taken_away(admin_client):
    line = {"title": "Ferry line to open", "body": BODY, "link": "https://example.org/1", "abstract": "A word"}
    preview = send(admin_client, "a.jsonl", json.dumps(line) + "\n" + json.dumps(line | {"body": BODY + " So."}))
    page = admin_client.get(preview).content.decode()
    for column in ("title", "body", "link", "abstract"):
        assert f'<option value="{column}" selected>' in page
    choose(admin_client, preview, text="body", headline="title")
    admin_client.post(preview, {"draft": "1"})
    assert set(Article.objects.values_list("url", "deck")) == {("", "")}


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"headline": "kopf"}, "Choose the column that holds the text: without it there is no story."),
        ({"text": "kopf", "headline": "kopf"}, "“kopf” is chosen for the text already."),
        ({"text": "elsewhere"}, "elsewhere is not one of the available choices"),
    ],
)
def test_what_is_wrong_with_a_choice_is_said_and_nothing_is_read(admin_client, columns, words):
    preview = send(admin_client, "a.csv", TABLE)
    before = list(ImportBatch.objects.get().items.values())
    answer = choose(admin_client, preview, **columns)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert list(ImportBatch.objects.get().items.values()) == before


def test_after_the_decision_columns_stay_as_they_are(admin_client):
    preview = send(admin_client, "a.csv", TABLE.replace("inhalt", "text").replace("kopf", "title"))
    admin_client.post(preview, {"publish": "1"})
    assert "Preview again" not in admin_client.get(preview).content.decode()
    choose(admin_client, preview, text="anriss")
    assert Article.objects.get().text.endswith(BODY)
    assert ImportBatch.objects.get().state == "done"


def test_how_columns_were_taken_is_seen_where_there_is_no_choice_of_them(admin_client):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", TABLE.replace("inhalt", "text").replace("kopf", "title"))
    file = SimpleUploadedFile("a.zip", packed.getvalue(), "application/zip")
    preview = admin_client.post(reverse("admin:import"), {"text": "", "files": [file], "source": ""})["Location"]
    told = "Columns were taken by their names: text from “text”, headline from “title”."
    assert admin_client.get(preview).content.decode().count(told) == 1
    admin_client.post(preview, {"publish": "1"})
    assert admin_client.get(preview).content.decode().count(told) == 1
    assert "remarks" not in Article.objects.get().told


def test_a_story_without_columns_has_no_choice_of_them(admin_client):
    preview = send(admin_client, "a.txt", f"Ferry line, to open\n\n{BODY}\n")
    assert "Preview again" not in admin_client.get(preview).content.decode()
