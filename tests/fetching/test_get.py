"""A guarded GET, asked of real servers on this machine."""

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from articles.fetching import get as getting
from articles.fetching.addresses import public_only
from articles.fetching.get import Guard, get
from articles.fetching.target import NotFetched
from tests.fetching.local_server import LocalServer, answer

AGENT = "News Archive tests"


def local_guard(server, **changes):
    """A guard under which this machine may be asked at the server's port, by whatever name."""
    guard = Guard(
        refusal=lambda address: "" if address == "127.0.0.1" else public_only(address),
        resolve=lambda host, port: ["127.0.0.1"],
        ports=frozenset({80, 443, server.port}),
        own_machine=True,
        seconds=5.0,
        silence=2.0,
    )
    return replace(guard, **changes)


def ask(server, path="/", *, host="feed.example", scheme="http", etag="", last_modified="", **changes):
    guard = local_guard(server, **changes)
    return get(server.url(path, host, scheme), agent=AGENT, guard=guard, etag=etag, last_modified=last_modified)


def always(*pieces):
    return LocalServer(lambda head: pieces)


def test_a_body_comes_with_what_the_server_says_of_it():
    with always(answer(b"<rss/>", ETag='"7"', Last_Modified="Tue, 10 Apr 2018 08:00:00 GMT")) as server:
        got = ask(server, "/feed?x=1")
    assert (got.body, got.changed, got.etag, got.moved_to) == (b"<rss/>", True, '"7"', "")
    assert got.last_modified == "Tue, 10 Apr 2018 08:00:00 GMT"
    head = server.asked[0]
    assert head.startswith("GET /feed?x=1 HTTP/1.1\r\n")
    assert f"\r\nHost: feed.example:{server.port}\r\n" in head
    assert f"\r\nUser-Agent: {AGENT}\r\n" in head
    assert "If-None-Match" not in head


def test_what_is_not_new_is_told_by_304():
    with LocalServer(lambda head: [b"HTTP/1.1 304 Not Modified\r\n\r\n"]) as server:
        got = ask(server, etag='"7"', last_modified="Tue, 10 Apr 2018 08:00:00 GMT")
    assert (got.changed, got.body) == (False, b"")
    assert '\r\nIf-None-Match: "7"\r\n' in server.asked[0]
    assert "\r\nIf-Modified-Since: Tue, 10 Apr 2018 08:00:00 GMT\r\n" in server.asked[0]


def test_a_304_that_nobody_asked_for_is_no_answer():
    with always(b"HTTP/1.1 304 Not Modified\r\n\r\n") as server, pytest.raises(NotFetched, match="304 Not Modified"):
        ask(server)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("http://127.0.0.1/", "127.0.0.1 is this machine itself"),
        ("http://127.0.0.1./", "127.0.0.1 is this machine itself"),
        ("http://①②⑦.0.0.1/", "127.0.0.1 is this machine itself"),
        ("http://[::1]/", "::1 is this machine itself"),
        ("http://[::ffff:127.0.0.1]/", "written as IPv6"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is link-local"),
        ("http://[64:ff9b::7f00:1]/", "NAT64"),
        ("http://[2002:7f00:1::]/", "6to4"),
        ("http://10.0.0.1/", "10.0.0.1 is a private network"),
    ],
)
def test_an_address_that_is_not_public_is_refused_before_anything_is_sent(url, named, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    with pytest.raises(NotFetched) as refused:
        get(url, agent=AGENT, guard=Guard())
    assert named in refused.value.reason.replace("::ffff:7f00:1", "")
    assert refused.value.reason.startswith("http://")


def test_localhost_is_refused_by_its_address():
    with pytest.raises(NotFetched, match=r"http://localhost/: .* is this machine itself"):
        get("http://localhost/", agent=AGENT, guard=Guard())


def test_a_name_is_refused_if_any_of_its_addresses_is_not_public():
    with always(answer(b"secret")) as server, pytest.raises(NotFetched, match=r"10\.0\.0\.1 is a private network"):
        ask(server, resolve=lambda host, port: ["127.0.0.1", "10.0.0.1"])
    assert server.asked == []


def test_a_name_is_looked_up_once_for_each_request_so_that_it_cannot_change_its_address():
    looked_up = []

    def rebinding(host, port):
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["169.254.169.254"]

    with always(answer(b"<rss/>")) as server:
        assert ask(server, resolve=rebinding).body == b"<rss/>"
        assert looked_up == ["feed.example"]


def test_the_socket_has_the_last_word_on_whom_it_reached():
    """Whatever the check of the name said, what is connected to is checked again."""
    said = iter(["", "127.0.0.1 is this machine itself (loopback)"])
    with always(answer(b"secret")) as server, pytest.raises(NotFetched, match="never asked"):
        ask(server, refusal=lambda address: next(said))
    assert server.asked == []


def test_the_machines_own_public_address_is_refused_too():
    with always(answer(b"secret")) as server, pytest.raises(NotFetched, match="this machine's own address"):
        ask(server, own_machine=False)
    assert server.asked == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("http://169.254.169.254/", "169.254.169.254 is link-local"),
        ("http://[::1]/", "::1 is this machine itself"),
        ("http://[64:ff9b::7f00:1]/", "NAT64"),
        ("http://2130706433/", "another spelling of 127.0.0.1"),
        ("//10.0.0.1/", "10.0.0.1 is a private network"),
        ("http://feed.example:22/", "port 22 is not asked"),
        ("file:///etc/passwd", "only http:// and https://"),
    ],
)
def test_a_redirect_is_checked_like_a_first_address(place, reason):
    def resolve(host, port):
        return ["127.0.0.1"] if host == "feed.example" else [host]

    with always(answer(status="302 Found", Location=place)) as server, pytest.raises(NotFetched) as refused:
        ask(server, resolve=resolve)
    assert len(server.asked) == 1
    assert reason in refused.value.reason


