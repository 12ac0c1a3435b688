"""Agencies, and what of their texts the public may see."""

from django.contrib import admin
from django.db import transaction

from articles.models import Source
from articles.search.index import index_articles


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["name", "full_name", "rights", "home_page"]
    list_filter = ["rights"]
    search_fields = ["name", "full_name"]
    prepopulated_fields = {"slug": ["name"]}

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "rights" in form.changed_data:
            # What the public may find its stories by has changed, too.
            index_articles(obj.articles.select_related("source").iterator(chunk_size=200))
