"""What of a file's address may become a link."""

import pytest

from articles.importing.web_address import web_address


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2018/04/10/story?id=1#p2",
        "HTTP://A.EXAMPLE",
        "http://localhost:8000/x",
        "http://[::1]/x",
        "https://zeitung.example/über/straße",
        "https://user@a.example/(x)[y]",
    ],
)
def test_an_address_of_the_web_is_kept_as_it_is(url):
    assert web_address(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example/story",
        "javascript:alert(1)//https://a.example/",
        "data:text/html,<b>",
        "ftp://a.example/x",
        "https://",
        "https:///story",
        "https://a.example/one two",
        "https://a.example/one\ttwo",
        "http://[/x",
        "https://a.example/" + "x" * 1000,
        "https://a.example/" + "ü" * 990,
    ],
)
def test_what_is_none_or_can_not_be_kept_whole_is_left_out(url):
    assert web_address(url) == ""
