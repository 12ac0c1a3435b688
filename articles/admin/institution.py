"""Ministries, press services, agencies and international bodies."""

from django.contrib import admin

from articles.models import Institution


@admin.register(Institution)
class InstitutionAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "country"]
    list_filter = ["kind"]
    search_fields = ["name"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"key": ["name"]}
