"""Whatever is typed into an address, the answer is a page, 400 or 404: never an error, never everything."""

from urllib.parse import quote

import pytest

from articles.search.query import PARAMETERS
from tests.search.hostile import hostile_questions
from tests.views.archive import body_of, fill

pytestmark = pytest.mark.django_db

VALUES = [
    '"',
    "'",
    "''; DROP TABLE articles_article; --",
    "%",
    "_",
    "*",
    "-",
    '""',
    "AND OR NOT NEAR(",
    "a:b:c",
    "()(",
    "\0",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "😀",
    "\u202eright to left",
    "9" * 400,
    "-1",
    "1e9",
    "NaN",
    "2018-02-30",
    "0000-00-00",
    "٢٠١٨",
    "x" * 100_000,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00",
    "+" * 300,
    " or 1=1",
]


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_value_of_a_parameter_breaks_a_list(client, name):
    fill(2)
    for value in VALUES:
        for address in ("/articles/", "/quotes.json", "/articles.atom", "/countries/norway/", "/officials/"):
            response = client.get(address, {name: value})
            assert response.status_code in {200, 400, 404}, (address, name, value[:40])
            if response["Content-Type"].startswith("text/html"):
                assert "<script>alert" not in response.content.decode()


def test_raw_bytes_in_an_address_are_answered(client):
    fill(1)
    for raw in ("q=%ff%fe", "q=%ed%a0%80", "country=%00", "q=" + quote("“") * 50, "&&&===", "q[]=1", "from[]=2018"):
        assert client.get(f"/articles/?{raw}").status_code in {200, 400}


def test_a_question_of_operators_alone_is_answered_with_a_sentence(client):
    fill(3)
    for value in ('"', "*", "-", "()", "“”"):
        response = client.get("/articles.json", {"q": value})
        assert response.status_code == 400
        assert "no word" in response.content.decode()


def test_hostile_questions_are_answered_on_every_list(client):
    fill(2)
    for number, q in enumerate(hostile_questions(2_000)):
        if number % 20 == 0:
            address = ("/articles/", "/quotes/", "/articles.json", "/quotes.csv")[number // 20 % 4]
            response = client.get(address, {"q": q.encode("utf-8", "surrogatepass")})
            assert response.status_code in {200, 400}, (address, q)
            body_of(response)


def test_a_thousand_values_are_refused_with_a_sentence(client):
    response = client.get("/articles/?" + "&".join(f"country=a{number}" for number in range(900)))
    assert response.status_code == 400
    assert "At most" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/articles/1/%00/", "/officials/%F0%9F%98%80/", "/countries/" + "a" * 5000 + "/", "/quotes/-1/"]
)
def test_strange_paths_are_answered_404(client, path):
    assert client.get(path).status_code == 404
