"""Feeds and watched folders in the admin: off until switched on, polled at a press of a button, results shown."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import FeedAddress, WatchedFolder
from tests.factories import NOW

pytestmark = pytest.mark.django_db
FEED = {"address": "https://feed.example/rss", "keep_as": "draft", "minutes": "60"}


def add(client, model, **values):
    return client.post(reverse(f"admin:articles_{model}_add"), values)


def change_page(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def test_a_new_feed_is_off(admin_client):
    assert add(admin_client, "feedaddress", **FEED).status_code == 302
    feed = FeedAddress.objects.get()
    assert (feed.switched_on, feed.keep_as, feed.whole_pages) == (False, "draft", False)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/feed", "this machine itself"),
        ("http://[::1]/feed", "this machine itself"),
        ("http://169.254.169.254/latest", "link-local"),
        ("http://[64:ff9b::7f00:1]/", "NAT64"),
        ("http://[2002:7f00:1::]/", "6to4"),
        ("https://example.org:8443/feed", "port 8443 is not asked"),
        ("https://user:secret@example.org/feed", "user name or password"),
        ("ftp://example.org/feed", "only http:// and https://"),
    ],
)
def test_an_address_that_is_never_asked_is_not_taken(admin_client, address, reason):
    page = add(admin_client, "feedaddress", **FEED | {"address": address}).content.decode()
    assert reason in page
    assert not FeedAddress.objects.exists()


def test_a_feed_on_a_local_machine_named_otherwise_is_not_taken_either(admin_client):
    for address in ("http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://localhost\\@example.org/"):
        assert add(admin_client, "feedaddress", **FEED | {"address": address}).status_code == 200
    assert not FeedAddress.objects.exists()


def test_poll_now_makes_what_is_on_due_at_once(admin_client):
    far = NOW + timedelta(days=9999)
    feed = FeedAddress.objects.create(address=FEED["address"], switched_on=True, next_at=far)
    response = admin_client.post(change_page(feed), {**FEED, "switched_on": "on", "_ask_soon": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == change_page(feed)
    assert "1 to be polled within a minute" in response.content.decode()
    feed.refresh_from_db()
    assert feed.next_at < far


def test_poll_now_leaves_alone_what_is_off(admin_client):
    feed = FeedAddress.objects.create(address=FEED["address"])
    page = admin_client.post(change_page(feed), {**FEED, "_ask_soon": "1"}, follow=True).content.decode()
    assert "1 switched off, and so left alone" in page
    feed.refresh_from_db()
    assert feed.next_at is None


def test_several_are_switched_on_and_off_at_once(admin_client):
    chosen = [FeedAddress.objects.create(address=f"https://{name}.example/").pk for name in "ab"]
    address = reverse("admin:articles_feedaddress_changelist")
    admin_client.post(address, {"action": "switch_on", "_selected_action": chosen})
    assert FeedAddress.objects.filter(switched_on=True).count() == 2
    admin_client.post(address, {"action": "switch_off", "_selected_action": chosen})
    assert not FeedAddress.objects.filter(switched_on=True).exists()


def test_the_last_result_is_shown_and_another_address_forgets_the_last_answer(admin_client):
    feed = FeedAddress.objects.create(address=FEED["address"], result="It answers 404.", etag='"a"', sha256="b" * 64)
    assert "It answers 404." in admin_client.get(reverse("admin:articles_feedaddress_changelist")).content.decode()
    assert "It answers 404." in admin_client.get(change_page(feed)).content.decode()
    admin_client.post(change_page(feed), FEED | {"minutes": "30"})
    feed.refresh_from_db()
    assert (feed.minutes, feed.etag) == (30, '"a"')
    admin_client.post(change_page(feed), FEED | {"address": "https://other.example/"})
    feed.refresh_from_db()
    assert (feed.etag, feed.sha256) == ("", "")


def test_only_folders_that_the_settings_allow_are_taken(admin_client, settings, tmp_path):
    settings.WATCHED_FOLDERS = [tmp_path / "watched"]
    (tmp_path / "watched/meridian").mkdir(parents=True)
    values = {"keep_as": "draft", "minutes": "1"}
    for path in ("/etc", str(tmp_path), f"{tmp_path}/watched/../..", "watched"):
        assert add(admin_client, "watchedfolder", path=path, **values).status_code == 200, path
    assert not WatchedFolder.objects.exists()
    add(admin_client, "watchedfolder", path=f"{tmp_path}/watched/meridian/", **values)
    assert [(row.path, row.switched_on) for row in WatchedFolder.objects.all()] == [
        (str((tmp_path / "watched/meridian").resolve()), False)
    ]