def test_a_redirect_to_a_name_that_means_this_machine_is_refused():
    def resolve(host, port):
        return {"feed.example": ["127.0.0.1"], "inside.example": ["::1"]}[host]

    with (
        LocalServer(lambda head: [answer(status="301 Moved Permanently", Location="http://inside.example/")]) as server,
        pytest.raises(NotFetched, match=r"http://inside.example/: ::1 is this machine itself"),
    ):
        ask(server, resolve=resolve)


def test_redirects_are_followed_and_told_where_they_are_for_good():
    def answers(head):
        if head.startswith("GET /old "):
            return [answer(status="301 Moved Permanently", Location="/newer")]
        if head.startswith("GET /newer "):
            return [answer(status="308 Permanent Redirect", Location="/new")]
        if head.startswith("GET /today "):
            return [answer(status="302 Found", Location="/new")]
        return [answer(b"<rss/>")]

    with LocalServer(answers) as server:
        assert ask(server, "/old").moved_to == server.url("/new", "feed.example")
        today = ask(server, "/today")
        assert (today.moved_to, today.url) == ("", server.url("/new", "feed.example"))


def test_redirects_end_after_five():
    with LocalServer(lambda head: [answer(status="302 Found", Location="/again")]) as server:
        with pytest.raises(NotFetched, match="5 redirects are followed"):
            ask(server)
        assert len(server.asked) == 6


def test_a_redirect_to_nowhere_is_refused():
    with always(answer(status="302 Found")) as server, pytest.raises(NotFetched, match="without saying where to"):
        ask(server)


def test_a_body_is_not_read_beyond_its_limit_whatever_the_server_announces():
    endless = [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 65_536] * 100]
    with always(*endless) as server, pytest.raises(NotFetched, match=r"more than the 0\.1 MB"):
        ask(server, most=100_000)
    with (
        always(answer(b"", Content_Length="9000000000")) as server,
        pytest.raises(NotFetched, match=r"it has 9,000\.0 MB"),
    ):
        ask(server)


def test_a_packed_body_is_unpacked():
    packed = gzip.compress(b"a" * 70_000) + gzip.compress(b"b" * 65_536)
    with always(answer(packed, Content_Encoding="gzip")) as server:
        assert ask(server).body == b"a" * 70_000 + b"b" * 65_536


