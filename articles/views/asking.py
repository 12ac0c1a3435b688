"""What views have in common: who asks, and answers to questions that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was stopped before it reached a view. Nothing of the request is trusted: its host may be false."""
    sentences = []
    if isinstance(exception, TooManyFilesSent):
        most = f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,}"
        sentences = [f"At most {most} files can be sent at once. The command import_stories takes any number."]
    if isinstance(exception, RequestDataTooBig):
        most = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1e6:,.0f}"
        sentences = [f"A form can hold {most} MB of text at most. Save a longer text as a file and choose that."]
    return HttpResponse(loader.render_to_string("400.html", {"sentences": sentences}), status=400)


def bad_query(request: HttpRequest, error: BadQuery) -> HttpResponse:
    if request.path.endswith((".atom", ".rss", ".json", ".csv")):
        return HttpResponse("\n".join(error.sentences) + "\n", status=400, content_type="text/plain; charset=utf-8")
    context = {"sentences": error.sentences, "plain_address": request.path}
    return render(request, "400.html", context, status=400)
