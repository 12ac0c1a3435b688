"""Stories: found, published, withdrawn, dated."""

from datetime import MAXYEAR, MINYEAR
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.admin.many_rows import AmongNewest, ManyRowsAdmin, among_newest, newest_of
from articles.admin.read_only import ReadOnlyInline
from articles.browse.listing import list_articles
from articles.curation.dating import redate
from articles.curation.grouping import join_copies, split_copies
from articles.curation.particulars import correct_particulars
from articles.curation.publishing import publish, return_to_draft, withdraw
from articles.models import Article, Quote, State
from articles.models.article import NOT_PUBLISHED
from articles.models.audience import Audience

ASKED_BY_NAME = 20  # stories that the question names


PARTICULARS = ("source", "url", "section")


class ArticleForm(forms.ModelForm):
    """The day is what staff set by hand; the words are never changed."""

    reason = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Why this is right. Readers see it."
    )

    class Meta:
        model = Article
        fields = ["source", "url", "section", "date", "review_note"]

    def clean_date(self):
        day = self.cleaned_data["date"]
        if day is None and self.initial.get("date"):
            raise forms.ValidationError("A day can be put right, not taken away.")
        return day


class Question(NamedTuple):
    """What an action asks before it is done."""

    action: str
    title: str
    button: str
    lead: str
    done: str


WITHDRAW = Question(
    "withdraw",
    "Withdraw stories",
    "Withdraw",
    "These stories leave every list, feed and export; their addresses say that they were withdrawn, when and why.",
    "Withdrew",
)
JOIN = Question(
    "join_copies",
    "Join as copies of one story",
    "Join",
    "Lists show one of these stories and say how many copies there are; their own copies come along.",
    "Brought together",
)
SPLIT = Question(
    "split_copies",
    "Split off from its copies",
    "Split off",
    "These stories leave their group and stay together; where they are all of it, each goes its own way. "
    "No import brings them back.",
    "Split off",
)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why",
        help_text="Readers see it where the story was, and among the corrections.",
    )


class CopiesForm(forms.Form):
    reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why",
        help_text="Readers see it among the corrections of each story.",
    )


class QuoteInline(ReadOnlyInline):
    model = Quote
    fields = readonly_fields = ["kind", "text", "official", "speaker_name", "confidence", "review"]


class ByState(admin.SimpleListFilter):
    title = parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        if self.value() == State.PUBLISHED:  # nearly all: an index of states would have them sorted, a million
            return queryset.exclude(state__in=NOT_PUBLISHED)
        return queryset.filter(state=self.value()) if self.value() else queryset


class ByYear(admin.SimpleListFilter):
    title, parameter_name = "year", "year"

    def lookups(self, request, model_admin):
        years = list_articles(QueryDict(), audience=Audience.STAFF).found.days("year")
        return [*((str(year), str(year)) for year in sorted(years, reverse=True)), ("none", "undated")]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked == "none":
            return queryset.filter(date=None, state__in=State.values)
        if asked and asked.isascii() and asked.isdigit() and MINYEAR <= int(asked) <= MAXYEAR:
            # With the states, the index of states and days knows them.
            return queryset.filter(date__year=int(asked), state__in=State.values)
        return queryset