def test_a_bomb_is_stopped_on_the_way():
    bomb = gzip.compress(b"\0" * 50_000_000)
    with always(answer(bomb, Content_Encoding="gzip")) as server:
        tracemalloc.start()
        with pytest.raises(NotFetched, match=r"more than the 1\.0 MB"):
            ask(server, most=1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 6_000_000


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        ([answer(gzip.compress(b"text")[:-4], Content_Encoding="gzip")], "breaks off before its end"),
        ([answer(b"no gzip", Content_Encoding="gzip")], "can't be unpacked"),
        ([answer(b"text", Content_Encoding="br")], "which was not asked for"),
        ([answer(b"short", Content_Length="500")], "the connection broke"),
        ([answer(b"short", Content_Length="-5")], "the connection broke"),
        ([answer(b"short", Content_Length="4, 5")], "the connection broke"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"], "the connection broke"),
        ([b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"x" * 500_000 + b"\r\n\r\n"], "the connection broke"),
        ([b"SSH-2.0-OpenSSH_9.2\r\n"], "the connection broke"),
        ([b""], "the connection broke"),
        ([answer(status="404 Not Found")], "it answers 404 Not Found"),
        ([answer(status="206 Partial Content")], "it answers 206 Partial Content"),
        ([answer(status="599 Odd")], "it answers 599"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_is_wrong(pieces, reason):
    with always(*pieces) as server, pytest.raises(NotFetched) as refused:
        ask(server)
    assert reason in refused.value.reason
    assert refused.value.reason.startswith("http://feed.example:")


def test_one_that_says_nothing_is_left_after_a_while():
    with always(1.0) as server, pytest.raises(NotFetched, match=r"nothing came for 0\.2 seconds"):
        ask(server, silence=0.2)


def test_one_that_drips_is_left_when_the_time_is_up():
    drip = [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x", 0.1] * 20]
    with always(*drip) as server:
        begun = time.monotonic()
        with pytest.raises(NotFetched, match=r"longer than 0\.5 seconds|the time was up"):
            ask(server, seconds=0.5)
        assert time.monotonic() - begun < 1.5


def test_headers_that_drip_are_left_when_the_time_is_up():
    drip = [b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n", 0.1] * 20]
    with always(*drip) as server, pytest.raises(NotFetched, match=r"longer than 0\.5 seconds|the time was up"):
        ask(server, seconds=0.5)


def test_an_endless_row_of_early_answers_is_left_when_the_time_is_up():
    early = [b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.05] * 40
    with always(*early) as server, pytest.raises(NotFetched, match=r"longer than 0\.5 seconds|the time was up"):
        ask(server, seconds=0.5)


def test_a_server_that_is_busy_says_when_to_come_again():
    with always(answer(status="429 Too Many Requests", Retry_After="120")) as server:
        with pytest.raises(NotFetched, match="429 Too Many Requests") as refused:
            ask(server)
        assert refused.value.retry_after == 120


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("99999999999999999999", getting.LONGEST_WAIT),
        ("Tue, 10 Apr 2018 08:01:00 GMT", 60.0),
        ("Tue, 10 Apr 2018 07:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(value, seconds):
    assert getting._retry_after(value, datetime(2018, 4, 10, 8, tzinfo=UTC)) == seconds


def test_what_is_gone_is_told():
    with always(answer(status="410 Gone")) as server, pytest.raises(NotFetched) as refused:
        ask(server)
    assert refused.value.gone


def test_a_closed_port_is_told():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with always(b"") as server, pytest.raises(NotFetched, match=r"nobody answers at 127\.0\.0\.1"):
        guard = local_guard(server, ports=frozenset({port}))
        get(f"http://feed.example:{port}/", agent=AGENT, guard=guard)


def test_a_name_that_nobody_knows_is_told():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with always(b"") as server, pytest.raises(NotFetched, match="can't be looked up: Name or service not known"):
        ask(server, resolve=unknown)


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    with always(answer(b"proxied")) as proxy, always(answer(b"direct")) as server:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("ALL_PROXY", proxy.url())
        assert ask(server).body == b"direct"
        assert proxy.asked == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of feed.example and its key, made for this run."""
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=feed.example"
    command += " -addext subjectAltName=DNS:feed.example -keyout key.pem -out certificate.pem"
    made = subprocess.run(command.split(), cwd=folder, capture_output=True)
    assert made.returncode == 0, made.stderr.decode()
    return folder


def serving(certificate, names):
    """A TLS server's side that notes the name which it is asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    context.sni_callback = lambda connection, name, _: names.append(name)
    return context


def test_https_is_asked_by_name_though_the_connection_goes_to_a_checked_address(certificate):
    names = []
    trusted = ssl.create_default_context(cafile=certificate / "certificate.pem")
    with LocalServer(lambda head: [answer(b"<rss/>")], tls=serving(certificate, names)) as server:
        assert ask(server, scheme="https", certificates=trusted).body == b"<rss/>"
    assert names == ["feed.example"]


def test_a_certificate_of_another_name_or_of_nobody_known_is_refused(certificate):
    trusted = ssl.create_default_context(cafile=certificate / "certificate.pem")
    with LocalServer(lambda head: [answer(b"<rss/>")], tls=serving(certificate, [])) as server:
        with pytest.raises(NotFetched, match=r"its certificate does not hold: .*other\.example"):
            ask(server, scheme="https", host="other.example", certificates=trusted)
        with pytest.raises(NotFetched, match="its certificate does not hold: self-signed"):
            ask(server, scheme="https")
    assert server.asked == []
