"""An import in a browser: files uploaded, looked over, published, undone; on every screen, also without JavaScript."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.formats.types import SourceDocument
from articles.importing.deciding import decide, run
from articles.importing.staging import open_batch, stage
from articles.models import Article, BatchState, ImportBatch, ImportItem, State
from tests.browser.conftest import SCREENS, once
from tests.factories import make_source

STORY = """\
Norway offers island {number} as a place for fisheries talks

OSLO, March 14, 2022 /TASS/. Norway is ready to host talks on cod stocks off island {number}, Norwegian \
Fisheries Minister Astrid Brekkhus said on Monday. {more}

"We will set the table of island {number}, and whoever sails these waters may sit down at it," Brekkhus said.
"""
IMPORT = "/admin/articles/importbatch/import/"


def file(number, mark="", more=""):
    text = mark + STORY.format(number=number, more=more)
    return {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": text.encode()}


def send(page, files):
    page.goto(IMPORT)
    page.get_by_label("or choose files").set_input_files(files)
    page.get_by_role("button", name="Read and show").click()
    page.wait_for_url("**/preview/")


@pytest.fixture
def older(transactional_db):
    """A published story that has a later version among the files."""
    make_source("TASS")
    batch, _new = open_batch(origin="before", user=None, now=timezone.now())
    stage(batch, [SourceDocument("0.txt", STORY.format(number=0, more=""), "plain text")], clock=timezone.now)
    decide(batch, state=State.PUBLISHED, user=None, now=timezone.now())
    run(batch, new_source_rights="whole", clock=timezone.now)


FILES = [
    file(0, "(LEAD) ", "Two boats will sail."),
    *(file(number) for number in range(1, 14)),
    {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\x00\x00"},
]


def test_files_are_uploaded_looked_over_published_and_undone(older, staff_page, troubles):
    page = staff_page
    send(page, FILES)
    expect(page.get_by_text("14 of 14 that can be imported are chosen")).to_be_visible()
    page.get_by_text("What it changes in").click()
    expect(page.locator("ins").filter(has_text="Two boats will sail")).to_be_visible()
    page.get_by_role("checkbox").nth(1).uncheck()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("13 of 14 that can be imported are chosen")).to_be_visible()
    page.get_by_role("button", name="Can't be imported").click()
    expect(page.get_by_text("photo.jpg")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("12 published, 1 new version, 1 not imported, 1 left out.")).to_be_visible()
    with page.expect_download() as report:
        page.get_by_role("link", name="Download the report").click()
    assert report.value.suggested_filename.startswith("import-")
    page.get_by_role("link", name="Undo this import").click()
    expect(page.get_by_text("12 stories that it made")).to_be_visible()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("13 taken back")).to_be_visible()
    assert Article.objects.get().text == STORY.format(number=0, more="")


def test_everything_works_without_javascript_and_by_keyboard(older, signed_in, admin_user):
    page = signed_in(admin_user, java_script_enabled=False)
    send(page, FILES[:3])
    box = page.get_by_role("checkbox").nth(1)
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Publish").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 published, 1 new version, 1 left out.")).to_be_visible()


TABLE = {
    "name": "stories.csv",
    "mimeType": "text/csv",
    "buffer": (
        "kopf;inhalt\nTalks;" + f'"{STORY.format(number=7, more="")}"\n'.replace('"We', "We").replace('it,"', "it,")
    ).encode(),
}


def test_columns_are_chosen_without_javascript(older, signed_in, admin_user):
    page = signed_in(admin_user, java_script_enabled=False)
    send(page, [TABLE])
    page.get_by_role("button", name="Preview again").click()
    expect(page.get_by_text("Choose the column that holds the text")).to_be_visible()
    page.get_by_label("Text").select_option("inhalt")
    page.get_by_label("Headline").select_option("kopf")
    page.get_by_role("button", name="Preview again").click()
    expect(page.get_by_text("Columns: text from “inhalt”, headline from “kopf”")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("1 published")).to_be_visible()


def test_a_tick_is_kept_when_the_page_is_left_by_a_link(older, staff_page):
    send(staff_page, FILES[:3])
    with staff_page.expect_response(lambda answer: answer.status == 204):
        staff_page.get_by_role("checkbox").first.uncheck()
    staff_page.get_by_role("link", name="Import batches").first.click()
    assert list(ImportItem.objects.filter(batch__origin="3 uploaded files").values_list("chosen", flat=True)) == [
        False,
        True,
        True,
    ]


def test_the_page_counts_along_and_turns_when_the_work_is_done(older, staff_page):
    send(staff_page, FILES[:3])
    batch = ImportBatch.objects.first()
    now = timezone.now()
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.RUNNING, decided_as="draft", decided_at=now, beat_at=now
    )
    staff_page.reload()
    expect(staff_page.get_by_text("0 of 3 stories done")).to_be_visible()
    ImportItem.objects.filter(pk=batch.items.first().pk).update(result="skipped")
    expect(staff_page.get_by_text("1 of 3 stories done")).to_be_visible()
    batch.refresh_from_db()
    run(batch, new_source_rights="whole", clock=timezone.now)
    expect(staff_page.get_by_text("2 saved as draft, 1 left out.")).to_be_visible()


@once
@pytest.mark.parametrize("screen", SCREENS)
def test_the_pages_of_an_import_are_accessible_and_fit(
    older, signed_in, admin_user, screen, assert_accessible, troubles, screenshot
):
    troubles.allow("Applying inline style")  # a probe of axe's own, which the archive's policy stops
    page = signed_in(admin_user, **SCREENS[screen])
    page.goto(IMPORT)
    send(page, FILES)
    preview, batch = page.url, ImportBatch.objects.first()

    def look(name, words):
        expect(page.get_by_text(words).first).to_be_visible()  # the page that a click asked for is here
        assert_accessible(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
        screenshot(page, f"{name}-{screen}")

    look("preview", "that can be imported are chosen")
    page.goto(preview + "?show=failed")
    look("refused", "photo.jpg")
    send(page, [TABLE])
    page.get_by_role("button", name="Preview again").click()
    look("columns", "Choose the column that holds the text")
    page.goto(preview)
    ImportBatch.objects.filter(pk=batch.pk).update(state="running", beat_at="2024-01-01T00:00Z", decided_as="draft")
    page.goto(preview)
    look("progress", "No worker has given a sign of life")
    page.goto("about:blank")  # that page asks how far it is, and would load itself anew now
    ImportBatch.objects.filter(pk=batch.pk).update(state="preview")
    page.goto(preview)
    page.get_by_role("button", name="Publish").click()
    look("outcome", "Download the report")
    page.get_by_role("link", name="Undo this import").click()
    look("undo", "stories that it made")
    page.goto(IMPORT)
    look("import", "or choose files")
    page.goto("/admin/articles/importbatch/")
    look("batches", "15 uploaded files")
