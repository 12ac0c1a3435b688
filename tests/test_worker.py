"""An address longer than the server reads is answered as every other that makes no sense: 400 and a sentence."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

COMMAND = [sys.executable, "-m", "gunicorn", "--config", "python:newsarchive.serving", "wsgiref.simple_server:demo_app"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server():
    """The port of the real server, with an application of no weight."""
    port = free_port()
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1", "LOG_LEVEL": "critical"}
    process = subprocess.Popen(COMMAND, env=environment, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def get(port: int, length: int) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/?q=" + "a" * length)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@pytest.mark.parametrize("length", [8_200, 100_000, 1_200_000])
def test_an_address_of_any_length_is_answered_with_a_sentence(server, length):
    status, body = get(server, length)
    assert (status, "The address is too long" in body) == (400, True)


def test_an_address_of_eight_thousand_characters_reaches_the_archive(server):
    status, body = get(server, 8_000)
    assert (status, "a" * 8_000 in body) == (200, True)


def test_what_is_sent_without_end_is_not_kept(server):
    """Fifty million characters: the server takes little more memory and goes on answering."""
    with socket.create_connection(("127.0.0.1", server), 5) as client:
        client.sendall(b"GET /?q=")
        try:
            for _ in range(50):
                client.sendall(b"a" * 1_000_000)
        except OSError:
            pass  # it is not read to its end
    assert get(server, 10)[0] == 200


def test_other_requests_that_make_no_sense_are_gunicorns_own(server):
    with socket.create_connection(("127.0.0.1", server), 5) as client:
        client.sendall(b"GET / HTTP/9.9\r\n\r\n")
        assert client.recv(1000).startswith(b"HTTP/1.1 400")
