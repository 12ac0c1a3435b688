"""What the server of the archive is handed."""

import platform

import pytest
from django.test import RequestFactory

from newsarchive.memory import return_what_is_freed
from newsarchive.wsgi import application, head_without_body


def answer_to(method: str, address: str) -> tuple[dict[str, str], bytes]:
    said: dict[str, str] = {}

    def start_response(status, headers, exc_info=None):
        said.update(headers, status=status)

    environ = RequestFactory().generic(method, address, SERVER_NAME="127.0.0.1").environ
    body = application(environ, start_response)
    try:
        return said, b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()


@pytest.mark.usefixtures("connection_kept")
@pytest.mark.parametrize("address", ["/about/", "/articles.atom", "/articles.csv", "/nowhere/"])
def test_head_is_answered_as_get_is_without_the_body(address):
    got, words = answer_to("GET", address)
    headers, body = answer_to("HEAD", address)
    assert words and body == b""
    assert headers["status"] == got["status"]
    assert headers["Content-Type"] == got["Content-Type"]
    assert headers.get("Content-Length") == got.get("Content-Length")


def test_a_body_that_is_not_sent_is_closed():
    class Body(list):
        closed = False

        def close(self):
            self.closed = True

    body = Body([b"words"])
    app = head_without_body(lambda environ, start_response: body)
    assert app({"REQUEST_METHOD": "HEAD"}, None) == [] and body.closed
    assert app({"REQUEST_METHOD": "GET"}, None) is body


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc alone")
def test_the_memory_of_large_arrays_goes_back_to_the_system():
    assert return_what_is_freed()
