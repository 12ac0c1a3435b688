"""Agencies, and what of their texts the public may see."""

from django.contrib import admin
from django.db import transaction

from articles.curation.rights import set_rights
from articles.models import Source


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["name", "full_name", "rights", "home_page"]
    list_filter = ["rights"]
    search_fields = ["name", "full_name"]
    prepopulated_fields = {"slug": ["name"]}

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        rights = obj.rights
        if change:
            obj.rights = form.initial["rights"]  # the deed writes it, and the index with it
        super().save_model(request, obj, form, change)
        if change:
            set_rights(obj, rights=rights)