class ByNote(AmongNewest):
    path = "review_note"

    def lookups(self, request, model_admin):
        return [("yes", "with a note")]

    def queryset(self, request, queryset):
        return newest_of(queryset).exclude(review_note="") if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(ManyRowsAdmin):
    form = ArticleForm
    list_display = ["title", "source", "date_label", "date_how", "state", "imported_at"]
    list_filter = [
        ByState,
        "source",
        ByYear,
        among_newest("date_how"),
        ByNote,
        ("group", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["source"]
    search_fields = ["headline", "text"]
    fields = [
        "title",
        "on_site",
        "state",
        "source",
        "url",
        "section",
        "date",
        "reason",
        "reasoning",
        "disagreements",
        "copies",
        "review_note",
        "sha256",
        "text",
    ]
    readonly_fields = ["title", "on_site", "state", "reasoning", "disagreements", "copies", "sha256", "text"]
    inlines = [QuoteInline]
    actions = ["publish", "withdraw", "return_to_draft", "join_copies", "split_copies"]

    def find(self, params):
        return list_articles(params, audience=Audience.STAFF)

    def not_published(self, queryset):
        return queryset.filter(state__in=NOT_PUBLISHED)

    def with_copies(self, numbers):
        groups = Article.objects.filter(pk__in=numbers, group__isnull=False).values("group")
        copies = Article.objects.filter(group__in=groups).published().order_by()
        return {*numbers, *copies.values_list("pk", flat=True)}

    def has_add_permission(self, request):
        """Stories come in by import, where their reading is seen first."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Stories are withdrawn, not deleted."""
        return False

    @admin.display(description="on the site")
    def on_site(self, article):
        return format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.get_absolute_url())

    @admin.display(description="how the date is known")
    def reasoning(self, article):
        return " ".join(article.date_evidence) or article.get_date_how_display()

    @admin.display(description="file and reading disagree")
    def disagreements(self, article):
        return "; ".join(f"{name}: the file says “{told}”" for name, told, _found in article.disagreements()) or "no"

    @admin.display(description="copies")
    def copies(self, article):
        others = Article.objects.copies_of(article)
        return (
            format_html_join(
                ", ",
                '<a href="{}">{}</a>',
                ((reverse("admin:articles_article_change", args=[c.pk]), c.title) for c in others),
            )
            or "none"
        )

    def save_model(self, request, obj, form, change):
        """Each change is a deed with its history; only the note of staff to staff is written as it is."""
        given, who = form.cleaned_data, {"user": request.user, "now": timezone.now()}
        article = Article.objects.select_related("source").get(pk=obj.pk)
        article.review_note = given["review_note"]
        article.save(update_fields=["review_note"])
        particulars = {name: given[name] for name in PARTICULARS if name in form.changed_data}
        correct_particulars(article, values=particulars, reason=given["reason"], **who)
        if "date" in form.changed_data and given["date"]:
            redate(article, day=given["date"], reason=given["reason"], **who)

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request, articles):
        number = sum(publish(article, user=request.user, now=timezone.now()) for article in articles)
        messages.success(request, f"Published {_stories(number)}.")

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request, articles):
        """Asks why first: the reason stands at the story's address."""
        form = WithdrawForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return self._ask_why(request, articles, form, WITHDRAW)
        who = {"reason": form.cleaned_data["reason"], "user": request.user, "now": timezone.now()}
        number = sum(withdraw(article, **who) for article in articles)
        messages.success(request, f"Withdrew {_stories(number)}.")
        return None

    @admin.action(description="Join as copies of one story", permissions=["change"])
    def join_copies(self, request, articles):
        return self._of_copies(request, articles, JOIN, join_copies)

    @admin.action(description="Split off from its copies", permissions=["change"])
    def split_copies(self, request, articles):
        return self._of_copies(request, articles, SPLIT, split_copies)

    def _of_copies(self, request, articles, question, deed):
        form = CopiesForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return self._ask_why(request, articles, form, question)
        who = {"reason": form.cleaned_data["reason"], "user": request.user, "now": timezone.now()}
        number = deed(articles.select_related("source"), **who)
        messages.success(request, f"{question.done} {_stories(number)}.")
        return None

    def _ask_why(self, request, articles, form, question):
        context = self.admin_site.each_context(request) | {
            "title": question.title,
            "question": question,
            "opts": self.opts,
            "form": form,
            "articles": articles[:ASKED_BY_NAME],
            "others": max(0, articles.count() - ASKED_BY_NAME),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "select_across": request.POST.get("select_across", "0"),
        }
        return TemplateResponse(request, "admin/ask_why.html", context)

    @admin.action(description="Back to draft", permissions=["change"])
    def return_to_draft(self, request, articles):
        number = sum(return_to_draft(article, user=request.user, now=timezone.now()) for article in articles)
        messages.success(request, f"Took {_stories(number)} back to draft.")


def _stories(number: int) -> str:
    return f"{number} {'story' if number == 1 else 'stories'}"
