"""The archive's addresses. docs/urls.md lists them with their parameters; a test holds the two together."""

from django.urls import path, re_path

from articles.views import lists, pages

LIST = r"\.(?P<extension>atom|rss|json|csv)$"
ONE = r"\.(?P<extension>json|txt|bib|ris)$"

urlpatterns = [
    # /
    path("", pages.home, name="home"),
    # /articles/  /articles.atom?country=kp
    path("articles/", lists.articles, name="articles"),
    re_path(rf"^articles{LIST}", lists.articles),
    # /articles/2018/  /articles/2018/04/  /articles/2018/04/10/
    re_path(r"^articles/(?P<year>[0-9]{4})/$", lists.articles_of_days, name="articles_year"),
    re_path(r"^articles/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", lists.articles_of_days, name="articles_month"),
    re_path(
        r"^articles/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$",
        lists.articles_of_days,
        name="articles_day",
    ),
    re_path(
        r"^articles/(?P<year>[0-9]{4})(?:/(?P<month>[0-9]{2})(?:/(?P<day>[0-9]{2}))?)?" + LIST,
        lists.articles_of_days,
    ),
    # /articles/12/moscow-ready-to-promote-trilateral-projects/  and .json .txt .bib .ris
    path("articles/<int:pk>/<slug:slug>/", pages.article, name="article"),
    re_path(rf"^articles/(?P<pk>[0-9]{{1,18}})/(?P<slug>[-\w]+){ONE}", pages.article),
    # /quotes/  /quotes.csv?speaker=sergey-lavrov
    path("quotes/", lists.quotes, name="quotes"),
    re_path(rf"^quotes{LIST}", lists.quotes),
    # /quotes/12/  /quotes/12.bib
    path("quotes/<int:pk>/", pages.quote, name="quote"),
    re_path(rf"^quotes/(?P<pk>[0-9]{{1,18}}){ONE}", pages.quote),
    # /countries/  /countries/north-korea/  /countries/north-korea.atom  /countries/russia/north-korea/
    path("countries/", pages.countries, name="countries"),
    path("countries/<slug:slug>/", lists.country, name="country"),
    re_path(rf"^countries/(?P<slug>[-\w]+){LIST}", lists.country),
    path("countries/<slug:slug>/<slug:other>/", lists.country_pair, name="country_pair"),
    re_path(rf"^countries/(?P<slug>[-\w]+)/(?P<other>[-\w]+){LIST}", lists.country_pair),
    # /officials/  /officials/sergey-lavrov/  /officials/sergey-lavrov.rss
    path("officials/", pages.officials, name="officials"),
    path("officials/<slug:slug>/", lists.official, name="official"),
    re_path(rf"^officials/(?P<slug>[-\w]+){LIST}", lists.official),
    # /sources/  /sources/tass/  /sources/tass.atom
    path("sources/", pages.sources, name="sources"),
    path("sources/<slug:slug>/", lists.source, name="source"),
    re_path(rf"^sources/(?P<slug>[-\w]+){LIST}", lists.source),
    # /suggest/?q=lav
    path("suggest/", pages.suggestions, name="suggestions"),
    # /feeds/  /corrections/  /about/
    path("feeds/", pages.feeds, name="feeds"),
    path("corrections/", pages.corrections, name="corrections"),
    path("about/", pages.about, name="about"),
]
