"""The archive for WSGI servers: `gunicorn newsarchive.wsgi`."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from newsarchive.memory import return_what_is_freed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")


def head_without_body(answer: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """HEAD gets the headers that GET would get, and no body; Django leaves that to the server, gunicorn warns of it."""

    def bodiless(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = answer(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return bodiless


return_what_is_freed()
application = head_without_body(get_wsgi_application())
