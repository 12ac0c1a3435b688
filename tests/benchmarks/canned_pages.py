"""What a page costs when finding is free: the product's own template with the values of an earlier answer.

An address that was asked before is not searched again: its template is rendered with the objects that it was given
then, whose rows are read already. A query that the template makes all the same is counted in the answer's header.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.backends import django as django_templates

from articles.views import context

QUERIES = "X-Canned-Queries"
_being_shown = threading.local()
_site: dict[str, Any] = {}


def site(request: HttpRequest) -> dict[str, Any]:
    """The product's own values for every page, asked for once."""
    if not _site:
        _site.update({name: value() if callable(value) else value for name, value in context.site(request).items()})
    return _site


def remember_what_is_shown(backend: type) -> None:
    render = backend.render

    def remembering(template, context=None, request=None):
        if getattr(_being_shown, "pages", None) is not None:
            _being_shown.pages.append((template, context))
        return render(template, context, request)

    backend.render = remembering


remember_what_is_shown(django_templates.Template)


class CannedPages:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.kept: dict[str, tuple[Any, dict]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args, kwargs) -> HttpResponse:
        address = request.get_full_path()
        if address in self.kept:
            return self._again(request, *self.kept[address])
        _being_shown.pages = shown = []
        try:
            response = view(request, *args, **kwargs)
        finally:
            _being_shown.pages = None
        if shown and response.status_code == 200:
            self.kept[address] = shown[-1]
        return response

    def _again(self, request: HttpRequest, template: Any, values: dict) -> HttpResponse:
        queries = 0

        def count(execute, *asked):
            nonlocal queries
            queries += 1
            return execute(*asked)

        with connection.execute_wrapper(count):
            response = HttpResponse(template.render(values, request))
        response[QUERIES] = str(queries)
        return response
