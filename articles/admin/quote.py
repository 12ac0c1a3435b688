"""Quotes: looked at, confirmed, given to another speaker."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.many_rows import ManyRowsAdmin, among_newest
from articles.admin.read_only import ReadOnlyAdmin
from articles.browse.listing import list_quotes
from articles.curation.speakers import confirm_speaker, reassign_speaker
from articles.models import Quote
from articles.models.article import NOT_PUBLISHED
from articles.models.audience import Audience


class QuoteForm(forms.ModelForm):
    """The one thing that staff change of a quote: who said it."""

    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Readers see it.")

    class Meta:
        model = Quote
        fields = ["official"]


@admin.register(Quote)
class QuoteAdmin(ReadOnlyAdmin, ManyRowsAdmin):
    form = QuoteForm
    list_display = ["text_start", "speaker_label", "kind", "confidence", "review", "article"]
    list_filter = [among_newest(name) for name in ("review", "kind", "speaker_type", "reasoning__rule")]
    list_select_related = ["official", "institution", "article__source"]
    search_fields = ["text", "speaker_name"]
    autocomplete_fields = ["official"]
    fields = ["words", "on_page", "speaker_text", "why", "rule", "confidence", "review", "official", "reason"]
    readonly_fields = ["words", "on_page", "speaker_text", "why", "rule", "confidence", "review"]
    actions = ["confirm"]

    def find(self, params):
        return list_quotes(params, audience=Audience.STAFF)

    def not_published(self, queryset):
        return queryset.filter(article__state__in=NOT_PUBLISHED)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_quote")

    @admin.display(description="words")
    def text_start(self, quote):
        return quote.text[:80]

    @admin.display(description="words")
    def words(self, quote):
        return quote.text

    @admin.display(description="in its story")
    def on_page(self, quote):
        address = f"{quote.article.get_absolute_url()}#q{quote.pk}"
        return format_html('<a href="{}">{}</a>', address, quote.article.title)

    def save_model(self, request, obj, form, change):
        official = obj.official
        quote = Quote.objects.select_related("article", "official", "institution").get(pk=obj.pk)
        who = {"user": request.user, "now": timezone.now()}
        if "official" in form.changed_data:
            reassign_speaker(quote, official=official, reason=form.cleaned_data["reason"], **who)
        else:
            confirm_speaker(quote, **who)

    @admin.action(description="Confirm the speaker as read", permissions=["change"])
    def confirm(self, request, quotes):
        who = {"user": request.user, "now": timezone.now()}
        number = sum(confirm_speaker(quote, **who) for quote in quotes.select_related("official", "institution"))
        messages.success(request, f"Confirmed the speaker of {number} quotes.")
