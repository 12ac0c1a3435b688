"""Lists of the admin that may have millions of rows: nothing in them counts, sorts or looks through all of these."""

from functools import cached_property
from itertools import islice
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import QueryDict

from articles.browse.listing import BadQuery
from articles.search.language import MOST_LEAVES
from articles.search.typed_tokens import tokens_of

MOST_COUNTED = 10_000  # rows; those behind them are reached by a narrower list
MOST_FOUND = 1_000  # rows of a question, the newest
NEWEST = 50_000  # rows that are looked through for what no index knows


class PagesOfMany(Paginator):
    """Counts to `MOST_COUNTED`; reads whole rows only of the page that is shown."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:MOST_COUNTED].count()

    @property
    def goes_on(self):
        """Whether there may be more rows than are counted."""
        return self.count >= MOST_COUNTED

    def page(self, number):
        first = (self.validate_number(number) - 1) * self.per_page
        numbers = list(self.object_list.values_list("pk", flat=True)[first : first + self.per_page])
        rows = {row.pk: row for row in self._rows(numbers)}
        return self._get_page([rows[number] for number in numbers if number in rows], number, self)

    def _rows(self, numbers):
        query = self.object_list.model.objects.filter(pk__in=numbers).order_by()
        joined = self.object_list.query.select_related
        return query.select_related(*_paths(joined)) if isinstance(joined, dict) else query


def _paths(joined, before=""):
    """{"article": {"source": {}}} as "article__source"."""
    for name, more in joined.items():
        yield from _paths(more, f"{before}{name}__") if more else [f"{before}{name}"]


class ManyRows(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        if not self.query:  # how many were found is told beside a question alone; below the list stands its count
            self.full_result_count = self.result_count


class ManyRowsAdmin(admin.ModelAdmin):
    """The newest row first, in no other order.

    A question is answered by the site's search. That knows nothing of what is not published, of which `NEWEST` rows are
    looked through for plain words, in `search_fields`.
    """

    paginator = PagesOfMany
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would be counted to its end
    sortable_by = ()
    ordering = ("-pk",)
    search_help_text = (
        "As on the site: words, “phrases”, -without, speaker:lavrov, source:tass, from:2018-04 to:2018-06. "
        f"At most the newest {MOST_FOUND:,}. Of what is not published, {NEWEST:,} are looked through for plain words."
    )

    def get_changelist(self, request, **kwargs):
        return ManyRows

    def find(self, params):
        """The site's list of what is published."""
        raise NotImplementedError

    def not_published(self, queryset):
        raise NotImplementedError

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        try:
            listed = self.find(QueryDict(urlencode({"q": search_term, "sort": "newest"})))
        except BadQuery as error:
            messages.warning(request, str(error))
            return queryset.none(), False
        for remark in listed.remarks:
            messages.info(request, remark)
        found = self.with_copies(listed.found.page(0, MOST_FOUND))
        hidden = islice(self._hidden(queryset, search_term), MOST_FOUND)
        return queryset.filter(pk__in=[*found, *hidden]), False

    def _hidden(self, queryset, search_term):
        """What is not published and holds these words; nothing where more is asked for than words."""
        if not (words := [(word.casefold(), wanted) for word, wanted in plain_words(search_term)]):
            return
        # In no order: the newest first, SQLite would look through all rows for them. Nor can it look into a text.
        rows = self.not_published(queryset).order_by().values_list("pk", *self.search_fields)[:NEWEST]
        for number, *texts in rows.iterator():
            text = "\n".join(texts).casefold()
            if all((word in text) == wanted for word, wanted in words):
                yield number

    def with_copies(self, numbers):
        return numbers

    def response_action(self, request, queryset):
        """What is done to all of a list is done to no more than were counted."""
        across = request.POST.get("select_across") == "1"
        if across and queryset.order_by().values("pk")[: MOST_COUNTED + 1].count() > MOST_COUNTED:
            messages.error(
                request,
                f"These are more than {MOST_COUNTED:,}; nothing was done. Narrow the list, or choose page by page.",
            )
            return None
        return super().response_action(request, queryset)


def plain_words(question):
    """The words and phrases of a question as typed, and whether each is wanted; none where it says more than that."""
    words, wanted = {}, True
    for token in tokens_of(question):
        if token.kind == "not":
            wanted = False
        elif token.kind in {"run", "phrase"}:
            if text := token.text.strip(" *,.;:!?"):
                words[text] = wanted
            wanted = True
        elif token.kind != "and":
            return []
    return list(words.items())[:MOST_LEAVES]


class AmongNewest(admin.SimpleListFilter):
    """Of the newest rows those with one value of a field that no index knows, their own or what they refer to has."""

    path = ""

    def __init__(self, request, params, model, model_admin):
        field = self.field_of(model)
        self.parameter_name = field.name
        self.title = f"{field.verbose_name} (newest {NEWEST:,})"
        super().__init__(request, params, model, model_admin)

    def field_of(self, model):
        return get_fields_from_path(model, self.path)[-1]

    def lookups(self, request, model_admin):
        model = model_admin.model
        if choices := self.field_of(model).choices:
            return choices
        newest = newest_of(model.objects.exclude(**{self.path: None}).order_by())
        return [(value, value or "none") for value in sorted(newest.values_list(self.path, flat=True).distinct())]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else newest_of(queryset).filter(**{self.path: self.value()})


def among_newest(path):
    return type(f"AmongNewestBy_{path}", (AmongNewest,), {"path": path})


def newest_of(queryset):
    last = queryset.model.objects.aggregate(last=Max("pk"))["last"] or 0
    return queryset.filter(pk__gt=last - NEWEST)
