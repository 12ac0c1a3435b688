"""Stories: found, published, withdrawn, dated."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.read_only import ReadOnlyInline
from articles.curation.dating import redate
from articles.curation.publishing import publish, return_to_draft, withdraw
from articles.models import Article, Quote


class ArticleForm(forms.ModelForm):
    """The day is what staff set by hand; the words are never changed."""

    reason = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Why the day is right. Readers see it."
    )

    class Meta:
        model = Article
        fields = ["source", "url", "section", "date", "review_note"]


class QuoteInline(ReadOnlyInline):
    model = Quote
    fields = readonly_fields = ["kind", "text", "official", "speaker_name", "confidence", "review"]


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = ArticleForm
    list_display = ["title", "source", "date_label", "date_how", "state", "imported_at"]
    list_filter = ["state", "source", "date_how", ("review_note", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["headline", "text"]
    date_hierarchy = "date"
    ordering = ["-imported_at", "-pk"]
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
        "review_note",
        "sha256",
        "text",
    ]
    readonly_fields = ["title", "on_site", "state", "reasoning", "disagreements", "sha256", "text"]
    inlines = [QuoteInline]
    actions = ["publish", "withdraw", "return_to_draft"]

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

    def save_model(self, request, obj, form, change):
        day = obj.date
        if "date" in form.changed_data:
            obj.date = form.initial["date"]  # the deed writes it, with its history
        super().save_model(request, obj, form, change)
        if "date" in form.changed_data and day:
            redate(obj, day=day, reason=form.cleaned_data["reason"], user=request.user, now=timezone.now())

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request, articles):
        number = sum(publish(article, user=request.user, now=timezone.now()) for article in articles)
        messages.success(request, f"Published {number} stories.")

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request, articles):
        who = {"user": request.user, "now": timezone.now()}
        number = sum(withdraw(article, reason="Withdrawn by staff.", **who) for article in articles)
        messages.success(request, f"Withdrew {number} stories.")

    @admin.action(description="Back to draft", permissions=["change"])
    def return_to_draft(self, request, articles):
        number = sum(return_to_draft(article, user=request.user, now=timezone.now()) for article in articles)
        messages.success(request, f"Took {number} stories back to draft.")
