"""The archive's addresses: the admin, and everything else in articles/urls.py."""

from django.contrib import admin
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path


def favicon(request):
    """Browsers ask for it wherever a page names none: in the admin, beside feeds and exports."""
    return redirect(static("favicon.svg"))


handler400 = "articles.views.asking.bad_request"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon),
    path("", include("articles.urls")),
]
