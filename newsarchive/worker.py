"""The worker of the server: an address too long to be read gets the answer of a question that makes no sense."""

import contextlib
import time
from typing import Any

from gunicorn import util
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

SENTENCE = "The address is too long: what is asked for can have {most:,} characters at most, all parameters together.\n"
# A reader who is still sending would not see an answer on a connection that is closed at once.
MOST_PASSED_OVER, SECONDS = 4_000_000, 2.0


class Worker(ThreadWorker):
    """Threads, as gunicorn's own; of a request line no more is ever held than its limit and what was read with it."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        with contextlib.suppress(OSError):
            util.write(client, _answer(self.cfg.limit_request_line))
            _pass_over(client)


def _answer(most: int) -> bytes:
    body = SENTENCE.format(most=most).encode()
    head = (
        "HTTP/1.1 400 Bad Request\r\n"
        "Connection: close\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _pass_over(client: Any) -> None:
    """Read what is still on its way, so far and so long, and keep nothing of it."""
    end, number = time.monotonic() + SECONDS, 0
    while number < MOST_PASSED_OVER and (left := end - time.monotonic()) > 0:
        client.settimeout(min(left, 0.2))
        some = client.recv(65_536)
        if not some:
            return
        number += len(some)
