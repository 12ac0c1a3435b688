"""Staff sign in to the admin with a login and a password."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

PASSWORD = "a long and quiet river"


@pytest.fixture
def editor(transactional_db):
    return User.objects.create_superuser("editor", password=PASSWORD)


def sign_in(page, password):
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_the_right_password_opens_the_admin(page, editor):
    sign_in(page, PASSWORD)
    expect(page).to_have_url(f"{page.url.split('/admin')[0]}/admin/")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_a_wrong_password_is_refused_with_a_sentence(page, editor):
    sign_in(page, "guessed")
    expect(page.get_by_text("Please enter the correct username and password")).to_be_visible()


def test_staff_see_the_admin_without_signing_in_again(staff_page):
    staff_page.goto("/admin/")
    expect(staff_page.get_by_role("button", name="Log out")).to_be_visible()


def test_the_sign_in_page_is_accessible_on_each_screen(each_screen, assert_accessible):
    each_screen.goto("/admin/login/")
    assert_accessible(each_screen)


def test_static_files_come_hashed_compressed_and_to_be_kept_for_ever(page):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/admin/login/")
    sheets = [answer for answer in answers if "/static/" in answer.url and ".css" in answer.url]
    assert sheets
    for sheet in sheets:
        assert sheet.status == 200
        assert "immutable" in sheet.headers["cache-control"], sheet.url
        assert sheet.headers["content-encoding"] in {"br", "gzip"}, sheet.url
