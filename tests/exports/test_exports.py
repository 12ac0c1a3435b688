"""Lists, stories and quotes as data."""

import csv
import io
import json
from datetime import date

import pytest

from articles.models import Article, Quote
from tests.factories import make_article, make_official, make_quote, make_source
from tests.views.archive import body_of, fill

pytestmark = pytest.mark.django_db


def test_a_list_as_json_is_its_page(client):
    fill(25)
    first = json.loads(client.get("/articles.json").content)
    second = json.loads(client.get("/articles.json?page=2").content)
    assert (first["total"], first["pages"], len(first["items"]), len(second["items"])) == (25, 2, 20, 5)
    assert client.get("/articles.json?page=3").status_code == 404


def test_a_list_as_csv_is_all_of_it(client):
    fill(25)
    rows = list(csv.DictReader(io.StringIO(body_of(client.get("/articles.csv")).removeprefix("\ufeff"))))
    assert len(rows) == 25
    assert {row["source"] for row in rows} == {"Meridian"}
    quotes = list(csv.DictReader(io.StringIO(body_of(client.get("/quotes.csv")).removeprefix("\ufeff"))))
    assert len(quotes) == 25


def test_a_cell_is_never_a_formula(client):
    make_article('=HYPERLINK("x")', source=make_source())
    (row,) = csv.DictReader(io.StringIO(body_of(client.get("/articles.csv")).removeprefix("\ufeff")))
    assert row["headline"].startswith("'=")


def test_a_whole_story_as_text_is_the_original(client):
    fill(1)
    article = Article.objects.get()
    assert client.get(article.get_absolute_url().rstrip("/") + ".txt").content.decode() == article.text


def test_a_story_can_be_cited(client):
    article = make_article("50% & {more}_", source=make_source(), day=date(2018, 4, 10))
    address = article.get_absolute_url().rstrip("/")
    bib = client.get(address + ".bib").content.decode()
    assert r"50\% \& \{more\}\_" in bib
    assert "year = {2018}" in bib and "month = apr" in bib
    ris = client.get(address + ".ris").content.decode()
    assert ris.startswith("TY  - NEWS\r\n") and "PY  - 2018\r\n" in ris and ris.endswith("ER  - \r\n")


def test_a_year_that_is_not_known_is_not_cited(client):
    article = make_article(source=make_source(), day=None)
    bib = client.get(article.get_absolute_url().rstrip("/") + ".bib").content.decode()
    assert "year" not in bib.replace("year not known", "")


def test_a_quote_can_be_taken_away(client):
    article = make_article(source=make_source())
    quote = make_quote(article, "opens in June", make_official())
    address = Quote.objects.get().get_absolute_url().rstrip("/")
    record = json.loads(client.get(address + ".json").content)
    assert record["text"] == ["opens in June"]
    assert record["speaker"] == "Astrid Solheim"
    assert record["id"].endswith(f"#quote-{quote.start}-{quote.end}")
    assert "“opens in June”" in client.get(address + ".txt").content.decode()
    assert client.get(address + ".bib").status_code == client.get(address + ".ris").status_code == 200
