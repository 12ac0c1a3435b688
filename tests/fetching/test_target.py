"""Web addresses are taken apart strictly."""

import pytest

from articles.fetching.addresses import public_only
from articles.fetching.target import NotFetched, redirected, target_of

PORTS = frozenset({80, 443})

SPELLINGS = [
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://0X7F000001/",
    "http://127.0.0.1.nothing@127.1/",
    "http://１２７.０.０.１/x@",
    "http://①②⑦.⓪.⓪.①.",
    "http://127。0。0。1:80@",
    "http://127.000.000.001/",
    "http://127.0.0.0x1/",
    "http://0/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%00.example.org/",
    "http://127.0.0.1%2f.example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org:80@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\n.example.org/",
    " http://127.0.0.1/",
    "http://256.0.0.1/",
    "http://1.2.3.4.5/",
    "http://127.0.0.1:80:80/",
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_odd_spelling_reaches_this_machine(url):
    try:
        target = target_of(url, PORTS)
    except NotFetched as error:
        assert error.reason
    else:
        assert "127.0.0.1" in public_only(target.host)


def test_a_full_width_spelling_is_what_it_looks_like():
    for host in ("１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1."):
        assert target_of(f"http://{host}/", PORTS).host == "127.0.0.1"


def test_another_spelling_of_an_ip_address_is_refused_by_the_usual_one():
    with pytest.raises(NotFetched, match=r"“2130706433” is another spelling of 127\.0\.0\.1"):
        target_of("http://2130706433/", PORTS)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("gopher://example.org/", "only http:// and https://"),
        ("//example.org/", "only http:// and https://"),
        ("http://example.org:22/", "port 22 is not asked"),
        ("http://example.org:0/", "port 0 is not asked"),
        ("http://example.org:99999/", "no web address"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://@example.org/", "user name or password"),
        ("http:///path", "no name of a host"),
        ("http://exa mple.org/", "a space"),
        ("http://example..org/", "no name of a host"),
        ("http://-example.org/", "no name of a host"),
        ("http://[::1/", "no web address"),
        ("http://[fe80::1%25eth0]/", "names one of this machine's own networks"),
        ("http://[v1.x]/", "no "),
        ("http://example.org/" + "a" * 2000, "characters"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url, reason):
    with pytest.raises(NotFetched, match=reason):
        raise NotFetched(url, public_only(target_of(url, PORTS).host))


def test_an_address_is_asked_in_ascii():
    target = target_of("https://Bücher.example/Straße/%20x?q=ö&b=%26#part", PORTS)
    assert target.url == "https://xn--bcher-kva.example/Stra%C3%9Fe/%20x?q=%C3%B6&b=%26"
    assert (target.host_header, target.port) == ("xn--bcher-kva.example", 443)


def test_an_ipv6_address_keeps_its_brackets_in_the_host_header():
    target = target_of("http://[2A00:1450:4001::200E]/", PORTS)
    assert (target.host, target.host_header) == ("2a00:1450:4001::200e", "[2a00:1450:4001::200e]")


def test_a_redirect_is_read_from_where_it_was_given():
    assert redirected("https://example.org/a/b", "../c", PORTS).url == "https://example.org/c"
    assert redirected("http://example.org/", "https://example.net", PORTS).url == "https://example.net/"


def test_a_redirect_never_leads_from_https_to_http():
    with pytest.raises(NotFetched, match=r"from https down to http://example\.org/"):
        redirected("https://example.org/", "http://example.org/", PORTS)
