"""The list that one writes first: django-filter, `icontains`, drop-downs of everything, a count."""

from __future__ import annotations

import django_filters
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import HttpResponse
from django.urls import path
from django_filters.views import FilterView

from articles.models import Article, Country, Official, QuoteKind, Source


class StoryFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="holding")
    country = django_filters.ModelChoiceFilter(
        field_name="mentions__country", queryset=Country.objects.all(), to_field_name="slug", distinct=True
    )
    official = django_filters.ModelChoiceFilter(
        field_name="mentions__official", queryset=Official.objects.all(), to_field_name="slug", distinct=True
    )
    source = django_filters.ModelChoiceFilter(queryset=Source.objects.all(), to_field_name="slug")
    section = django_filters.CharFilter()
    place = django_filters.CharFilter(lookup_expr="iexact")
    kind = django_filters.ChoiceFilter(field_name="quotes__kind", choices=QuoteKind.choices, distinct=True)
    to = django_filters.DateFilter(field_name="date", lookup_expr="lte")

    class Meta:
        model = Article
        fields: list[str] = []

    @classmethod
    def get_filters(cls):
        return super().get_filters() | {"from": django_filters.DateFilter(field_name="date", lookup_expr="gte")}

    def holding(self, found, name, value):
        found = found.alias(plain=Cast("text", TextField()))  # as if it were no packed field: see plain_archive
        for word in value.split():
            found = found.filter(Q(headline__icontains=word) | Q(plain__icontains=word))
        return found


class StoryList(FilterView):
    filterset_class = StoryFilter
    queryset = Article.objects.published().select_related("source").newest_first()
    paginate_by = 20
    template_name = "naive_list.html"


def about(request):
    return HttpResponse("A plain list, to compare with.")


urlpatterns = [path("articles/", StoryList.as_view()), path("about/", about)]
