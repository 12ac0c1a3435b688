"""What views have in common: who asks, and answers to questions that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.listing import BadQuery, NoSuchPage
from articles.models import Audience


def audience_of(request: HttpRequest) -> str:
    return Audience.STAFF if request.user.is_active and request.user.is_staff else Audience.PUBLIC


def answers_bad_queries(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """400 and sentences for parameters that make no sense, 404 for a page behind the last."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadQuery as error:
            return bad_query(request, error)
        except NoSuchPage as error:
            raise Http404(str(error)) from None

    return answer


def bad_query(request: HttpRequest, error: BadQuery) -> HttpResponse:
    if request.path.endswith((".atom", ".rss", ".json", ".csv")):
        return HttpResponse("\n".join(error.sentences) + "\n", status=400, content_type="text/plain; charset=utf-8")
    context = {"sentences": error.sentences, "plain_address": request.path}
    return render(request, "400.html", context, status=400)
