"""Kinds of posts."""

from django.contrib import admin

from articles.models import Office


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ["name", "key"]
    search_fields = ["name"]
