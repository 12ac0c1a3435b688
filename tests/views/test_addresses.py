"""Every address of the house answers, and nonsense is answered with a sentence."""

import pytest

from articles.models import Article, Official
from tests.factories import make_official
from tests.views.archive import EVERYTHING, fill

pytestmark = pytest.mark.django_db


def test_every_address_answers(client):
    fill(1)
    for address in EVERYTHING:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "address",
    [
        "/articles/?country=xx",
        "/articles/?from=2018-99",
        "/articles.csv?page=nine",
        "/quotes/?kind=loud",
        "/officials/?sort=best",
        "/officials/?country=xx",
        "/countries/norway/?source=none",
    ],
)
def test_a_value_that_makes_no_sense_is_answered_400_with_a_sentence(client, address):
    fill(1)
    response = client.get(address)
    assert response.status_code == 400
    assert "." in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/articles/2018/02/30/",
        "/articles/2018/13/",
        "/articles/0000/",
        "/countries/atlantis/",
        "/officials/nobody/",
        "/quotes/99999999999999999999/",
        "/articles/99999999999999999999/x/",
        "/articles/?page=7",
        "/officials/?page=0",
    ],
)
def test_what_is_not_here_is_answered_404(client, address):
    fill(1)
    assert client.get(address).status_code == 404


def test_an_old_headline_in_an_address_leads_to_the_story(client):
    fill(1)
    article = Article.objects.get()
    response = client.get(f"/articles/{article.pk}/old-headline/")
    assert response.status_code == 301
    assert response["Location"] == article.get_absolute_url()


def test_a_merged_official_leads_to_the_one_he_is(client):
    fill(1)
    other = make_official("A Solheim", merged_into=Official.objects.get(slug="astrid-solheim"))
    assert client.get(f"/officials/{other.slug}/")["Location"] == "/officials/astrid-solheim/"


def test_the_year_and_month_of_an_address_can_be_cut(client):
    fill(1)
    for address in ("/articles/2018/04/10/", "/articles/2018/04/", "/articles/2018/"):
        assert "1 story" in client.get(address).content.decode()
    assert "No stories of 11 April 2018" in client.get("/articles/2018/04/11/").content.decode()


def test_a_page_can_only_be_read(client):
    assert client.post("/articles/").status_code == 405


@pytest.mark.parametrize(
    "days", ["2018/00", "2018/00/00", "2018/04/00", "2018/00/10", "2018/13", "2018/02/30", "9999", "0000"]
)
def test_days_that_do_not_exist_have_no_page(client, days):
    for ending in ("/", ".json", ".atom"):
        assert client.get(f"/articles/{days}{ending}").status_code == 404
